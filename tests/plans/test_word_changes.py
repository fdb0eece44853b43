import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plans.word_changes import word_changes


def told(before: str, after: str) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in word_changes(before, after)]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Март", "Март", [("same", "Март")]),
        ("", "Март", [("new", "Март")]),
        ("Март", "", [("gone", "Март")]),
        ("", "", []),
        ("Март 2025", "Март 2026", [("same", "Март "), ("gone", "2025"), ("new", "2026")]),
        ("один два три", "пять шесть три", [("gone", "один два"), ("new", "пять шесть"), ("same", " три")]),
        ("план", "план работы", [("same", "план"), ("new", " работы")]),
    ],
)  # fmt: skip
def test_words_that_are_gone_and_words_that_are_new(before, after, expected):
    assert told(before, after) == expected


def test_very_long_texts_are_wholly_replaced():
    assert told("а " * 2000, "б") == [("gone", "а " * 2000), ("new", "б")]


@settings(max_examples=25)
@given(st.text(alphabet="аб ,\n", max_size=30), st.text(alphabet="аб ,\n", max_size=30))
def test_both_texts_can_be_read_from_the_difference(before, after):
    pieces = word_changes(before, after)

    assert "".join(piece.text for piece in pieces if piece.kind != "new") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == after
