"""odt and ods: the mimetype part says what the file is; passwords and macros are refused.

The part `mimetype` comes first and unpacked, as OpenDocument asks, so that the first hundred bytes tell the
kind. Libraries of Basic that are empty (old programs write them always) are no macros.
"""

from msoko.lib.file_kinds import CONTENT_TYPES, FileKind
from msoko.lib.foreign.markup import elements
from msoko.lib.refusals import RefusalCode, refused

MIMETYPE_PART = "mimetype"
MANIFEST_PART = "META-INF/manifest.xml"

_KINDS = {CONTENT_TYPES[kind]: kind for kind in (FileKind.ODT, FileKind.ODS)}
_EMPTY_LIBRARY_PARTS = ("script-lc.xml", "script-lb.xml", "dialog-lc.xml", "dialog-lb.xml")


def is_needed(part: str) -> bool:
    return part in (MIMETYPE_PART, MANIFEST_PART)


def check_names(names: list[str], name: str) -> None:
    """Refuse macros and a wrong order; the names come in the order they lie in the file."""
    for part in names:
        is_module = part.startswith("Basic/") and not part.endswith(_EMPTY_LIBRARY_PARTS)
        if is_module or part.startswith("Scripts/"):
            raise refused(RefusalCode.MACROS, name)
    if names[0] != MIMETYPE_PART or "content.xml" not in names:
        raise refused(RefusalCode.DAMAGED, name, detail="части документа не на своих местах")


def actual_kind(kept: dict[str, bytes], names: list[str], name: str) -> FileKind | None:
    """Return the kind the package names, None for a drawing, a template and others."""
    if MANIFEST_PART in names:
        tags = {tag for tag, _ in elements(kept[MANIFEST_PART], name, MANIFEST_PART)}
        if tags & {"encryption-data", "encrypted-key"}:
            raise refused(RefusalCode.ENCRYPTED, name)
    return _KINDS.get(kept[MIMETYPE_PART].decode("ascii", "replace").strip())
