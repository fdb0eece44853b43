"""Which words are marked when a cell has changed."""

import pytest

from plans.comparing import marked


def shown(pieces) -> str:
    return "".join(f"[{piece.text}]" if piece.is_changed else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Март", "Март", ("Март", "Март")),
        ("до 20 декабря", "до 25 декабря", ("до [20] декабря", "до [25] декабря")),
        ("Справка", "Справка, приказ", ("Справка", "Справка[, приказ]")),
        ("", "Приказ", ("", "[Приказ]")),
        ("Отчёт по итогам", "Отчёт", ("Отчёт[ по итогам]", "Отчёт")),
    ],
)
def test_marked(old, new, expected):
    assert tuple(map(shown, marked(old, new))) == expected


def test_a_very_long_cell_is_marked_whole():
    old, new = marked("а" * 4000, "б")

    assert (len(old), old[0].is_changed, len(new), new[0].is_changed) == (1, True, 1, True)
