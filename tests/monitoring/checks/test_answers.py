"""What a page, a workbook and an import give is read by one function."""

from datetime import date, datetime
from decimal import Decimal

from monitoring.checks import Field, FieldKind, Finding, Severity, read_answers
from monitoring.values import Absent

FIELDS = (
    Field("N", "Участники"),
    Field("day", "Дата", FieldKind.DATE),
    Field("kind", "Вид", FieldKind.CHOICE),
)


def test_page_and_workbook_give_the_same_answers():
    page, page_findings = read_answers({"N": "24", "day": "20.09.2026", "kind": " СОШ "}, FIELDS)
    workbook, workbook_findings = read_answers(
        {"N": 24.0, "day": datetime(2026, 9, 20, 10), "kind": "СОШ"},  # noqa: DTZ001 -- as a workbook gives it
        FIELDS,
    )

    assert page == workbook == {"N": Decimal(24), "day": date(2026, 9, 20), "kind": "СОШ"}
    assert page_findings == workbook_findings == ()


def test_nothing_given_and_absence_are_kept_apart():
    assert read_answers({"day": "", "kind": "  "}, FIELDS) == ({"N": None, "day": None, "kind": None}, ())
    assert read_answers({"N": "н/д", "day": "не применимо", "kind": Absent.NO_DATA}, FIELDS) == (
        {"N": Absent.NO_DATA, "day": Absent.NOT_APPLICABLE, "kind": Absent.NO_DATA},
        (),
    )


def test_what_cannot_be_read_is_an_error_of_its_field():
    answers, findings = read_answers({"N": "двадцать", "day": "31.02.2026", "kind": "СОШ"}, FIELDS)
    _, (far,) = read_answers({"day": "01.01.0026"}, FIELDS)

    assert answers == {"kind": "СОШ"}
    assert findings == (
        Finding(
            "number",
            Severity.ERROR,
            "N",
            "«Участники»: «двадцать» – не число. Введите число (например, 12 или 12,5), «нет данных» или "
            "«не применимо».",
        ),
        Finding(
            "date",
            Severity.ERROR,
            "day",
            "«Дата»: «31.02.2026» – не дата. Напишите день, месяц и год, например 20.09.2026.",
        ),
    )
    assert far.field == "day"
    assert read_answers({"day": "2026-09-20"}, FIELDS)[0]["day"] == date(2026, 9, 20)
