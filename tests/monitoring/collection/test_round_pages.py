"""Rounds of the department: made, shaped, opened, extended, approved; the table; one table taken in."""

import io

import pytest
from django.urls import reverse

from monitoring.models import (
    CollectionRound,
    DataRemark,
    PrimaryValue,
    ProcedureScope,
    Reminder,
    RoundExtension,
    Submission,
)
from tests.factories import (
    AssessmentProcedureFactory,
    CollectionRoundFactory,
    IndicatorFactory,
    IndicatorSetFactory,
    OrganizationFactory,
    PrimaryFieldFactory,
    SchoolSubjectFactory,
    SubmissionFactory,
)

pytestmark = pytest.mark.time_machine("2026-10-05 09:00+00:00")


def address(asked, name="detail", *keys):
    return reverse(f"monitoring:round-{name}", args=[asked.pk, *keys])


def words(answer):
    return " ".join(answer.content.decode().split())


def test_round_is_made_shaped_and_opened(department, school, other_school):
    PrimaryFieldFactory(code="N", municipality=school.municipality)
    PrimaryFieldFactory(code="m", municipality=school.municipality)
    indicator_set = IndicatorSetFactory(municipality=school.municipality)
    indicator = IndicatorFactory(municipality=school.municipality, indicator_set=indicator_set)
    given = {
        "title": "Итоги года",
        "indicator_set": indicator_set.pk,
        "year": 2026,
        "period": "year",
        "opens_on": "2026-10-05",
        "closes_on": "2026-10-25",
        "is_sample": "on",
        "sample_rule_text": "Каждая вторая школа.",
        "sample_on": "2026-10-01",
    }

    early = department.post(reverse("monitoring:round-add"), {**given, "closes_on": "2026-10-01"})
    department.post(reverse("monitoring:round-add"), given)
    asked = CollectionRound.objects.get()
    department.post(address(asked, "open"))
    assert CollectionRound.objects.get().state == "draft"
    chosen = {"indicators": [indicator.pk], "organizations": [school.pk], f"grades-{school.pk}": "5, 8"}
    refused = department.post(address(asked, "shape"), {**chosen, f"grades-{school.pk}": "5 и 12"})
    department.post(address(asked, "shape"), chosen)
    department.post(address(asked, "open"))

    assert "не может закончиться раньше" in words(early)
    assert "классы выборки пишут через запятую" in words(refused)
    assert CollectionRound.objects.get().state == "open"
    assert list(Submission.objects.values_list("organization", "grades")) == [(school.pk, [5, 8])]
    assert sorted(asked.fields.values_list("field__code", flat=True)) == ["N", "m"]


def test_page_says_who_has_given_what(collection, department, give):
    give(N="24")

    page = words(department.get(address(collection.round)))

    assert "Сдали 0 из 2" in page
    assert "50&nbsp;%" in page
    assert "1 из 2" in page


@pytest.mark.parametrize("count", [1, 3])
def test_queries(count, collection, department, django_assert_num_queries):
    for _ in range(count - 1):
        SubmissionFactory(round=collection.round, organization=OrganizationFactory())
    department.get(address(collection.round))

    with django_assert_num_queries(12):
        department.get(address(collection.round))
    with django_assert_num_queries(14):
        department.get(address(collection.round, "table"))


@pytest.mark.parametrize("count", [1, 3])
def test_queries_of_the_list(count, collection, department, django_assert_num_queries):
    for _ in range(count - 1):
        CollectionRoundFactory(indicator_set=collection.set)
    department.get(reverse("monitoring:round-list"))

    with django_assert_num_queries(9):
        department.get(reverse("monitoring:round-list"))


def test_one_school_is_given_more_time_with_a_reason(collection, department, school):
    given = {"organization": school.pk, "closes_on": "2026-10-30"}

    without = department.post(address(collection.round, "extend"), {**given, "reason": ""}, follow=True)
    department.post(address(collection.round, "extend"), {**given, "reason": "Карантин."})

    assert "Напишите, почему срок продлён." in words(without)
    assert list(RoundExtension.objects.values_list("organization", "reason")) == [(school.pk, "Карантин.")]
    assert "продлено" in words(department.get(address(collection.round)))


