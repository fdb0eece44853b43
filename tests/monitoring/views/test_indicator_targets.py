"""Targets and forecasts by year: the grid, rows from Excel, the workbook there and back, one cluster."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from monitoring.models import IndicatorTarget
from tests.factories import (
    ClusterFactory,
    DirectionFactory,
    IndicatorFactory,
    IndicatorSetFactory,
    IndicatorTargetFactory,
)
from tests.monitoring.views.test_indicator_sets import address, words

PLAN, FORECAST = 2026 * 2, 2026 * 2 + 1


@pytest.fixture
def shown(municipality):
    return IndicatorSetFactory(title="Показатели МСОКО")


@pytest.fixture
def share(shown):
    direction = DirectionFactory(key="quality", short_name="Качество")
    return IndicatorFactory(
        indicator_set=shown, direction=direction, code="Q-1", name="Доля", lowest=0, highest=100
    )


@pytest.fixture
def corridor(shown, share):
    return IndicatorFactory(
        indicator_set=shown,
        direction=share.direction,
        code="Q-2",
        name="Нагрузка",
        better="corridor",
        corridor_low=1,
        corridor_high=2,
    )


def save(client, shown, cells, query="?from=2026"):
    """`cells` are (indicator, column) -> (what was, what is typed)."""
    sent = {}
    for (indicator, column), (was, text) in cells.items():
        sent |= {f"c-{indicator.pk}-{column}": text, f"was-c-{indicator.pk}-{column}": was}
    return client.post(address("indicator-targets", shown) + query, sent, follow=True)


def given(client, shown, **sent):
    return client.post(address("indicator-targets-table", shown) + "?from=2026", sent, follow=True)


def kept():
    rows = IndicatorTarget.objects.order_by("indicator", "year")
    names = ("target_value", "forecast_value", "corridor_low", "corridor_high")
    return {
        (one.indicator.code, one.year): tuple(
            None if getattr(one, name) is None else float(getattr(one, name)) for name in names
        )
        for one in rows
    }


def test_grid_is_saved_and_shown(shown, share, corridor, enter_as, specialist):
    client = enter_as(specialist)

    page = save(
        client,
        shown,
        {(share, PLAN): ("", "80,5"), (share, FORECAST): ("", "78"), (corridor, PLAN): ("", "от 60 до 75")},
    )

    assert "Сохранено: 2 строки года." in words(page)
    assert kept() == {("Q-1", 2026): (80.5, 78, None, None), ("Q-2", 2026): (None, None, 60, 75)}
    assert 'value="80,5"' in page.content.decode()
    assert 'value="60–75"' in page.content.decode()


def test_only_what_was_typed_is_written(shown, share, enter_as, specialist):
    """A colleague has changed the plan meanwhile: the old page brings a new forecast and leaves it alone."""
    IndicatorTargetFactory(indicator=share, year=2026, target_value=90)

    save(enter_as(specialist), shown, {(share, PLAN): ("80", "80"), (share, FORECAST): ("", "70")})

    assert kept() == {("Q-1", 2026): (90, 70, None, None)}


def test_emptied_cells_take_the_row_away(shown, share, enter_as, specialist):
    IndicatorTargetFactory(indicator=share, year=2026, target_value=90)

    save(enter_as(specialist), shown, {(share, PLAN): ("90", "")})

    assert kept() == {}


def test_bad_cell_is_named_and_nothing_is_written(shown, share, corridor, enter_as, specialist):
    cells = {(share, PLAN): ("", "120"), (share, FORECAST): ("", "50"), (corridor, PLAN): ("", "75–60")}

    answer = save(enter_as(specialist), shown, cells)

    page = words(answer)
    assert (answer.status_code, kept()) == (422, {})
    assert "Ничего не записано: 2 замечания" in page
    assert "«Доля», план 2026: 120 больше допустимого (100)." in page
    assert "«Нагрузка», план 2026: В «75–60» верхняя граница меньше нижней." in page
    assert 'value="120"' in answer.content.decode()


def test_rows_of_excel_are_pasted(shown, share, corridor, enter_as, specialist):
    text = (
        "Код\tПоказатель\tЕдиница\tПлан 2026\tПрогноз 2026\t2027 план\r\n"
        "Q-1\tДоля\t%\t80\t\t82,5\r\n"
        "Q-2\tНагрузка\t\t60-75\t70\t\r\n"
    )

    page = words(given(enter_as(specialist), shown, text=text))

    assert "Сохранено: 3 строки года." in page
    assert kept() == {
        ("Q-1", 2026): (80, None, None, None),
        ("Q-1", 2027): (82.5, None, None, None),
        ("Q-2", 2026): (None, 70, 60, 75),
    }


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Вставьте строки из Excel или выберите файл XLSX: что-то одно."),
        ("Доля\t80", "нет строки заголовков со столбцом «Код» или «Показатель»"),
        ("Код\tПлан 2026\nQ-9\t80", "Строка 2: показателя «Q-9» в наборе нет."),
        ("Код\tЦель\nQ-1\t80", "Строка 1, столбец B: столбец «Цель» не понят."),
        ("Код\tПлан 2026\nQ-1\tмного", "Строка 2, столбец B: «много» – не число."),
        ("Код\tПлан 2026\nQ-1\tнет данных", "Строка 2, столбец B: План и прогноз – числа."),
    ],
)
def test_bad_table_is_answered_with_a_sentence(text, sentence, shown, share, enter_as, specialist):
    answer = given(enter_as(specialist), shown, text=text)

    assert (answer.status_code, kept()) == (422, {})
    assert sentence in words(answer)


def test_workbook_goes_there_and_back(shown, share, corridor, enter_as, specialist):
    client = enter_as(specialist)
    IndicatorTargetFactory(
        indicator=corridor, year=2026, target_value=None, corridor_low=60, corridor_high=75
    )
    answer = client.get(address("indicator-targets-xlsx", shown) + "?from=2026")
    workbook = load_workbook(io.BytesIO(answer.content))
    sheet = workbook.worksheets[0]
    header = next(row for row in sheet.iter_rows() if row[0].value == "Код")
    assert [cell.value for cell in header][:5] == [
        "Код",
        "Показатель",
        "Единица",
        "План 2026",
        "Прогноз 2026",
    ]
    sheet.cell(header[0].row + 1, 4, 80.5)
    changed = io.BytesIO()
    workbook.save(changed)

    page = words(given(client, shown, workbook=SimpleUploadedFile("план.xlsx", changed.getvalue())))

    assert "Сохранено: 1 строка года." in page
    assert kept() == {("Q-1", 2026): (80.5, None, None, None), ("Q-2", 2026): (None, None, 60, 75)}
    broken = given(client, shown, workbook=SimpleUploadedFile("план.xlsx", b"no workbook"))
    assert (broken.status_code, "план.xlsx" in words(broken)) == (422, True)


def test_cluster_has_targets_of_its_own(shown, share, enter_as, specialist):
    cluster, client = ClusterFactory(name="Малые сельские"), enter_as(specialist)
    IndicatorTargetFactory(indicator=share, year=2026, target_value=80)

    save(client, shown, {(share, PLAN): ("", "65")}, f"?from=2026&cluster={cluster.pk}")

    assert {(one.cluster, int(one.target_value)) for one in IndicatorTarget.objects.all()} == {
        (None, 80), (cluster, 65),
    }  # fmt: skip


def test_who_may_set_targets(shown, share, enter_as, official, school_head, observer):
    for person, status in ((official, 403), (observer, 403), (school_head, 404)):
        assert save(enter_as(person), shown, {(share, PLAN): ("", "65")}).status_code == status
    assert "Сохранить план" not in words(enter_as(official).get(address("indicator-targets", shown)))


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow(count, shown, share, enter_as, specialist, django_assert_num_queries):
    for _ in range(count):
        IndicatorTargetFactory(indicator=IndicatorFactory(indicator_set=shown, direction=share.direction))
    client = enter_as(specialist)
    client.get(reverse("monitoring:indicator-set-list"))

    with django_assert_num_queries(QUERIES):
        client.get(address("indicator-targets", shown) + "?from=2026")


QUERIES = 12
