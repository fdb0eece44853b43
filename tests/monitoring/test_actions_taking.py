"""A file becomes evidence: room, bytes, words, advice; versions; one answer for several tasks."""

import datetime
import uuid
from io import BytesIO

import docx
import pytest
from django.test import override_settings
from django.utils import timezone

from monitoring import actions
from monitoring.actions import GivenFile, NoRoom, NotPossible
from monitoring.models import Evidence, Task
from monitoring.queries.held import also_tasks, held
from monitoring.queries.quota import quota_of
from monitoring.queries.tasks import shown_evidence, with_answers
from monitoring.states import TaskState
from msoko.lib.uploads import EVIDENCE_RULES, check_upload
from msoko.people.models import FileSignature, FileText
from tests import file_makers as make
from tests.factories import DeliverableFactory, DeliverableKindFactory

TODAY = datetime.date(2026, 3, 20)


def paper(*lines: str) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def take(task, by, content, name="справка.docx", key=None, today=None, **more) -> Evidence:
    checked = check_upload(BytesIO(content), name, EVIDENCE_RULES, is_read=True)
    given = GivenFile(BytesIO(content), checked, key or uuid.uuid4())
    return actions.take_file(task, given, by=by, today=today or timezone.localdate(), **more)


def codes(evidence: Evidence) -> list[str]:
    return [one["code"] for one in evidence.advice]


def shown(task):
    return shown_evidence(with_answers(Task.objects.filter(pk=task.pk)).get())


def test_words_are_kept_and_an_honest_paper_gets_no_advice(owed_task, school_head):
    taken = take(owed_task(), school_head, paper("Справка", "о тренировочных экзаменах в марте 2026 года"))

    words = FileText.objects.get(file=taken.file)
    assert (words.text, words.is_readable) == ("Справка\nо тренировочных экзаменах в марте 2026 года", True)
    assert taken.advice == []


def test_everything_wrong_is_advised(owed_task, school_head, other_school):
    task = owed_task()
    kind = DeliverableKindFactory(key="briefing", name="Справка", spellings=["справка"])
    DeliverableKindFactory(key="minutes", name="Протокол", spellings=["протокол"])
    DeliverableFactory(activity=task.activity, kind=kind)

    taken = take(task, school_head, paper("Школа № 102", "Протокол от 12.03.2024", "СНИЛС 112-233-445 95"))

    assert codes(taken) == ["personal_data", "other_organization", "other_kind", "old_date"]
    assert take(task, school_head, make.pdf(), "скан.pdf").advice[0]["tone"] == "grey"
    assert codes(take(task, school_head, make.picture("JPEG"), "снимок.jpg")) == ["small_picture"]


def test_the_same_file_is_told_to_the_sender_and_of_others_to_the_department(
    owed_task, school_head, other_head, other_school
):
    content = paper("Справка о тренировочных экзаменах 2026 года")
    take(owed_task(title="Первое"), school_head, content)
    foreign = take(owed_task(organization=other_school), other_head, content)
    again = take(owed_task(), school_head, content)

    assert codes(foreign) == ["same_file_elsewhere"]
    assert foreign.sender_advice == []
    assert codes(again) == ["same_file", "same_file_elsewhere"]
    assert [one["code"] for one in again.sender_advice] == ["same_file"]
    assert "к заданию «Первое»" in again.sender_advice[0]["text"]


def test_quota_counts_each_content_once_and_refuses_what_does_not_fit(owed_task, school_head):
    content = paper("Справка о тренировочных экзаменах")
    first = owed_task()
    take(first, school_head, content)
    take(owed_task(), school_head, content)

    assert quota_of(first.organization_id, timezone.localdate()).used == len(content)
    with override_settings(UPLOAD_QUOTA_MB=0), pytest.raises(NoRoom, match="не помещается"):
        take(first, school_head, paper("Другая справка о тренировочных экзаменах"))
    assert Evidence.objects.count() == FileText.objects.count() + 1 == 2


def test_repeated_post_is_answered_before_the_room_is_asked(owed_task, school_head):
    task, key, content = owed_task(), uuid.uuid4(), make.pdf()
    first = take(task, school_head, content, "a.pdf", key)

    with override_settings(UPLOAD_QUOTA_MB=0):
        assert take(task, school_head, content, "a.pdf", key) == first


