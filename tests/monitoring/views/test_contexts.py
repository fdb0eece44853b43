"""Context of organisations by year: grids, rows from Excel, the workbook there and back, who and when."""

import datetime
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from monitoring.models import ContextProfile
from tests.factories import ContextProfileFactory, OrganizationFactory
from tests.monitoring.views.test_indicator_sets import words

PAGE = "monitoring:context-list"


def save(client, cells, query="?year=2026&group=pupils"):
    sent = {}
    for (organization, column), (was, text) in cells.items():
        sent |= {f"c-{organization.pk}-{column}": text, f"was-c-{organization.pk}-{column}": was}
    return client.post(reverse(PAGE) + query, sent, follow=True)


def given(client, **sent):
    return client.post(reverse("monitoring:context-table") + "?year=2026", sent, follow=True)


def test_grid_is_saved_with_who_and_when(school, other_school, enter_as, specialist, time_machine):
    time_machine.move_to(datetime.datetime(2026, 9, 5, 9, tzinfo=datetime.UTC), tick=False)
    cells = {(school, "pupil_count"): ("", "240"), (school, "special_needs_count"): ("", "12")}

    page = words(save(enter_as(specialist), cells))

    made = ContextProfile.objects.get()
    assert (made.organization, made.year, made.pupil_count, made.special_needs_count) == (
        school,
        2026,
        240,
        12,
    )
    assert "Сохранено: 1 организация." in page
    assert f"{specialist}, 05.09.2026" in page
    assert "Заполнено 1 из 2." in page


def test_words_are_chosen_and_the_directory_knows_the_village(municipality, enter_as, specialist):
    rural = OrganizationFactory(municipality=municipality, is_rural=True)

    save(
        enter_as(specialist),
        {(rural, "school_type"): ("", "гимназия"), (rural, "distance_km"): ("", "12,5")},
        "?year=2026",
    )

    made = ContextProfile.objects.get()
    assert (made.school_type, made.is_rural, made.is_small, float(made.distance_km)) == (
        "gymnasium", True, False, 12.5,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("column", "text", "sentence"),
    [
        ("special_needs_count", "300", "Школа № 101: «с ОВЗ» (300) больше, чем «обучающихся» (240)."),
        ("pupil_count", "12,5", "«обучающихся»: нужно целое число, а не 12,5."),
        ("pupil_count", "-1", "«обучающихся»: число не бывает отрицательным."),
        ("register_count", "Петров П.", "«на профилактическом учёте»: «Петров П.» – не число."),
    ],
)
def test_bad_cell_is_named_and_nothing_is_written(column, text, sentence, school, enter_as, specialist):
    ContextProfileFactory(organization=school, year=2026, pupil_count=240)

    answer = save(
        enter_as(specialist), {(school, column): ("", text), (school, "other_language_count"): ("", "5")}
    )

    assert (answer.status_code, sentence in words(answer)) == (422, True)
    assert ContextProfile.objects.get().other_language_count is None


def test_table_is_pasted_and_the_workbook_goes_back(school, other_school, enter_as, specialist):
    client = enter_as(specialist)
    text = (
        "Организация\tОбучающихся\tСельская\tТип\tКто изменил\n"
        "Школа №101\t240\tда\tСОШ\tкто-то\n"
        "Школа № 102\t80\tнет\t\t"
    )
    assert "Сохранено: 2 организации." in words(given(client, text=text))

    workbook = load_workbook(
        io.BytesIO(client.get(reverse("monitoring:context-list-xlsx") + "?year=2026").content)
    )
    sheet = workbook.worksheets[0]
    header = next(row for row in sheet.iter_rows() if row[0].value == "Организация")
    place = next(cell.column for cell in header if cell.value == "Обучающихся")
    assert [sheet.cell(header[0].row + number, place).value for number in (1, 2)] == [240, 80]
    sheet.cell(header[0].row + 2, place, 85)
    changed = io.BytesIO()
    workbook.save(changed)
    page = words(given(client, workbook=SimpleUploadedFile("контекст.xlsx", changed.getvalue())))

    assert "Сохранено: 1 организация." in page
    assert dict(ContextProfile.objects.values_list("organization__short_name", "pupil_count")) == {
        "Школа № 101": 240, "Школа № 102": 85,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Школа № 101\t240", "нет строки заголовков со столбцом «Организация»"),
        ("Организация\tОбучающихся\nШкола № 9\t1", "Строка 2: организации «Школа № 9» нет среди организаций"),
        ("Организация\tСписок детей\nШкола № 101\t1", "столбца «Список детей» в контексте нет"),
        ("Организация\tТип\nШкола № 101\tвуз", "Строка 2, столбец B: «вуз» нет в перечне: СОШ"),
        ("Организация\tСельская\nШкола № 101\tможет", "напишите «да» или «нет», а не «может»."),
    ],
)
def test_bad_table_is_answered_with_a_sentence(text, sentence, school, enter_as, specialist):
    answer = given(enter_as(specialist), text=text)

    assert (answer.status_code, sentence in words(answer)) == (422, True)
    assert not ContextProfile.objects.exists()


def test_who_may_look_and_change(school, enter_as, official, observer, school_head, stranger):
    cells = {(school, "pupil_count"): ("", "240")}
    for person, look in ((official, 200), (observer, 200), (school_head, 403)):
        client = enter_as(person)
        assert (client.get(reverse(PAGE)).status_code, save(client, cells).status_code) == (look, 403)
    foreign = words(save(enter_as(stranger), cells))
    assert "Ничего не изменилось." in foreign
    assert not ContextProfile.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow(count, municipality, enter_as, specialist, django_assert_num_queries):
    for _ in range(count):
        ContextProfileFactory(organization=OrganizationFactory(municipality=municipality), year=2026)
    client = enter_as(specialist)
    client.get(reverse(PAGE))

    with django_assert_num_queries(QUERIES):
        client.get(reverse(PAGE) + "?year=2026")


QUERIES = 10
