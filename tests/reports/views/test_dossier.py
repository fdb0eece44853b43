"""Dossiers in the browser: asked for, watched, taken away; a school only about itself."""

import io
import zipfile

import pytest
from django.urls import reverse

from reports import dossier_making
from reports.models import Dossier
from tests.factories import (
    CriterionFactory,
    CriterionSetFactory,
    DirectionFactory,
    DossierFactory,
    PlanFactory,
)

LIST = "/reports/dossiers/"
YEAR = "2026-01-01..2026-12-31"


@pytest.fixture
def plan(authority, specialist):
    return PlanFactory(municipality=authority.municipality, owner=authority, created_by=specialist)


def test_a_small_one_is_made_at_once(enter_as, specialist, plan):
    client = enter_as(specialist)
    response = client.post(LIST, {"scope": "year", "period": YEAR})
    dossier = Dossier.objects.get()

    assert response.url == f"{LIST}{dossier.pk}/"
    assert (dossier.state, dossier.title) == ("ready", "Досье: всё, 2026 год")
    page = client.get(response.url).content.decode()
    assert "Скачать" in page
    assert "hx-trigger" not in page
    file = client.get(f"{response.url}file/")
    assert file["Content-Type"] == "application/zip"
    names = zipfile.ZipFile(io.BytesIO(b"".join(file.streaming_content))).namelist()
    assert names == ["Реестр.xlsx", "Реестр.pdf", "Чего не хватает.xlsx", "Чего не хватает.pdf"]


def test_a_large_one_is_left_to_the_worker(enter_as, specialist, plan, monkeypatch):
    monkeypatch.setattr("reports.views.dossier.SMALL_FILES", -1)
    client = enter_as(specialist)
    response = client.post(LIST, {"scope": "step", "step": "5", "period": YEAR})
    dossier = Dossier.objects.get()
    Dossier.objects.update(state="making", file_count=40, done_count=10)

    assert dossier.title == "Досье: этап «5. Анализ результатов», 2026 год"
    page = client.get(response.url).content.decode()
    assert 'hx-trigger="every 2s"' in page
    assert "Собрано файлов: 10 из 40" in page
    part = client.get(response.url, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert client.get(f"{response.url}file/").status_code == 404


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"scope": "direction", "period": YEAR}, "Выберите направление."),
        ({"scope": "step", "period": YEAR}, "Выберите этап управленческого цикла."),
        ({"scope": "organization", "period": YEAR}, "Выберите организацию."),
        ({"period": YEAR}, "Выберите, что собрать."),
        ({"scope": "year", "period": "1990-01-01..1990-12-31"}, "1990"),
        (
            {"scope": "readiness", "period": "2025-09-01..2026-08-31"},
            "Готовность считается за календарный год",
        ),
    ],
)
def test_half_a_wish_is_a_sentence(enter_as, specialist, plan, given, sentence):
    page = enter_as(specialist).post(LIST, given)

    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert Dossier.objects.count() == 0


def test_readiness_is_one_press_from_its_page(enter_as, specialist, plan):
    """The year and the direction come along; a year that no plan touches is offered as well."""
    direction = DirectionFactory(short_name="Объективность")
    criterion_set = CriterionSetFactory(first_year=2026)
    CriterionFactory(criterion_set=criterion_set, direction=direction)
    client = enter_as(specialist)
    page = client.get(reverse("reports:direction-readiness", args=[direction.pk]), {"year": 2031})
    address = f"{LIST}?scope=readiness&year=2031&direction={direction.pk}"
    assert address.replace("&", "&amp;") in page.content.decode()

    form = client.get(address).context["form"]
    chosen = {name: form[name].value() for name in ("scope", "period", "matrix_direction")}
    assert chosen == {
        "scope": "readiness",
        "period": "2031-01-01..2031-12-31",
        "matrix_direction": str(direction.pk),
    }
    client.post(address, chosen)
    dossier = Dossier.objects.get()
    assert (dossier.state, dossier.direction, dossier.missing_count) == ("ready", direction, 1)
    assert dossier.title == "Досье: готовность к оценке, Объективность, 2031 год"