def test_new_version_stands_and_the_old_one_stays(owed_task, school_head):
    task = owed_task()
    first = take(task, school_head, make.pdf(), "приказ.pdf")
    second = take(task, school_head, make.pdf(linearize=True), "приказ.pdf", replaces=first)
    third = take(task, school_head, make.picture("PNG"), "приказ.png", replaces=second)

    (row,) = shown(task)
    assert (row.evidence, row.version, row.earlier) == (third, 3, [second, first])
    first.refresh_from_db()
    assert (first.withdrawn_by, first.withdrawal_reason) == (school_head, "заменено новой версией")
    with pytest.raises(NotPossible, match="уже убран"):
        take(task, school_head, make.picture("JPEG"), "приказ.jpg", replaces=first)


def test_signature_is_tied_to_its_file_and_read(owed_task, school_head):
    task = owed_task()
    certificate = make.gost_certificate({"550403": "Берёзин Пётр Ильич"}, {"550403": "Центр"}, serial=0x1AB)
    take(task, school_head, make.pdf(), "Приказ.pdf")
    content = make.signature(certificates=(certificate,), serial=0x1AB)
    take(task, school_head, content, "приказ.pdf.sig")

    document, signature = shown(task)
    assert document.signed_by == ["Берёзин Пётр Ильич"]
    assert (signature.signs, signature.signatures) == (
        "Приказ.pdf",
        ["Берёзин Пётр Ильич, сертификат 01 AB, действует с 15.01.2026 по 15.04.2027"],
    )
    assert FileSignature.objects.get().issuer_text == "Центр"


def test_one_answer_for_several_tasks(owed_task, school_head):
    task, second, third = owed_task(), owed_task(title="Второе"), owed_task(title="Третье")
    taken = take(task, school_head, make.pdf(), "справка.pdf")
    key = uuid.uuid4()

    for _ in range(2):  # the same post twice
        sent = actions.submit_together(task, others=[third, second], by=school_head, submission_key=key)
        task, second, third = (Task.objects.get(pk=one.pk) for one in (task, second, third))

    assert {one.state for one in sent} == {TaskState.SUBMITTED}
    assert [(one.task_id, one.file_id) for one in Evidence.objects.order_by("task")] == [
        (one.pk, taken.file_id) for one in (task, second, third)
    ]


def test_of_several_tasks_none_is_sent_when_one_cannot_be(owed_task, school_head, specialist):
    task, closed = owed_task(), owed_task(title="Снятое")
    take(task, school_head, make.pdf(), "справка.pdf")
    actions.close_task(closed, by=specialist, reason="Исключено.")

    with pytest.raises(Exception, match="снято с контроля"):
        actions.submit_together(task, others=[Task.objects.get(pk=closed.pk)], by=school_head)

    assert Task.objects.get(pk=task.pk).state == TaskState.OPEN


def test_what_is_held_is_offered_once_and_taken_with_advice(owed_task, school_head, other_head, other_school):
    content = paper("Справка о тренировочных экзаменах 2026 года")
    task, first = owed_task(), owed_task(title="Первое")
    taken = take(first, school_head, content)
    take(owed_task(title="Второе"), school_head, content, "копия.docx")
    take(owed_task(organization=other_school), other_head, make.pdf(), "чужая.pdf")

    offered = held(school_head, task, words="", today=taken.added_at.date())
    assert [(one.title, [str(row) for row in one.evidence]) for one in offered] == [
        ("В этом году", ["копия.docx"])
    ]
    next_year = taken.added_at.date().replace(year=taken.added_at.year + 1)
    assert [one.title for one in held(school_head, task, words="копия", today=next_year)] == [
        "В прошлом году"
    ]
    assert held(school_head, task, words="лыжи", today=next_year) == []

    attached = actions.attach_held(taken, to=task, by=school_head)
    assert actions.attach_held(taken, to=task, by=school_head) == attached
    assert (attached.file, codes(attached)) == (taken.file, ["same_file"])
    assert held(school_head, task, words="", today=next_year) == []


def test_other_owed_tasks_of_the_same_organisation_are_offered(owed_task, school_head, other_school):
    task, other = owed_task(), owed_task(title="Второе")
    owed_task(organization=other_school)

    assert [one.task for one in also_tasks(school_head, task, TODAY)] == [other]
