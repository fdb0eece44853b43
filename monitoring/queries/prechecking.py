"""What a document for a task is expected to be, and where the same bytes were sent before (T4)."""

from django.db.models import QuerySet

from monitoring.models import Evidence, Task
from monitoring.precheck import Advice, Expected
from monitoring.queries.tasks import local_date
from msoko.lib.calendar_ru import date_short
from msoko.people.models import Organization, StoredFile
from plans.models import DeliverableKind


def expected_of(task: Task) -> Expected:
    """Names, kinds and time; three queries beside the task with its activity, edition and plan."""
    organization, plan = task.organization, task.activity.edition.plan
    others = Organization.objects.filter(municipality=task.municipality_id).exclude(pk=organization.pk)
    kinds = DeliverableKind.objects.values_list("key", "spellings")
    wanted = task.activity.deliverables.values_list("kind__key", flat=True)
    return Expected(
        own_names=(organization.name, organization.short_name),
        other_names=tuple(others.values_list("short_name", flat=True)),
        # A result of no known kind may be any document.
        kinds=frozenset(key or "" for key in wanted),
        spellings=tuple((spelling, key) for key, spellings in kinds for spelling in spellings),
        starts_on=task.starts_on or plan.starts_on,
        ends_on=task.due_on or plan.ends_on,
    )


def advice_on_repetition(stored: StoredFile, task: Task) -> list[Advice]:
    """«same file already sent (by whom)»: the sender is told of his own, the department of others too."""
    sent = _sent_elsewhere(stored, task)
    own = sent.filter(task__organization=task.organization_id).first()
    other = sent.exclude(task__organization=task.organization_id).first()
    found = []
    if own is not None:
        when = date_short(local_date(own.added_at))
        where = f"к заданию «{own.task.activity.title}»"
        found.append(Advice("same_file", "amber", f"Этот же файл уже приложен {where}, {when}."))
    if other is not None:
        said = f"Такой же файл прислала другая организация: {other.task.organization}."
        found.append(Advice("same_file_elsewhere", "amber", said, is_internal=True))
    return found


def _sent_elsewhere(stored: StoredFile, task: Task) -> QuerySet[Evidence]:
    sent = Evidence.objects.filter(file=stored).exclude(task=task)
    return sent.select_related("task__activity", "task__organization").order_by("-added_at", "-pk")
