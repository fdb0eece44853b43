"""What has happened in the demo municipality so far: answers, returns, papers.

The answers of `evidence_notes.json` go through the gestures of people, one by one, with real PDF files.
The bulk of the year is told at once, by a rule that depends on the task alone, so that every start of a
demo shows the same picture: most of what was due is accepted, some waits, some is late.
"""

import datetime
import io
import json
import uuid

from django.utils import timezone

from monitoring import actions as monitoring_actions
from monitoring.models import Evidence, EvidenceKind, Review, Task, Verdict
from monitoring.requisites import Requisites
from monitoring.states import TaskState
from msoko.people.actions import store_file
from msoko.people.models import Municipality, Organization, Position, User
from plans.models import Activity, Edition
from reports.demo import DEMO
from reports.layout import GOST_2025
from reports.papers.model import BodyRow, KindTitle, Orientation, PageSection, Paper, Paragraph, TableColumn
from reports.papers.model import Table as PaperTable
from reports.rendering.pdf import paper_pdf

#: days since the date -> of a hundred tasks so many are accepted, and so many more wait; the rest is late
SHARES = ((14, 62, 30), (45, 93, 0), (10_000, 99, 0))
#: some answers come early, before the date
EARLY_SHARE = 6


def tell_notes(edition: Edition, *, organizations: dict[str, Organization], reviewer: User) -> None:
    """Play the answers of the notes through the gestures: add, submit, accept or return."""
    notes = json.loads((DEMO / "evidence_notes.json").read_text())
    activities = activities_by_place(edition)
    for note in notes["evidence"]:
        activity = activities.get((note["activity"]["part"], note["activity"]["number"]))
        organization = organizations[note["organization"]]
        task = (
            Task.objects.filter(activity=activity, organization=organization).order_by("occurrence").first()
        )
        person = head_of(organization)
        if task and person:
            _tell(note, task, person=person, reviewer=reviewer)


def activities_by_place(edition: Edition) -> dict[tuple[str, str], Activity]:
    """Part and printed number -> activity: numbers restart in every part, so the part belongs to the key."""
    found = {}
    rows = edition.activities.select_related("section__parent")
    for activity in rows:
        section = activity.section
        part = section.parent if section and section.parent_id else section
        if part:
            number = part.number_text.rstrip(".") or part.title.split(".")[0].split()[-1]
            found[(number, activity.number_text)] = activity
    return found


def head_of(organization: Organization) -> User | None:
    position = (
        Position.objects.filter(organization=organization).select_related("user").order_by("pk").first()
    )
    return position.user.acting_as(position) if position else None


def _tell(note: dict, task: Task, *, person: User, reviewer: User) -> None:
    key = uuid.uuid5(uuid.NAMESPACE_URL, note["key"])
    if note.get("link"):
        monitoring_actions.add_link(task, by=person, url=note["link"], client_key=key)
    else:
        pdf = paper_pdf(_note_paper(note))
        file = store_file(
            io.BytesIO(pdf.content),
            content_type="application/pdf",
            municipality=task.municipality_id,
            by=person,
        )
        name = note["file_name"].rpartition(".")[0] + ".pdf"
        monitoring_actions.add_file(task, by=person, file=file, filename=name, client_key=key)
    if note["state"] == "draft":
        return
    task = monitoring_actions.submit_task(task, by=person)
    if note["state"] == "accepted":
        monitoring_actions.accept_task(task, by=reviewer)
    elif note["state"] == "returned":
        monitoring_actions.return_task(task, by=reviewer, reason=note["return_reason"])


def _note_paper(note: dict) -> Paper:
    heading, *paragraphs = note["paragraphs"]
    blocks: list = [KindTitle("СПРАВКА" if note["kind"] == "briefing" else "ДОКУМЕНТ"), Paragraph((heading,))]
    blocks += [Paragraph((text,)) for text in paragraphs]
    if table := note.get("table"):
        share, rest = divmod(100, len(table["header"]))
        columns = tuple(
            TableColumn(header, share + (rest if position == 0 else 0))
            for position, header in enumerate(table["header"])
        )
        blocks.append(PaperTable(columns, tuple(BodyRow(tuple(row)) for row in table["rows"])))
    return Paper(note["title"], (PageSection(Orientation.PORTRAIT, tuple(blocks)),), GOST_2025)


def tell_the_year(municipality: Municipality, *, today: datetime.date, reviewer: User) -> None:
    """Answer most of what was due before today, in bulk: states, evidence and reviews agree."""
    heads = _heads(municipality)
    tasks = list(Task.objects.filter(state=TaskState.OPEN, evidence__isnull=True).select_related("activity"))
    touched, evidence, reviews = [], [], []
    for task in tasks:
        state = _told_state(task, today)
        head = heads.get(task.organization_id)
        if state is None or head is None or task.due_on is None:
            continue
        sent = _moment(min(task.due_on, today) - datetime.timedelta(days=task.pk % 6))
        task.state, task.submitted_at, task.submitted_by_id = state, sent, head
        touched.append(task)
        evidence.append(_told_evidence(task, head))
        if state == TaskState.ACCEPTED:
            reviews.append(_told_review(task, reviewer))
    Task.objects.bulk_update(touched, ["state", "submitted_at", "submitted_by"], batch_size=500)
    Evidence.objects.bulk_create(evidence, batch_size=500)
    Review.objects.bulk_create(reviews, batch_size=500)


def _told_state(task: Task, today: datetime.date) -> TaskState | None:
    lot = uuid.uuid5(
        uuid.NAMESPACE_OID, f"{task.activity.number_text} {task.organization_id} {task.occurrence}"
    )
    share = lot.int % 100
    if task.due_on is None:
        return None
    if task.due_on >= today:
        return (
            TaskState.SUBMITTED if share < EARLY_SHARE and task.starts_on and task.starts_on < today else None
        )
    age = (today - task.due_on).days
    accepted, submitted = next((shares for limit, *shares in SHARES if age <= limit))
    if share < accepted:
        return TaskState.ACCEPTED
    return TaskState.SUBMITTED if share < accepted + submitted else None


def _told_evidence(task: Task, head: int) -> Evidence:
    told = Requisites("Справка", str(task.pk % 90 + 1), timezone.localdate(task.submitted_at))
    return Evidence(
        municipality_id=task.municipality_id,
        task=task,
        kind=EvidenceKind.REQUISITES,
        document_text=told.printed(),
        document_kind_text=told.kind,
        document_number_text=told.number,
        document_on=told.dated_on,
        added_by_id=head,
    )


def _told_review(task: Task, reviewer: User) -> Review:
    return Review(
        municipality_id=task.municipality_id,
        task=task,
        round=1,
        verdict=Verdict.ACCEPTED,
        reviewed_by=reviewer,
    )


def _heads(municipality: Municipality) -> dict[int, int]:
    heads: dict[int, int] = {}
    positions = Position.objects.filter(municipality=municipality, organization__isnull=False).order_by("pk")
    for organization_id, user_id in positions.values_list("organization_id", "user_id"):
        heads.setdefault(organization_id, user_id)
    return heads


def _moment(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(11, 20)))