def test_year_without_criteria_is_a_sentence(enter_as, specialist, plan):
    given = {"scope": "readiness", "period": "2001-01-01..2001-12-31"}
    page = enter_as(specialist).post(f"{LIST}?scope=readiness&year=2001", given)

    assert page.status_code == 422
    assert "Критериев за 2001 год нет" in page.content.decode()


def test_whole_matrix_in_one_press(enter_as, specialist, plan):
    CriterionFactory(criterion_set=CriterionSetFactory(first_year=2026))
    client = enter_as(specialist)
    page = client.get(reverse("reports:readiness"), {"year": 2026}).content.decode()
    assert f"{LIST}?scope=readiness&amp;year=2026" in page

    client.post(f"{LIST}?scope=readiness&year=2026", {"scope": "readiness", "period": YEAR})
    assert Dossier.objects.get().title == "Досье: готовность к оценке, все направления, 2026 год"


def test_observer_collects_nothing(enter_as, observer):
    criterion = CriterionFactory(criterion_set=CriterionSetFactory(first_year=2026))
    address = reverse("reports:direction-readiness", args=[criterion.direction_id])

    assert "Собрать досье" not in enter_as(observer).get(address, {"year": 2026}).content.decode()


def test_a_school_gets_its_own_papers_only(enter_as, school_head, other_school, plan):
    client = enter_as(school_head)
    client.post(LIST, {"period": YEAR, "scope": "year", "organization": other_school.pk})
    dossier = Dossier.objects.get()

    assert (dossier.scope, dossier.organization) == ("organization", school_head.position.organization)


def test_who_sees_which(enter_as, specialist, official, school_head, other_head, observer, stranger, school):
    own = DossierFactory(municipality=school.municipality, scope="organization", organization=school,
                         requested_by=school_head)  # fmt: skip
    of_department = DossierFactory(municipality=school.municipality, requested_by=specialist)

    def statuses(dossier):
        people = (specialist, official, school_head, other_head, observer, stranger)
        return [enter_as(one).get(f"{LIST}{dossier.pk}/").status_code for one in people]

    assert statuses(own) == [200, 200, 200, 404, 403, 404]
    assert statuses(of_department) == [200, 200, 404, 404, 403, 404]
    assert [enter_as(one).get(LIST).status_code for one in (school_head, observer)] == [200, 403]
    assert list(enter_as(school_head).get(LIST).context["dossiers"]) == [own]


def test_removed_one_is_made_again(enter_as, specialist, municipality):
    dossier = DossierFactory(municipality=municipality, requested_by=specialist, state="removed")
    client = enter_as(specialist)
    assert "Собрать снова" in client.get(f"{LIST}{dossier.pk}/").content.decode()

    client.post(f"{LIST}{dossier.pk}/repeat/")
    assert Dossier.objects.get().state == "ready"

    page = client.post(f"{LIST}{dossier.pk}/repeat/", follow=True)
    assert "Досье сейчас «готово»" in page.content.decode()


def test_missing_archive_is_no_page(enter_as, specialist, municipality):
    dossier = DossierFactory(
        municipality=municipality, requested_by=specialist, state="ready", expires_at="2026-04-08T12:00Z"
    )
    assert enter_as(specialist).get(f"{LIST}{dossier.pk}/file/").status_code == 404
    assert dossier_making.KEPT_DAYS == 7


@pytest.mark.parametrize("count", [1, 3])
def test_queries(count, enter_as, specialist, plan, municipality, django_assert_num_queries):
    for _ in range(count):
        DossierFactory(municipality=municipality, requested_by=specialist)
    client = enter_as(specialist)
    # 10 of the page; the savepoint, its release and a set_config belong to the test
    with django_assert_num_queries(12):
        client.get(LIST)
