"""Management decisions under control (MD-01, MD-02) and the mark of outside systems (CY-08)."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from msoko.people.models import Municipality, User
from plans.models import Activity
from reports.actions.answering import NotYet
from reports.decision_states import check
from reports.models import Document, ManagementDecision, OutsideEntry
from reports.states import DocumentState


@transaction.atomic
def make_decision(municipality: Municipality, *, by: User, **words: Any) -> ManagementDecision:
    return ManagementDecision.objects.create(municipality=municipality, made_by=by, **words)


@transaction.atomic
def control_clauses(
    document: Document, *, clauses: Iterable[dict[str, Any]], by: User
) -> list[ManagementDecision]:
    """Put clauses of registered minutes or of an order under control; one that is there already stays."""
    if document.state != DocumentState.REGISTERED:
        raise NotYet("На контроль ставят решения зарегистрированного документа. Сначала зарегистрируйте его.")
    known = set(document.decisions.values_list("clause_text", flat=True))
    return [
        make_decision(document.municipality, by=by, document=document, direction=document.direction, **words)
        for words in clauses
        if words["clause_text"] not in known
    ]


@transaction.atomic
def report_decision(decision: ManagementDecision, *, text: str, by: User) -> ManagementDecision:
    return _move(decision, "report", result_text=text)


@transaction.atomic
def close_decision(decision: ManagementDecision, *, by: User) -> ManagementDecision:
    return _move(decision, "close", closed_at=timezone.now(), closed_by=by)


@transaction.atomic
def return_decision(decision: ManagementDecision, *, by: User) -> ManagementDecision:
    """Under control again; what was reported stays readable in the history."""
    return _move(decision, "return", closed_at=None, closed_by=None)


@transaction.atomic
def cancel_decision(decision: ManagementDecision, *, text: str, by: User) -> ManagementDecision:
    return _move(decision, "cancel", result_text=text, closed_at=timezone.now(), closed_by=by)


@transaction.atomic
def name_measure(decision: ManagementDecision, activity: Activity, *, by: User) -> ManagementDecision:
    """The row of a plan that carries the decision out; naming another one replaces it."""
    decision.plan, decision.activity_key = activity.edition.plan, activity.key
    decision.save(update_fields=["plan", "activity_key"])
    return decision


@transaction.atomic
def note_outside_entry(municipality: Municipality, *, by: User, **words: Any) -> OutsideEntry:
    return OutsideEntry.objects.create(municipality=municipality, noted_by=by, **words)


def _move(decision: ManagementDecision, verb: str, **changes: Any) -> ManagementDecision:
    decision = ManagementDecision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    decision.state = check(decision.state, verb)
    for name, value in changes.items():
        setattr(decision, name, value)
    decision.version += 1
    decision.save()
    return decision
