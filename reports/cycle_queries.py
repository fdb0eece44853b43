"""How far the cycle of each track has come, and what the nine positions lack (CY-02, CY-03, CY-04)."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce

from monitoring.models import Task
from monitoring.states import TaskState
from msoko.people.models import User
from plans.measures import measures_of
from plans.models import Activity, Deliverable, Direction, Edition, Section
from reports.cycle import Step, step_title, steps_of
from reports.models import CycleStage, ManagementCycle

#: of the section itself, or of the nearest one above that has one
_OWN_DIRECTION = Coalesce(*(f"{'parent__' * depth}direction_id" for depth in range(4)))


@dataclass(frozen=True)
class ShownStage:
    """`is_passed` by accepted proofs or by hand; `is_early` when an earlier step is still open (CY-03)."""

    stage: CycleStage
    activity: Activity | None
    proofs: str
    is_passed: bool
    is_early: bool
    is_next: bool


@dataclass(frozen=True)
class ShownCycle:
    cycle: ManagementCycle
    stages: list[ShownStage]

    @property
    def passed(self) -> int:
        return sum(one.is_passed for one in self.stages)

    @property
    def percent(self) -> int:
        return round(100 * self.passed / len(self.stages)) if self.stages else 0

    @property
    def next_title(self) -> str:
        return next((one.stage.title for one in self.stages if one.is_next), "")

    @property
    def early(self) -> list[ShownStage]:
        return [one for one in self.stages if one.is_early and not one.stage.order_reason]


def shown_cycles(cycles: Iterable[ManagementCycle], user: User) -> list[ShownCycle]:
    """«a step is passed when its expected proofs are accepted»; three queries for any number of tracks."""
    listed = list(cycles)
    stages: dict[int, list[CycleStage]] = defaultdict(list)
    for stage in CycleStage.objects.visible_to(user).filter(cycle__in=listed).order_by("position"):
        stages[stage.cycle_id].append(stage)
    keys = [stage.activity_key for rows in stages.values() for stage in rows]
    activities, counts = measures_of(keys, user), _counts(keys, user)
    return [ShownCycle(one, _shown(stages[one.pk], activities, counts)) for one in listed]


def _counts(keys: list[uuid.UUID], user: User) -> dict[uuid.UUID, tuple[int, int]]:
    """Key -> tasks that count, tasks accepted."""
    tasks = Task.objects.visible_to(user).filter(activity_key__in=keys).exclude(state=TaskState.CLOSED)
    counted = (
        tasks.order_by()
        .values("activity_key")
        .annotate(n_all=Count("pk"), n_accepted=Count("pk", filter=Q(state=TaskState.ACCEPTED)))
    )
    return {row["activity_key"]: (row["n_all"], row["n_accepted"]) for row in counted}


def _shown(
    stages: list[CycleStage],
    activities: dict[uuid.UUID, Activity],
    counts: dict[uuid.UUID, tuple[int, int]],
) -> list[ShownStage]:
    shown, is_all_before = [], True
    has_next = False
    for stage in stages:
        asked, accepted = counts.get(stage.activity_key, (0, 0))
        is_passed = stage.closed_at is not None or 0 < asked == accepted
        is_next = not is_passed and not has_next
        has_next = has_next or is_next
        shown.append(
            ShownStage(
                stage=stage,
                activity=activities.get(stage.activity_key),
                proofs=f"принято {accepted} из {asked}" if asked else "заданий нет",
                is_passed=is_passed,
                is_early=is_passed and not is_all_before,
                is_next=is_next,
            )
        )
        is_all_before = is_all_before and is_passed
    return shown


def open_before(stage: CycleStage, user: User) -> list[str]:
    """Titles of the earlier steps that are not passed yet."""
    shown = shown_cycles([stage.cycle], user)[0].stages
    return [one.stage.title for one in shown if one.stage.position < stage.position and not one.is_passed]


def offered_tracks(edition: Edition, user: User) -> list[Section]:
    """Sections with rows of their own that have no cycle yet."""
    known = ManagementCycle.objects.visible_to(user).filter(plan=edition.plan_id)
    taken = set(known.values_list("direction_id", "title"))
    sections = edition.sections.annotate(
        row_count=Count("activities", filter=Q(activities__is_excluded=False))
    ).filter(row_count__gt=1)
    listed = sections.annotate(of_direction=_OWN_DIRECTION)
    return [one for one in listed.order_by("position", "pk") if (one.of_direction, one.title) not in taken]


@dataclass
class PositionCell:
    """One position of one direction in a plan: rows that serve it, how many of them are proven."""

    step: Step
    planned: int = 0
    proven: int = 0

    @property
    def words(self) -> str:
        return f"{self.proven} из {self.planned}" if self.planned else "нет"

    @property
    def tone(self) -> str:
        if not self.planned or not self.proven:
            return "red"
        return "green" if self.proven == self.planned else "amber"


@dataclass
class PositionRow:
    direction: str
    key: int
    cells: dict[Step, PositionCell] = field(
        default_factory=lambda: {step: PositionCell(step) for step in Step}
    )

    @property
    def lacking(self) -> list[str]:
        return [step_title(step) for step, cell in self.cells.items() if not cell.planned]


def position_map(activities: QuerySet[Any], user: User) -> list[PositionRow]:
    """CY-04: «gaps are shown by direction»; `activities` carry `of_direction`."""
    listed = list(
        activities.prefetch_related(
            Prefetch("deliverables", queryset=Deliverable.objects.select_related("kind"))
        )
    )
    counts = _counts([one.key for one in listed], user)
    rows = {
        pk: PositionRow(name, pk)
        for pk, name in Direction.objects.order_by("position").values_list("pk", "short_name")
    }
    used = set()
    for one in listed:
        if one.of_direction not in rows:
            continue
        used.add(one.of_direction)
        asked, accepted = counts.get(one.key, (0, 0))
        kinds = [piece.kind.key for piece in one.deliverables.all() if piece.kind]
        for step in steps_of(one.title, kinds):
            cell = rows[one.of_direction].cells[step]
            cell.planned += 1
            cell.proven += 0 < asked == accepted
    return [row for pk, row in rows.items() if pk in used]
