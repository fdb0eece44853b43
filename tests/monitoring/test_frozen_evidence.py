"""The database itself keeps what was reviewed: T3, EV-09."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from monitoring.models import Evidence, EvidenceKind, Review
from tests.factories import EvidenceFactory, ReviewFactory, StoredFileFactory


@pytest.fixture
def accepted(owed_task):
    evidence = EvidenceFactory(task=owed_task())
    ReviewFactory(task=evidence.task)
    return evidence


def refused(change):
    with pytest.raises(IntegrityError, match="только отозвать с объяснением"), transaction.atomic():
        change()


@pytest.mark.parametrize(
    "changes",
    [
        {"filename": "другой.pdf"},
        {"round": 2},
        {"document_number_text": "7"},
        {"added_at": timezone.now()},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_accepted_evidence_is_never_changed(accepted, changes):
    refused(lambda: Evidence.objects.filter(pk=accepted.pk).update(**changes))


def test_the_bytes_of_accepted_evidence_are_never_exchanged(accepted):
    other = StoredFileFactory(municipality=accepted.municipality)
    refused(lambda: Evidence.objects.filter(pk=accepted.pk).update(file=other))


def test_accepted_evidence_is_never_deleted(accepted):
    refused(lambda: Evidence.objects.filter(pk=accepted.pk).delete())


def test_nothing_is_added_to_an_accepted_round(accepted):
    refused(lambda: EvidenceFactory(task=accepted.task))


def test_returned_evidence_stays_as_it_was_sent(owed_task):
    evidence = EvidenceFactory(task=owed_task())
    ReviewFactory(task=evidence.task, verdict="returned", reason="Нет подписи.")
    refused(lambda: Evidence.objects.filter(pk=evidence.pk).update(filename="другой.pdf"))


def test_a_new_round_supersedes(accepted):
    newer = EvidenceFactory(task=accepted.task, round=2, kind=EvidenceKind.LINK, file=None, filename="",
                            url="https://school.example/")  # fmt: skip
    Evidence.objects.filter(pk=newer.pk).update(url="https://school.example/2")

    assert Evidence.objects.count() == 2


def test_a_wrong_file_is_withdrawn_once(accepted):
    first = timezone.now()
    own = Evidence.objects.filter(pk=accepted.pk)
    own.update(withdrawn_at=first, withdrawn_by=accepted.added_by, withdrawal_reason="Списки детей.")

    refused(lambda: own.update(withdrawn_at=None, withdrawn_by=None))
    assert own.get().withdrawn_at == first


def test_what_the_machine_finds_out_later_may_be_written(accepted):
    own = Evidence.objects.filter(pk=accepted.pk)
    own.update(advice=[{"code": "text", "tone": "green", "text": "текст читается"}])

    assert own.get().advice[0]["code"] == "text"


def test_a_review_is_never_changed_or_removed(accepted):
    for sql in ("UPDATE monitoring_review SET reason = 'x'", "DELETE FROM monitoring_review"):
        with pytest.raises(Exception, match="permission denied"), transaction.atomic():
            connection.cursor().execute(sql)

    assert Review.objects.count() == 1
