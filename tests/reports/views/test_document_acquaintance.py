"""Who is asked to read an order, the own answer, reminders, the sheet (domain 3.10)."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from monitoring.models import Reminder
from msoko.people.roles import Role
from reports import acquainting, actions
from reports.models import Acquaintance
from tests.factories import AcquaintanceFactory, PositionFactory
from tests.reports.plans import edition_with
from tests.reports.rendering.words import pdf_pages, words

FEBRUARY = datetime.date(2026, 2, 12)


@pytest.fixture
def order(authority, school, specialist, official):
    document = actions.draft_order(edition_with(authority), by=specialist)
    document.texts["clauses"] = ["Назначить ответственной Ельникову Н.П."]
    document.save()
    return actions.register_document(document, number_text="7", dated_on=FEBRUARY, by=official)


def page(document) -> str:
    return reverse("reports:document-acquaintance", args=[document.pk])


def asked(document) -> list[int]:
    return sorted(document.acquaintances.values_list("post", flat=True))


def test_people_named_and_heads_are_suggested_and_ticked(order, specialist, school_head, observer, enter_as):
    form = enter_as(specialist).get(page(order)).context["form"]

    offered = {name: (list(field.queryset), field.initial) for name, field in form.fields.items()}
    assert offered["named"] == ([specialist.position], [specialist.position.pk])
    assert offered["heads"] == ([school_head.position], [school_head.position.pk])
    assert offered["others"][1] == []
    assert observer.position in offered["others"][0]


def test_asking_writes_a_line_and_a_letter_for_each(order, specialist, school_head, other_head, enter_as):
    school_head.email = "head@example.org"
    school_head.save()
    posts = [school_head.position.pk, other_head.position.pk]

    response = enter_as(specialist).post(page(order), {"heads": posts})

    assert response.url == page(order)
    assert asked(order) == sorted(posts)
    letter = Reminder.objects.get()
    assert (letter.person, letter.to_text) == (school_head, "head@example.org")
    assert letter.subject == "Ознакомьтесь: приказ об утверждении плана от 12.02.2026 № 7"
    assert reverse("reports:document-detail", args=[order.pk]) in letter.body_text


def test_nobody_ticked_is_told(order, specialist, school_head, enter_as):
    response = enter_as(specialist).post(page(order), {})

    assert response.status_code == 422
    assert "Отметьте хотя бы одного человека" in response.content.decode()


def test_head_opens_from_the_first_page_and_acknowledges_with_one_tap(
    order, school_head, specialist, enter_as
):
    line = AcquaintanceFactory(document=order, post=school_head.position)
    client = enter_as(school_head)

    first = client.get("/").content.decode()
    opened = client.get(reverse("reports:document-detail", args=[order.pk])).content.decode()
    client.post(reverse("reports:acquaintance-acknowledge", args=[line.pk]))

    assert "от 12.02.2026 № 7" in first
    assert reverse("reports:document-detail", args=[order.pk]) in first
    assert "Ознакомлен(а)" in opened
    line.refresh_from_db()
    assert (line.name_text, line.post_text, line.acknowledged_by) == (
        acquainting.full_name(school_head), "Директор, Школа № 101", school_head,
    )  # fmt: skip
    assert "№ 7" not in client.get("/").content.decode()
    shown = enter_as(specialist).get(page(order)).content.decode()
    assert "1 из 1 ознакомились" in shown


def test_answering_twice_keeps_the_first_moment(order, school_head):
    line = AcquaintanceFactory(document=order, post=school_head.position)
    first, second = (datetime.datetime(2026, 2, day, tzinfo=datetime.UTC) for day in (13, 14))

    acquainting.acknowledge_document(line, by=school_head, now=first)
    again = acquainting.acknowledge_document(line, by=school_head, now=second)

    assert again.acknowledged_at == first


def test_acting_person_answers_for_the_post(order, school_head, school, specialist, enter_as):
    line = AcquaintanceFactory(document=order, post=school_head.position)
    acting = PositionFactory(
        municipality=order.municipality, organization=school, role=Role.SCHOOL_HEAD,
        title_text="И.о. директора", since_on=FEBRUARY, acts_for=school_head.position,
    )  # fmt: skip
    person = acting.user.acting_as(acting)

    enter_as(person).post(reverse("reports:acquaintance-acknowledge", args=[line.pk]))

    line.refresh_from_db()
    assert line.post_text == "И.о. директора, Школа № 101"


def test_letter_goes_to_the_acting_person(order, school_head, school, specialist):
    acting = PositionFactory(
        municipality=order.municipality, organization=school, role=Role.SCHOOL_HEAD,
        title_text="И.о. директора", since_on=FEBRUARY, acts_for=school_head.position,
        user__email="acting@example.org",
    )  # fmt: skip

    acquainting.ask_to_read(order, posts=[school_head.position], by=specialist, now=timezone.now())

    assert [letter.person for letter in Reminder.objects.all()] == [acting.user]


def test_nobody_answers_for_another_post(order, school_head, other_head, specialist, enter_as):
    line = AcquaintanceFactory(document=order, post=school_head.position)
    address = reverse("reports:acquaintance-acknowledge", args=[line.pk])

    answers = [enter_as(person).post(address).status_code for person in (other_head, specialist)]

    assert answers == [404, 403]
    assert Acquaintance.objects.waiting().count() == 1


def test_school_sees_no_sheet(order, school_head, enter_as):
    AcquaintanceFactory(document=order, post=school_head.position)
    client = enter_as(school_head)

    names = ("document-acquaintance", "document-acquaintance-pdf", "document-acquaintance-docx")
    assert [client.get(reverse(f"reports:{name}", args=[order.pk])).status_code for name in names] == [
        403
    ] * 3
    remind = reverse("reports:document-remind", args=[order.pk])
    assert client.post(remind).status_code == 403


def test_reminder_goes_once_a_day_to_whoever_waits(order, school_head, other_head, specialist):
    for person in (school_head, other_head):
        person.email = f"{person.username}@example.org"
        person.save()
    AcquaintanceFactory(document=order, post=school_head.position)
    done = AcquaintanceFactory(document=order, post=other_head.position)
    acquainting.acknowledge_document(done, by=other_head, now=timezone.now())
    now = datetime.datetime(2026, 2, 16, 8, tzinfo=datetime.UTC)

    counts = [
        acquainting.remind_to_read(order, by=specialist, now=now + datetime.timedelta(hours=hours))
        for hours in (0, 1, 24)
    ]

    assert counts == [1, 0, 1]
    assert {letter.person for letter in Reminder.objects.all()} == {school_head}


def test_post_asked_by_mistake_is_dropped_and_an_answer_is_not(order, school_head, other_head, specialist):
    mistake = AcquaintanceFactory(document=order, post=school_head.position)
    done = AcquaintanceFactory(document=order, post=other_head.position)
    done = acquainting.acknowledge_document(done, by=other_head, now=timezone.now())

    acquainting.drop_acquaintance(mistake, by=specialist)
    with pytest.raises(acquainting.CannotAcquaint):
        acquainting.drop_acquaintance(done, by=specialist)

    assert asked(order) == [other_head.position.pk]


def test_sheet_is_printed_with_the_answers_and_empty_cells(
    order, school_head, other_head, specialist, enter_as
):
    done = AcquaintanceFactory(document=order, post=school_head.position)
    AcquaintanceFactory(document=order, post=other_head.position)
    moment = datetime.datetime(2026, 2, 13, 6, 30, tzinfo=datetime.UTC)
    acquainting.acknowledge_document(done, by=school_head, now=moment)
    client = enter_as(specialist)

    response = client.get(reverse("reports:document-acquaintance-pdf", args=[order.pk]))

    said = words(" ".join(pdf_pages(b"".join(response.streaming_content))))
    local = timezone.localtime(moment)
    assert [word in said for word in ("Берёзин", "Осинин", "13.02.2026", f"{local:%H:%M}")] == [True] * 4
    docx = client.get(reverse("reports:document-acquaintance-docx", args=[order.pk]))
    assert docx.status_code == 200


def test_queries_do_not_grow_with_readers(order, specialist, enter_as, django_assert_num_queries):
    client, counts = enter_as(specialist), []
    for number in (1, 2):
        for post in PositionFactory.create_batch(number, municipality=order.municipality):
            AcquaintanceFactory(document=order, post=post)
        PositionFactory.create_batch(number, municipality=order.municipality, role=Role.SCHOOL_HEAD)
        with django_assert_num_queries(20, exact=False) as seen:
            client.get(page(order))
        counts.append(len(seen))

    assert counts[0] == counts[1]
