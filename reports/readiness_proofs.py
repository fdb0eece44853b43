"""What the system holds of a year that could prove a criterion: by direction and position (M10).

A proposal comes from accepted evidence, registered papers, approved rounds, sets of indicators in force,
decisions and judged effects. A person confirms it.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils import timezone

from monitoring.models import CollectionRound, Evidence, Indicator, IndicatorSet
from monitoring.queries.directions import OF_EVIDENCE, direction_id
from monitoring.round_states import RoundState
from plans.models import Deliverable
from reports.cycle import Step, steps_of
from reports.kinds import DocumentKind
from reports.models import Document, EffectivenessReview, Judgement, ManagementDecision
from reports.readiness import Proof
from reports.states import DocumentState

#: the position that a kind of paper answers
PAPER_STEPS = {
    DocumentKind.ORDER_APPROVING_PLAN: Step.MEASURES,
    DocumentKind.ORDER_AMENDING_PLAN: Step.MEASURES,
    DocumentKind.ORDER_HOLDING_MONITORING: Step.MONITORING,
    DocumentKind.ORDER_ON_RESULTS: Step.ANALYSIS,
    DocumentKind.ORDER_ON_RECOMMENDATIONS: Step.RECOMMENDATIONS,
    DocumentKind.MINUTES: Step.DECISIONS,
    DocumentKind.BRIEFING_ANALYTICAL: Step.ANALYSIS,
    DocumentKind.ANALYTICAL_REPORT: Step.ANALYSIS,
}
#: direction and position of a cell
_Place = tuple[int, int]
_Row = tuple[int, int, Proof, frozenset[str]]


def proofs_of_year(municipality_id: int, year: int) -> dict[_Place, list[tuple[Proof, frozenset[str]]]]:
    found: dict[_Place, list[tuple[Proof, frozenset[str]]]] = defaultdict(list)
    for direction, step, proof, kinds in (
        *_evidence(municipality_id, year),
        *_papers(municipality_id, year),
        *_rounds(municipality_id, year),
        *_indicator_sets(municipality_id, year),
        *_decisions(municipality_id, year),
        *_effects(municipality_id, year),
    ):
        found[direction, step].append((proof, kinds))
    return found


def _evidence(municipality_id: int, year: int) -> Iterator[_Row]:
    """Accepted evidence of the year; published is what was given as a link."""
    accepted = (
        Evidence.objects.filter(municipality=municipality_id)
        .standing()
        .accepted()
        .annotate(of_direction=direction_id(OF_EVIDENCE))
        .filter(of_direction__isnull=False, added_at__year=year)
        .select_related("task__activity", "task__organization")
        .prefetch_related(
            Prefetch("task__activity__deliverables", queryset=Deliverable.objects.select_related("kind"))
        )
    )
    for one in accepted.order_by("-added_at"):
        activity = one.task.activity
        kinds = frozenset(piece.kind.key for piece in activity.deliverables.all() if piece.kind)
        proof = Proof(
            name=f"{one} ({one.task.organization}, {activity.number_text or activity.title[:60]})",
            dated_on=one.document_on or timezone.localtime(one.added_at).date(),
            url=one.url,
            page=reverse("monitoring:task-detail", args=[one.task_id]),
            evidence_id=one.pk,
        )
        for step in steps_of(activity.title, kinds):
            yield one.of_direction, step, proof, kinds


def _papers(municipality_id: int, year: int) -> Iterator[_Row]:
    """Registered papers of a direction; an order about a plan answers for every direction of the plan."""
    papers = Document.objects.filter(
        municipality=municipality_id,
        state=DocumentState.REGISTERED,
        dated_on__year=year,
        kind__in=PAPER_STEPS,
    )
    listed = papers.prefetch_related(Prefetch("edition__sections", to_attr="direction_sections")).defer(
        "texts"
    )
    for one in listed.order_by("-dated_on"):
        proof = Proof(
            name=paper_name(one),
            dated_on=one.dated_on,
            page=reverse("reports:document-detail", args=[one.pk]),
            document_id=one.pk,
        )
        directions = {one.direction_id} if one.direction_id else _plan_directions(one)
        for direction in directions:
            yield direction, PAPER_STEPS[DocumentKind(one.kind)], proof, frozenset()


def paper_name(document: Document) -> str:
    """«Аналитический отчёт № 7 от 02.03.2026», of a registered document."""
    kind = document.get_kind_display()
    return f"{kind[:1].upper()}{kind[1:]} № {document.number_text} от {document.dated_on:%d.%m.%Y}"


def _plan_directions(document: Document) -> set[int]:
    """Reads what `_papers` has fetched."""
    sections = getattr(document.edition, "direction_sections", [])
    return {one.direction_id for one in sections if one.direction_id}


def _rounds(municipality_id: int, year: int) -> Iterator[_Row]:
    """An approved round proves that the monitoring of its directions was held."""
    rounds = CollectionRound.objects.filter(
        municipality=municipality_id, state=RoundState.APPROVED, year=year
    )
    listed = rounds.values_list("pk", "title", "approved_at", "indicator_set__indicators__direction")
    for pk, title, approved_at, direction in listed.distinct():
        if direction:
            day = timezone.localtime(approved_at).date()
            page = reverse("monitoring:round-detail", args=[pk])
            proof = Proof(f"Утверждённый сбор «{title}»", day, page=page, round_id=pk)
            yield direction, Step.MONITORING, proof, frozenset()


def _indicator_sets(municipality_id: int, year: int) -> Iterator[_Row]:
    """A set in force by an order proves the indicators of its directions."""
    sets = IndicatorSet.objects.filter(
        municipality=municipality_id,
        order_on__isnull=False,
        order_on__year__lte=year,
    ).exclude(ends_on__lt=datetime.date(year, 1, 1))
    listed = Indicator.objects.filter(indicator_set__in=sets).values_list(
        "direction", "indicator_set", "indicator_set__order_number_text", "indicator_set__order_on"
    )
    for direction, pk, number, day in listed.distinct().order_by("indicator_set", "direction"):
        name = f"Приказ № {number} от {day:%d.%m.%Y} о показателях"
        page = reverse("monitoring:indicator-set-detail", args=[pk])
        yield direction, Step.INDICATORS, Proof(name, day, page=page, set_id=pk), frozenset()


def _decisions(municipality_id: int, year: int) -> Iterator[_Row]:
    """A decision under control proves itself by the registered paper that holds it; one paper once."""
    decisions: QuerySet[Any] = ManagementDecision.objects.filter(
        municipality=municipality_id, direction__isnull=False, document__dated_on__year=year
    )
    told = set()
    for one in decisions.select_related("document").order_by("-document__dated_on", "pk"):
        place = (one.direction_id, one.document_id, one.clause_text)
        if place in told:
            continue
        told.add(place)
        clause = f", пункт {one.clause_text}" if one.clause_text else ""
        paper = one.document
        proof = Proof(
            name=f"{paper_name(paper)}{clause}",
            dated_on=paper.dated_on,
            page=reverse("reports:decision-detail", args=[one.pk]),
            document_id=paper.pk,
        )
        yield one.direction_id, Step.DECISIONS, proof, frozenset()


def _effects(municipality_id: int, year: int) -> Iterator[_Row]:
    """A judged effect tells what changed; too early to judge tells nothing."""
    judged: QuerySet[Any] = EffectivenessReview.objects.filter(
        municipality=municipality_id, direction__isnull=False, year_after=year
    )
    for one in judged.exclude(judgement=Judgement.EARLY).order_by("-reviewed_at"):
        name = f"Оценка эффекта: {one.get_judgement_display()}"
        page = reverse("reports:effect-detail", args=[one.pk])
        day = timezone.localtime(one.reviewed_at).date()
        yield one.direction_id, Step.EFFECT, Proof(name, day, page=page), frozenset()
