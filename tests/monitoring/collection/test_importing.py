"""CK-06 and M2: a table of all schools and the workbook of one, whole or not at all, checked like the
page.
"""

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from monitoring import actions
from monitoring.models import IndicatorValue, PrimaryValue
from monitoring.queries.forms_of_rounds import form_of
from monitoring.queries.tables_of_rounds import table_template
from monitoring.spreadsheets import form_workbook
from msoko.lib.spreadsheets_forms import read_table
from tests.monitoring.collection.conftest import NOW

pytestmark = pytest.mark.django_db


def workbook_of(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_template_that_was_filled_in_is_taken(collection, specialist):
    book = load_workbook(BytesIO(table_template(collection.round)))
    sheet = book.active
    assert [cell.value for cell in sheet[1]] == ["Организация", "Участники", "Базовый уровень"]
    for row, given in ((2, (24, 18)), (3, (10, "нет данных"))):
        for column, value in enumerate(given, start=2):
            sheet.cell(row, column, value)
    stream = BytesIO()
    book.save(stream)

    done = actions.import_table(
        collection.round, actions.read_workbook(stream.getvalue(), "таблица.xlsx"), by=specialist, now=NOW
    )

    assert (done.problems, done.cell_count, done.changed_count) == ((), 4, 4)
    listed = IndicatorValue.objects.order_by("organization__short_name").values_list("value", "absence")
    assert list(listed) == [(75, ""), (None, "no_data")]


def test_one_wrong_row_leaves_everything_as_it_was(collection, specialist):
    rows = read_table(
        workbook_of(
            ("Организация", "Участники"), ("Школа № 101", 24), ("Школа № 102", "много"), ("Школа № 9", 1)
        )
    )

    done = actions.import_table(collection.round, rows, by=specialist, now=NOW)

    assert done.problems == (
        "Строка 4: организации «Школа № 9» нет среди участников сбора.",
        "Строка 3, столбец B: «Участники»: «много» – не число. Введите число (например, 12 или 12,5), "
        "«нет данных» или «не применимо».",
    )
    assert not PrimaryValue.objects.exists()


def test_same_table_again_changes_nothing_and_another_one_a_version(collection, specialist, school):
    def give(m):
        rows = read_table(workbook_of(("Организация", "N", "m"), ("Школа № 101", 24, m)))
        return actions.import_table(collection.round, rows, by=specialist, now=NOW).changed_count

    assert [give(18), give(18), give(20)] == [2, 0, 1]
    value = PrimaryValue.objects.get(field__code="m")
    assert (value.value, value.version) == (20, 2)
    assert PrimaryValue.pgh_event_models["update"].objects.filter(pgh_obj=value).count() == 2
    assert IndicatorValue.objects.get().inputs == {"N": ["24", 1], "m": ["20", 2]}


def test_checks_of_the_table_are_those_of_the_page(collection, specialist, school):
    rows = read_table(workbook_of(("Организация", "N", "m"), ("Школа № 101", 24, 25)))

    done = actions.import_table(collection.round, rows, by=specialist, now=NOW)

    of_page = form_of(collection.own).findings
    assert done.findings == {school: of_page}
    assert [one.kind for one in of_page] == ["not_more"]


def test_sent_data_are_not_overwritten(collection, give, specialist, school_head):
    give(m="18", N="24")
    actions.submit_submission(collection.own, by=school_head, now=NOW)
    rows = read_table(workbook_of(("Организация", "N"), ("Школа № 101", 30)))

    done = actions.import_table(collection.round, rows, by=specialist, now=NOW)

    assert done.problems == (
        "Строка 2: данные организации «Школа № 101» уже «отправлено». Сначала верните их.",
    )


def test_workbook_of_a_school_carries_the_checks_and_is_read_back(collection, give, school_head):
    give(N="24")
    book = load_workbook(BytesIO(form_workbook(form_of(collection.own))))
    sheet = book.active

    assert sheet.protection.sheet
    assert [sheet.cell(row, 5).value for row in (8, 9)] == [24, None]
    assert [sheet.cell(row, column).protection.locked for row, column in ((8, 4), (8, 5), (8, 6))] == [
        True,
        False,
        False,
    ]
    rules = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert set(rules) == {"E8", "E9"}
    assert "E9<=E8" in rules["E9"]
    assert "Больше, чем «Участники»" in sheet.cell(9, 7).value

    sheet.cell(9, 5, 18)
    sheet.cell(9, 6, "Проверено.")
    stream = BytesIO()
    book.save(stream)
    done = actions.import_form(collection.own, read_table(stream.getvalue()), by=school_head, now=NOW)

    assert (done.problems, done.cell_count, done.findings) == ((), 2, {})
    assert IndicatorValue.objects.get().value == 75
    assert PrimaryValue.objects.get(field__code="m").comment == "Проверено."


def test_workbook_of_another_school_is_refused(collection, school_head):
    content = form_workbook(form_of(collection.other))

    with pytest.raises(actions.NotPossible, match="форма другой организации"):
        actions.import_form(collection.own, read_table(content), by=school_head, now=NOW)
