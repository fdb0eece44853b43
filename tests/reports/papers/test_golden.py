"""Each paper says in print what a person has read and found right."""

import pytest

from tests.reports.papers.golden_texts import GOLDEN, text_of
from tests.reports.papers.printed import PAPERS


@pytest.mark.parametrize("name", PAPERS)
def test_paper_says_what_was_read(name: str) -> None:
    """Compared word by word and page by page; where a line ends is the business of the text engine."""
    expected = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")

    assert text_of(name).split() == expected.split()


def test_each_text_belongs_to_a_paper() -> None:
    assert sorted(file.stem for file in GOLDEN.iterdir()) == sorted(PAPERS)