def test_round_is_approved_by_the_official_once_everything_is_accepted(
    collection, department, enter_as, official, school_head, give
):
    official_client = enter_as(official)
    department.post(address(collection.round, "close"))
    refused = official_client.post(address(collection.round, "approve"), follow=True)
    assert "Ещё не приняты данные" in words(refused)

    Submission.objects.update(state="accepted", submitted_at="2026-10-04T09:00Z", submitted_by=school_head)
    assert department.post(address(collection.round, "approve")).status_code == 403
    official_client.post(address(collection.round, "approve"))

    assert CollectionRound.objects.get().state == "approved"


def test_those_who_owe_are_reminded_once_a_day(collection, department, school_head, other_school):
    school_head.position.organization.email = "school101@example.org"
    school_head.position.organization.save()

    first = department.post(address(collection.round, "remind"), follow=True)
    again = department.post(address(collection.round, "remind"), follow=True)

    letter = Reminder.objects.get()
    assert (letter.kind, letter.person, letter.to_text) == ("data", school_head, "school101@example.org")
    assert "до 20.10.2026" in letter.body_text
    assert f"Некому или некуда писать: {other_school}" in words(first)
    assert "Сегодня уже напоминали: 1." in words(again)


@pytest.mark.parametrize("name", ["photo.png", ""])
def test_what_is_no_workbook_is_refused_with_a_sentence(collection, department, name):
    content = io.BytesIO(b"no workbook")
    content.name = name

    answer = department.post(address(collection.round, "import"), {"workbook": content} if name else {})

    assert answer.status_code == 422
    assert ("нужна книга Excel" if name else "Выберите файл XLSX.") in words(answer)


def test_table_and_its_file_tell_the_three_kinds_of_nothing_apart(collection, department, give):
    give(N="нд", m="0")

    page = words(department.get(address(collection.round, "table")))
    file = department.get(address(collection.round, "table-xlsx"))

    assert ">н/д</a>" in page
    assert ">0</a>" in page
    assert page.count(">·</a>") == 2
    assert file["Content-Type"].endswith("sheet")


def test_a_cell_is_corrected_with_a_reason_and_a_remark_is_closed_by_it(
    collection, department, enter_as, school_head, give
):
    give(N="24", m="18")
    line = collection.lines["m"]
    cell = reverse("monitoring:submission-cell", args=[collection.own.pk, line.pk])
    department.post(f"{cell}remark/", {"text": "Сверьте с протоколом.", "due_on": "2026-10-12"})
    head = enter_as(school_head)
    assert "Сверьте с протоколом." in words(
        head.get(reverse("monitoring:submission-detail", args=[collection.own.pk]))
    )

    head.post(f"{cell}correct/", {"value": "20", "reason": ""})
    assert PrimaryValue.objects.get(field=line.field).value == 18
    head.post(f"{cell}correct/", {"value": "20", "reason": "Опечатка."})

    page = words(head.get(cell))
    assert "Опечатка." in page
    assert '<td class="number">18</td>' in page
    assert DataRemark.objects.get().closed_by == school_head


def test_school_sees_no_page_of_the_department(collection, enter_as, school_head, other_head):
    head = enter_as(school_head)

    for name in ("detail", "table", "import", "shape", "xlsx", "table-xlsx", "template"):
        assert head.get(address(collection.round, name)).status_code == 403
    line = collection.lines["m"]
    cell = reverse("monitoring:submission-cell", args=[collection.own.pk, line.pk])
    assert enter_as(other_head).get(cell).status_code == 404


def test_a_subject_and_a_class_are_added_on_the_page_of_a_draft(collection, department, municipality):
    procedure = AssessmentProcedureFactory(municipality=municipality)
    subject = SchoolSubjectFactory(name="Математика")
    address_of = address(collection.round, "scope")

    refused = department.post(address_of, {"procedure": procedure.pk}, follow=True)
    for _ in range(2):
        department.post(address_of, {"procedure": procedure.pk, "subject": subject.pk, "grade": "5"})

    assert "Выберите предмет или класс." in words(refused)
    assert list(ProcedureScope.objects.values_list("subject", "grade")) == [(subject.pk, 5)]


def test_left_column_counts_what_waits(collection, department, head, school_head):
    Submission.objects.filter(pk=collection.other.pk).update(
        state="sent", submitted_at="2026-10-04T09:00Z", submitted_by=school_head
    )

    assert 'Сбор данных<span class="side-count">1</span>' in words(department.get("/monitoring/rounds/"))
    assert 'Показатели<span class="side-count">1</span>' in words(head.get("/monitoring/submissions/"))
