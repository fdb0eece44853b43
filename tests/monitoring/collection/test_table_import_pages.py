"""One table for all organisations: shown first, written by one press; nothing before it."""

import io

import pytest
from django.urls import reverse

from monitoring import actions
from monitoring.models import IndicatorValue, PrimaryValue, TableImport
from monitoring.queries.forms_of_rounds import form_of
from msoko.lib.spreadsheets import write_table
from msoko.people.models import StoredFile
from tests.factories import OrganizationFactory, TableImportFactory

pytestmark = pytest.mark.time_machine("2026-10-05 09:00+00:00")
HEADER = ["Организация", "Участники", "Базовый уровень"]


@pytest.fixture
def upload(collection, department):
    """`upload(rows)`: the kept table and the page that shows it."""

    def post(*rows, header=HEADER):
        content = io.BytesIO(write_table("Данные", header, rows))
        content.name = "таблица.xlsx"
        address = reverse("monitoring:round-import", args=[collection.round.pk])
        answer = department.post(address, {"workbook": content}, follow=True)
        return TableImport.objects.order_by("pk").last(), words(answer)

    return post


def words(answer):
    return " ".join(answer.content.decode().split())


def page_of(kept):
    return reverse("monitoring:table-import-detail", args=[kept.pk])


def mark_of(client, kept):
    return client.get(page_of(kept)).context["preview"].mark


def write(client, kept, seen):
    return words(
        client.post(reverse("monitoring:table-import-write", args=[kept.pk]), {"seen": seen}, follow=True)
    )


def test_nothing_is_written_before_the_press(upload, give, school, other_school, department, collection):
    give(N="24", m="18")
    kept, page = upload([school.short_name, 24, 20], [other_school.short_name, 30, "нет данных"])

    assert "Организаций</dt><dd>2 из 2" in page
    assert "Полей сбора</dt><dd>2 из 2" in page
    assert "Записать: 2 новых значения, 1 изменение" in page
    found = department.get(page_of(kept)).context["preview"].difference
    assert (found.new_count, len(found.changes), found.same_count) == (2, 1, 1)
    assert (found.no_data_count, found.not_applicable_count) == (1, 0)
    assert "<td>18 → <b>20</b></td>" in page
    assert "строка 2, столбец C" in page
    assert PrimaryValue.objects.count() == 2
    assert kept.written_at is None
    assert StoredFile.objects.get(pk=kept.file_id).size > 0

    done = write(department, kept, mark_of(department, kept))

    assert "Ячеек в таблице 4, новых и изменённых 3" in done
    assert PrimaryValue.objects.get(organization=school, field__code="m").value == 20
    assert PrimaryValue.objects.get(organization=other_school, field__code="m").absence == "no_data"
    assert IndicatorValue.objects.count() == 2
    kept.refresh_from_db()
    assert (kept.written_by.username, bytes(kept.kept)) == ("specialist", b"")
    assert "уже записана" in write(department, kept, "")


def test_what_the_checks_will_say_is_told_beforehand(upload, collection, school, other_school, department):
    kept, page = upload([school.short_name, 24, 25])

    assert "Что скажут проверки" in page
    assert "Организаций</dt><dd>1 из 2" in page
    assert f"<li>{other_school.short_name}</li>" in page
    [(organization, found)] = department.get(page_of(kept)).context["preview"].findings.items()
    write(department, kept, mark_of(department, kept))
    assert (organization, found) == (school, form_of(collection.own).findings)


def test_a_value_that_came_meanwhile_stops_the_press(upload, give, school, department):
    kept, _ = upload([school.short_name, 24, 20])
    seen = mark_of(department, kept)
    give(N="23")

    told = write(department, kept, seen)

    assert "значения этого сбора изменились" in told
    assert "<td>23 → <b>24</b></td>" in told
    assert PrimaryValue.objects.get().value == 23
    assert "Записано." in write(department, kept, mark_of(department, kept))


def test_problems_are_listed_and_leave_no_press(upload, school, department):
    kept, page = upload([school.short_name, 24, "много"], ["Школа на Луне", 3, 2])

    assert "Записать нельзя: 2 замечания" in page
    assert "Строка 2, столбец C" in page
    assert "Школа на Луне" in page
    assert "Записать:" not in page
    assert "появились замечания" in write(department, kept, mark_of(department, kept))
    assert PrimaryValue.objects.count() == 0


def test_a_table_of_what_is_there_changes_nothing(upload, give, school):
    give(N="24")
    _, page = upload([school.short_name, 24, ""])

    assert "Таблица ничего не меняет" in page
    assert "Записать:" not in page


def test_a_round_that_takes_no_table_says_so(upload, collection, school, department):
    kept, _ = upload([school.short_name, 24, 20])
    seen = mark_of(department, kept)
    type(collection.round).objects.update(state="draft")

    assert "таблица не загружается" in words(department.get(page_of(kept)))
    assert "таблица не загружается" in write(department, kept, seen)
    assert PrimaryValue.objects.count() == 0


def test_only_the_specialist_of_the_own_department(upload, school, head, enter_as, official, stranger):
    kept, _ = upload([school.short_name, 24, 20])

    assert [one.get(page_of(kept)).status_code for one in (head, enter_as(official))] == [404, 403]
    assert enter_as(stranger).get(page_of(kept)).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_queries(count, upload, collection, specialist, department, django_assert_num_queries):
    schools = [OrganizationFactory(municipality=collection.round.municipality) for _ in range(count)]
    type(collection.round).objects.update(state="draft")
    collection.round.refresh_from_db()
    actions.choose_organizations(collection.round, organizations=schools, by=specialist)
    type(collection.round).objects.update(state="open")
    kept, _ = upload(*([one.short_name, 24, 25] for one in schools))

    with django_assert_num_queries(15):
        department.get(page_of(kept))


def test_a_table_of_nothing_but_a_header_says_so(municipality):
    preview = actions.preview_table(TableImportFactory(municipality=municipality, round__state="open"))

    assert preview.problems == ("В таблице нет ни одной строки с организацией.",)
