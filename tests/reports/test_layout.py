"""Measures of the two standards and the shares of columns (AX-07)."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.layout import GOST_2016, GOST_2025, LAYOUTS, Margins, column_shares


def test_standards_differ_in_the_longest_line_of_a_requisite() -> None:
    assert replace(GOST_2016, standard="ГОСТ Р 7.0.97-2025", requisite_width=80) == GOST_2025
    assert GOST_2016.requisite_width == 75
    assert LAYOUTS == {"2025": GOST_2025, "2016": GOST_2016}


def test_landscape_sheet_is_bound_at_its_top() -> None:
    assert GOST_2025.margins.turned() == Margins(top=30, right=20, bottom=15, left=20)


@pytest.mark.parametrize("wrong", [{"body_points": 11}, {"table_points": 8}, {"line_spacing": 2.0}])
def test_layout_refuses_measures_outside_the_standard(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="бывает"):
        replace(GOST_2025, **wrong)


@pytest.mark.parametrize(
    ("keys", "shares"),
    [
        (("number_text", "title", "due_text", "executors"), (6, 56, 17, 21)),
        (("number", "title", "due", "bodies", "conduct_format", "result"), (5, 31, 13, 18, 15, 18)),
        (
            ("number", "title", "due", "executors", "steps_text", "outcome_text", "remark"),
            (5, 24, 11, 13, 21, 18, 8),
        ),
    ],
)
def test_known_columns_have_the_shares_of_the_dossier(keys: tuple[str, ...], shares: tuple[int, ...]) -> None:
    assert column_shares(keys, ["графа"] * len(keys), []) == shares


def test_other_columns_are_shared_by_what_their_cells_hold() -> None:
    headers = ["№", "Мероприятие", "Срок"]
    rows = [["1.", "Проведение мониторинга объективности " * 6, "март"]] * 5

    number, title, due = column_shares(["number", "title", "when"], headers, rows)

    assert number < due < title
    assert number + due + title == 100


@given(st.lists(st.text(max_size=300), min_size=1, max_size=24))
def test_shares_always_fill_the_table(headers: list[str]) -> None:
    shares = column_shares(["other"] * len(headers), headers, [headers])

    assert sum(shares) == 100
    assert min(shares) >= min(5, 100 // len(headers))


def test_a_figure_with_its_unit_stays_on_one_line() -> None:
    headers = ["Организация", "Характеристики качества подготовки", "ШНОР"]
    rows = [["МБОУ «Берёзовская ООШ»", "З 77,3 %", "З 100,0 %"]] * 5

    name, long_head, short_head = column_shares(["name", "one", "two"], headers, rows)

    # Nine letters beside a word of thirteen that may be hyphenated.
    assert short_head / name > 9 / 13
    assert short_head / long_head > 9 / 14


def test_table_without_columns_has_no_shares() -> None:
    assert column_shares([], [], []) == ()
