"""Which texts of a page go with the signature behind them.

«No gap between page with the signature and at least two lines of text» (OR-06). A text of two lines and more
is parted so by its style; the last text may be one line («Контроль оставляю за собой»), so the text before it
is kept as well.
"""

from collections.abc import Iterator, Sequence

from reports.papers.model import Block, Bullets, Clause, Paragraph, Picture, SignatureBlock

_KEPT_TEXTS = 2


def kept_texts(blocks: Sequence[Block]) -> frozenset[int]:
    """Identities of the texts and pictures that stay on the page of what follows them."""
    kept: set[int] = set()
    texts: list[int] = []
    for block in blocks:
        if isinstance(block, SignatureBlock):
            kept.update(texts[-_KEPT_TEXTS:])
        texts.extend(_texts(block))
    return frozenset(kept)


def _texts(block: Block) -> Iterator[int]:
    if isinstance(block, Bullets):
        yield from map(id, block.items)
    if isinstance(block, Paragraph | Clause | Picture):
        yield id(block)
    if isinstance(block, Clause):
        for part in block.subclauses:
            yield from _texts(part)
