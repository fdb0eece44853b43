"""The readiness matrix: criteria, what could prove each, what a person has confirmed (M10, CY-04).

A proposal comes from what the system holds of the direction and the position in the year: accepted evidence,
registered papers, approved rounds, a set of indicators in force, judged effects. A person confirms it.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone

from monitoring.models import CollectionRound, Evidence, Indicator, IndicatorSet
from monitoring.queries.directions import OF_EVIDENCE, direction_id
from monitoring.round_states import RoundState
from msoko.people.models import User
from plans.models import Deliverable, Direction
from reports.cycle import TITLES, Step, steps_of
from reports.kinds import DocumentKind
from reports.models import Criterion, CriterionScore, CriterionSet, Document
from reports.readiness import Points, Proof, Score, best_proof, proposed_points, score
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


@dataclass(frozen=True)
class ShownCriterion:
    criterion: Criterion
    proofs: list[Proof]
    confirmed: CriterionScore | None
    points: Points
    best: Proof | None


@dataclass
class Cell:
    step: Step
    criteria: list[ShownCriterion] = field(default_factory=list)

    @property
    def score(self) -> Score:
        return score(one.points for one in self.criteria)

    @property
    def lacking(self) -> list[ShownCriterion]:
        """What nothing proves yet: neither confirmed nor proposed."""
        return [one for one in self.criteria if not one.points.forecast]


@dataclass
class MatrixRow:
    direction: Direction
    cells: dict[Step, Cell]

    @property
    def score(self) -> Score:
        return score(one.points for cell in self.cells.values() for one in cell.criteria)


@dataclass(frozen=True)
class Matrix:
    version: CriterionSet | None
    year: int
    rows: list[MatrixRow]

    @property
    def score(self) -> Score:
        return score(one.points for row in self.rows for cell in row.cells.values() for one in cell.criteria)


def criteria_of(year: int) -> CriterionSet | None:
    """The newest version that holds in the year."""
    return CriterionSet.objects.filter(first_year__lte=year).order_by("-first_year").first()


def matrix(user: User, year: int) -> Matrix:
    """Eight queries, whatever the size of the library."""
    version = criteria_of(year)
    if version is None:
        return Matrix(None, year, [])
    proofs = _proofs(user, year)
    confirmed = {
        one.criterion_id: one
        for one in CriterionScore.objects.visible_to(user).filter(year=year).select_related("confirmed_by")
    }
    rows: dict[int, MatrixRow] = {}
    for one in version.criteria.select_related("direction"):
        row = rows.setdefault(one.direction_id, MatrixRow(one.direction, {step: Cell(step) for step in Step}))
        found = _answering(one, proofs.get((one.direction_id, one.step), []))
        row.cells[Step(one.step)].criteria.append(_shown(one, found, confirmed.get(one.pk), year))
    return Matrix(version, year, sorted(rows.values(), key=lambda row: row.direction.position))


def _shown(
    criterion: Criterion, proofs: list[Proof], confirmed: CriterionScore | None, year: int
) -> ShownCriterion:
    points = Points(
        highest=criterion.highest_points,
        proposed=proposed_points(proofs, highest=criterion.highest_points, year=year),
        confirmed=min(confirmed.points, criterion.highest_points) if confirmed else None,
    )
    return ShownCriterion(criterion, proofs, confirmed, points, best_proof(proofs, year))


def _answering(criterion: Criterion, proofs: list[tuple[Proof, frozenset[str]]]) -> list[Proof]:
    """A proof of another kind does not answer; where no kind is known, a person decides."""
    wanted = set(criterion.kinds)
    return [proof for proof, kinds in proofs if not wanted or not kinds or kinds & wanted]


def _proofs(user: User, year: int) -> dict[_Place, list[tuple[Proof, frozenset[str]]]]:
    found: dict[_Place, list[tuple[Proof, frozenset[str]]]] = defaultdict(list)
    for direction, step, proof, kinds in (
        *_evidence(user, year),
        *_papers(user, year),
        *_rounds(user, year),
        *_indicator_sets(user, year),
    ):
        found[direction, step].append((proof, kinds))
    return found


_Row = tuple[int, int, Proof, frozenset[str]]


def _evidence(user: User, year: int) -> Iterator[_Row]:
    """Accepted evidence of the year; published is what was given as a link."""
    accepted = (
        Evidence.objects.visible_to(user)
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


def _papers(user: User, year: int) -> Iterator[_Row]:
    """Registered papers of a direction; an order about a plan answers for every direction of the plan."""
    papers = Document.objects.visible_to(user).filter(
        state=DocumentState.REGISTERED, dated_on__year=year, kind__in=PAPER_STEPS
    )
    listed = papers.prefetch_related(Prefetch("edition__sections", to_attr="direction_sections")).defer(
        "texts"
    )
    for one in listed.order_by("-dated_on"):
        proof = Proof(
            name=f"{one.get_kind_display()} № {one.number_text} от {one.dated_on:%d.%m.%Y}",
            dated_on=one.dated_on,
            page=reverse("reports:document-detail", args=[one.pk]),
            document_id=one.pk,
        )
        directions = {one.direction_id} if one.direction_id else _plan_directions(one)
        for direction in directions:
            yield direction, PAPER_STEPS[DocumentKind(one.kind)], proof, frozenset()


def _plan_directions(document: Document) -> set[int]:
    """Reads what `_papers` has fetched."""
    sections = getattr(document.edition, "direction_sections", [])
    return {one.direction_id for one in sections if one.direction_id}


def _rounds(user: User, year: int) -> Iterator[_Row]:
    """An approved round proves that the monitoring of its directions was held."""
    rounds = CollectionRound.objects.visible_to(user).filter(state=RoundState.APPROVED, year=year)
    listed = rounds.values_list("title", "approved_at", "indicator_set__indicators__direction").distinct()
    for title, approved_at, direction in listed:
        if direction:
            day = timezone.localtime(approved_at).date()
            yield direction, Step.MONITORING, Proof(f"Утверждённый сбор «{title}»", day), frozenset()


def _indicator_sets(user: User, year: int) -> Iterator[_Row]:
    """A set in force by an order proves the indicators of its directions."""
    assert user.position is not None
    sets = IndicatorSet.objects.filter(
        municipality=user.position.municipality_id,
        order_on__isnull=False,
        order_on__year__lte=year,
    ).exclude(ends_on__lt=datetime.date(year, 1, 1))
    listed = Indicator.objects.filter(indicator_set__in=sets).values_list(
        "direction", "indicator_set__order_number_text", "indicator_set__order_on"
    )
    for direction, number, day in listed.distinct().order_by():
        name = f"Приказ № {number} от {day:%d.%m.%Y} о показателях"
        yield direction, Step.INDICATORS, Proof(name, day), frozenset()


def step_titles() -> list[tuple[int, str]]:
    return [(step.value, TITLES[step]) for step in Step]
