"""MC-01, MC-02, MC-03, MC-05: the forms of the regulation and their dates."""

from datetime import date

import pytest

from monitoring.reporting_calendar import Due, FormRule, days_late, due_this_year, dues, rule_sentence

NOKO = FormRule("не реже 1 раза в 3 года")


def found(due_text, year=2026, **more):
    return [due.due_on for due in dues(FormRule(due_text), year, **more)]


@pytest.mark.parametrize(
    ("due_text", "days"),
    [
        ("ежегодно до 15 декабря", [date(2026, 12, 15)]),
        ("до 20 апреля", [date(2026, 4, 20)]),
        ("ежегодно до 20 декабря", [date(2026, 12, 20)]),
        ("ежегодно, не позднее 25 октября", [date(2026, 10, 25)]),
        ("ежегодно", [date(2026, 12, 31)]),
        ("до 15 февраля, до 15 августа", [date(2026, 2, 15), date(2026, 8, 15)]),
    ],
)
def test_yearly_forms(due_text, days):
    assert found(due_text) == days


def test_report_on_the_past_year():
    (due,) = dues(FormRule("до 20 апреля", past_periods=1), 2026)

    assert (due.reported_year, due.due_on) == (2025, date(2026, 4, 20))


def test_date_by_order_is_waited_for_and_then_comes_before_the_words():
    form = FormRule("по приказу управления образования")
    (waiting,) = dues(form, 2026)

    assert (waiting.due_on, waiting.waits_for) == (None, "дата ещё не установлена")
    assert dues(form, 2026, set_on=date(2026, 3, 2)) == (
        Due(2026, date(2026, 3, 2), label="срок по приказу"),
    )


def test_three_years_are_counted_from_the_last_assessment():
    facts = {
        "на 2025": date(2022, 5, 31),
        "на 2026": date(2023, 9, 1),
        "на 2027": date(2024, 2, 1),
        "никогда": None,
    }

    assert {one: due.due_on for one, due in due_this_year(facts, NOKO, 2026).items()} == {
        "на 2025": date(2025, 5, 31),
        "на 2026": date(2026, 9, 1),
        "никогда": None,
    }
    assert due_this_year(facts, NOKO, 2026)["никогда"].waits_for == "не указана дата последнего проведения"


def test_form_counts_only_while_it_is_valid():
    form = FormRule("до 20 апреля", valid_from=date(2026, 1, 1), valid_to=date(2027, 3, 1))

    assert [len(dues(form, year)) for year in (2025, 2026, 2027)] == [0, 1, 0]
    assert dues(FormRule(NOKO.due_text, valid_to=date(2025, 1, 1)), 2026, last_fact=date(2022, 5, 1)) == ()


def test_words_are_explained_or_refused():
    assert rule_sentence("ежегодно до 15 декабря", 2026) == "до 15.12.2026"
    with pytest.raises(ValueError, match="Срок «когда-то там» не понят"):
        rule_sentence("когда-то там", 2026)
    assert dues(FormRule("когда-то там"), 2026) == (Due(2026, None, "срок формы не понят"),)


@pytest.mark.parametrize(
    ("due_on", "filed_on", "days"),
    [
        (date(2026, 4, 20), date(2026, 4, 25), 5),
        (date(2026, 4, 20), date(2026, 4, 20), 0),
        (date(2026, 4, 20), date(2026, 4, 1), 0),
        (date(2026, 4, 20), None, 10),
        (None, None, 0),
    ],
)
def test_lateness_in_days(due_on, filed_on, days):
    assert days_late(due_on, filed_on, date(2026, 4, 30)) == days
