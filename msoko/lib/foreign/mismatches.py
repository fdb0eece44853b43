"""The sentence for bytes that are something else than the name says, with the advice that helps."""

from msoko.lib.file_kinds import KIND_WORDS, FileKind, extension_of
from msoko.lib.refusals import RefusalCode, Refused, refused


def mismatch(
    name: str, claimed: FileKind, actual: FileKind | str, advice: str = "Приложите сам документ."
) -> Refused:
    """Refuse; `actual` is a kind, or words in the nominative when it is no kind of ours."""
    if isinstance(actual, FileKind):
        words = KIND_WORDS[actual]
        advice = f"Исправьте расширение имени на «.{extension_of(actual)}» и приложите снова."
    else:
        words = actual
    return refused(RefusalCode.MISMATCH, name, claimed=KIND_WORDS[claimed], detail=words, advice=advice)


def unlike(name: str, claimed: FileKind) -> Refused:
    """Refuse bytes of which nothing better can be said than that they are not the kind."""
    return refused(RefusalCode.DAMAGED, name, detail=f"внутри не {KIND_WORDS[claimed]}")
