"""What goes into a dossier of answers: which, in which folders, under which names; and what is missing.

T6: «one ZIP with folders, register (XLSX and PDF) and the list of what is missing». EV-08: «Evidence file per
direction and cycle step: list of proofs with links, ready for the regional or federal expert». Only what was
accepted and stands goes in; what is owed, returned or still unread is missing, with the reason.
"""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from monitoring.models import Evidence, Task
from monitoring.queries.directions import direction_id
from monitoring.states import TaskState
from plans.models import Deliverable, Direction
from reports.cycle import NO_STEP, step_title, steps_of
from reports.dossier_matrix import MatrixContent, matrix_content
from reports.dossier_parts import NOT_CLEAN, ArchiveFile, evidence_name, folder, is_clean, unique
from reports.models import Dossier, DossierScope

NO_DIRECTION = "Без направления"
_WHY = {
    TaskState.OPEN: "не прислано",
    TaskState.RETURNED: "возвращено на доработку",
    TaskState.SUBMITTED: "на проверке",
}


@dataclass(frozen=True)
class Proof:
    """One accepted piece of evidence; `path` is empty for what has no bytes."""

    path: str
    direction: str
    steps: str
    activity: str
    organization: str
    occurrence: str
    name: str
    accepted_on: str
    sha256: str = ""
    size: int = 0
    #: why there are no bytes, where there should be some
    note: str = ""


@dataclass(frozen=True)
class Missing:
    direction: str
    steps: str
    activity: str
    organization: str
    due: str
    why: str


@dataclass
class Content:
    proofs: list[Proof] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)

    @property
    def files(self) -> list[ArchiveFile]:
        return [ArchiveFile(one.path, one.sha256, one.size) for one in self.proofs if one.path]


def dossier_content(dossier: Dossier) -> Content | MatrixContent:
    """Read everything that the dossier is about; nothing of the files themselves."""
    if dossier.scope == DossierScope.READINESS:
        return matrix_content(dossier)
    return _answers(dossier)


def _answers(dossier: Dossier) -> Content:
    directions = dict(Direction.objects.values_list("pk", "short_name"))
    order = {pk: place for place, pk in enumerate(directions, 1)}
    content, taken = Content(), set[str]()
    for task in _tasks(dossier):
        steps = steps_of(task.activity.title, _kinds(task))
        if dossier.scope == DossierScope.STEP and not _is_in_step(dossier.step, steps):
            continue
        place = _Place(
            directions.get(task.direction_id, NO_DIRECTION),
            order.get(task.direction_id, len(order) + 1),
            tuple(int(step) for step in steps),
        )
        accepted = _accepted(task)
        content.proofs += [_proof(dossier, task, one, place, taken) for one in accepted]
        if not accepted and task.state in _WHY:
            content.missing.append(_missing(task, place))
    return content


def _kinds(task: Any) -> list[str]:
    return [one.kind.key for one in task.activity.deliverables.all() if one.kind]


def _is_in_step(step: int | None, steps: tuple[int, ...]) -> bool:
    return step in steps if step else not steps


@dataclass(frozen=True)
class _Place:
    direction: str
    position: int
    steps: tuple[int, ...]

    @property
    def steps_text(self) -> str:
        return "; ".join(step_title(step) for step in self.steps) or NO_STEP


def _tasks(dossier: Dossier) -> QuerySet[Any]:
    """Tasks of the period: by their date, and without one by the period of their plan."""
    dated = Q(due_on__range=(dossier.first_on, dossier.last_on))
    plan = "activity__edition__plan"
    undated = Q(due_on=None, **{f"{plan}__starts_on__lte": dossier.last_on})
    undated &= Q(**{f"{plan}__ends_on__gte": dossier.first_on})
    found = Task.objects.filter(dated | undated, municipality=dossier.municipality_id)
    found = found.annotate(direction_id=direction_id()).exclude(state=TaskState.CLOSED, evidence=None)
    if dossier.scope == DossierScope.DIRECTION:
        found = found.filter(direction_id=dossier.direction_id)
    if dossier.scope == DossierScope.ORGANIZATION:
        found = found.filter(organization=dossier.organization_id)
    evidence = Evidence.objects.standing().accepted().select_related("file__scan").order_by("round", "pk")
    return (
        found.select_related("activity", "organization")
        .prefetch_related(
            Prefetch("evidence", queryset=evidence, to_attr="accepted_evidence"),
            Prefetch("activity__deliverables", queryset=Deliverable.objects.select_related("kind")),
            "reviews",
        )
        .order_by("activity__edition", "activity__position", "organization__short_name", "occurrence", "pk")
        .distinct()
    )


def _accepted(task: Any) -> list[Evidence]:
    """The newest accepted round; an older one was superseded by it."""
    found: list[Evidence] = task.accepted_evidence
    newest = max((one.round for one in found), default=0)
    return [one for one in found if one.round == newest]


def _proof(dossier: Dossier, task: Any, one: Evidence, place: _Place, taken: set[str]) -> Proof:
    verdict = next((review for review in task.reviews.all() if review.round == one.round), None)
    path = "/".join([*_folders(dossier, task, place), evidence_name(task, one)])
    is_given = one.file is not None and is_clean(one.file)
    return Proof(
        path=unique(path, taken) if is_given else "",
        direction=place.direction,
        steps=place.steps_text,
        activity=f"{task.activity.number_text} {task.activity.title}".strip(),
        organization=task.organization.short_name,
        occurrence=task.occurrence_text,
        name=str(one),
        accepted_on=f"{timezone.localtime(verdict.reviewed_at):%d.%m.%Y}" if verdict else "",
        sha256=one.file.sha256 if one.file else "",
        size=one.file.size if one.file else 0,
        note="" if is_given or one.file is None else NOT_CLEAN,
    )


def _missing(task: Any, place: _Place) -> Missing:
    return Missing(
        direction=place.direction,
        steps=place.steps_text,
        activity=f"{task.activity.number_text} {task.activity.title}".strip(),
        organization=task.organization.short_name,
        due=f"{task.due_on:%d.%m.%Y}" if task.due_on else "без срока",
        why=_WHY[TaskState(task.state)],
    )


def _folders(dossier: Dossier, task: Any, place: _Place) -> list[str]:
    """Two levels that answer the question the dossier was made for."""
    step = folder(step_title(place.steps[0]) if place.steps else NO_STEP)
    direction = folder(f"{place.position}. {place.direction}")
    organization = folder(task.organization.short_name)
    if dossier.scope == DossierScope.DIRECTION:
        return [step, organization]
    if dossier.scope == DossierScope.ORGANIZATION:
        return [direction, step]
    return [direction, organization]
