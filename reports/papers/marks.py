"""Where the marks of electronic signatures stand (domain 3.9): «at the place of the hand signature».

A mark goes to the signature whose surname its certificate names; one that names nobody of the paper goes to
the first signature, for a paper may be signed by whoever acts for the signatory.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from reports.papers.model import Block, Paper, SignatureBlock, SignatureMark


def marked(paper: Paper, marks: Sequence[SignatureMark]) -> Paper:
    """The same paper with the marks in it; without a signature block there is no place for them."""
    blocks = [block for section in paper.pages for block in section.blocks]
    places = [block for block in blocks if isinstance(block, SignatureBlock)]
    if not places:
        return paper
    given: dict[int, tuple[SignatureMark, ...]] = {}
    for mark in marks:
        place = next((at for at, block in enumerate(places) if _names(mark, block)), 0)
        given[place] = (*given.get(place, ()), mark)
    numbers = iter(range(len(places)))

    def with_marks(block: Block) -> Block:
        if not isinstance(block, SignatureBlock):
            return block
        return replace(block, marks=given.get(next(numbers), ()))

    pages = tuple(
        replace(section, blocks=tuple(with_marks(block) for block in section.blocks))
        for section in paper.pages
    )
    return replace(paper, title=f"{paper.title}, копия с отметкой", pages=pages)


def _names(mark: SignatureMark, block: SignatureBlock) -> bool:
    """«О.П. Сосновская» signs with the certificate of «Сосновская Ольга Петровна, начальник»."""
    if not isinstance(block.name, str):
        return False
    surname = block.name.replace("\u00a0", " ").split(" ")[-1]
    return bool(surname) and surname.casefold() in _words(mark.owner_text)


def _words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[\w-]+", text)}
