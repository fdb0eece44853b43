"""The last two texts go with the signature (OR-06)."""

from reports.papers.model import AuthorLines, Block, Clause, Paragraph, SignatureBlock, Verb
from reports.rendering.keeping import kept_texts

FIRST, LAST = Clause("3.1.", ("Разработать планы.",)), Clause("3.2.", ("Исполнить их.",))
PARENT = Clause("3.", ("Руководителям школ:",), (FIRST, LAST))
CONTROL = Clause("4.", ("Контроль оставляю за собой.",))
TEXT = Paragraph(("Справка составлена.",))
SIGNATURE = SignatureBlock(("Начальник",), "А.Б. Озёрная")


def kept(*blocks: Block) -> list[Block]:
    found = kept_texts(blocks)
    return [one for one in (FIRST, LAST, PARENT, CONTROL, TEXT) if id(one) in found]


def test_two_texts_before_a_signature_are_kept() -> None:
    assert kept(PARENT, CONTROL, SIGNATURE) == [LAST, CONTROL]
    assert kept(TEXT, PARENT, SIGNATURE) == [FIRST, LAST]


def test_second_signature_keeps_the_same_texts() -> None:
    assert kept(CONTROL, TEXT, SIGNATURE, SIGNATURE) == [CONTROL, TEXT]


def test_what_is_not_signed_is_not_kept() -> None:
    assert kept(PARENT, CONTROL) == []
    assert kept(AuthorLines(("Управление",)), Verb("ПРИКАЗЫВАЮ:"), SIGNATURE) == []
