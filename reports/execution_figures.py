"""The execution of a plan in words and tables: the numbers of its page, over a period (2.10)."""

import datetime
from collections import defaultdict

from monitoring.models import Evidence, Task
from monitoring.queries.execution import PlanProgress, Progress, plan_progress
from monitoring.querysets import TaskQuerySet
from monitoring.states import TaskState
from msoko.lib.language_ru import counted, date_in_figures
from plans.undated import plan_dates
from reports.about import About
from reports.papers.parts import table_text

#: of a long list of organisations a cell names so many
NAMED = 8
#: what follows the name; the last is the share of what has fallen due
COUNTED = ("Всего", "Срок настал", "Исполнено", "Позже срока", "Просрочено", "Исполнено, %")


def totals(about: About) -> str:
    found = _progress(about)
    if found is None:
        return ""
    counts = found.total.counts
    tasks = counted(counts["all"], "задание", "задания", "заданий")
    organizations = counted(len(found.organizations), "организации", "организаций", "организаций")
    lines = [f"В отчётном периоде предусмотрено {tasks} для {organizations}."]
    if counts["due"]:
        percent = f", {found.total.percent} %" if found.total.percent is not None else ""
        lines.append(
            f"На {date_in_figures(about.seen_on)} срок наступил у {counts['due']}, "
            f"исполнено {counts['due_accepted']}{percent}; с опозданием исполнено {counts['done_late']}, "
            f"просрочено {counts['overdue']}, на проверке {counts['submitted']}, "
            f"возвращено на доработку {counts['returned']}."
        )
    else:
        lines.append(f"На {date_in_figures(about.seen_on)} ни один срок ещё не наступил.")
    if counts["postponed"]:
        lines.append(f"Сроки перенесены по решению управления у {counts['postponed']}.")
    return "\n".join(lines)


def directions(about: About) -> str:
    found = _progress(about)
    return _table(found.directions, found, "Направление") if found else ""


def organizations(about: About) -> str:
    found = _progress(about)
    return _table(found.organizations, found, "Организация") if found else ""


def done(about: About) -> str:
    """Activities of which something was accepted, with how many organisations answered."""
    rows: dict[int, list[Task]] = defaultdict(list)
    for task in _tasks(about).filter(state=TaskState.ACCEPTED):
        rows[task.activity_id].append(task)
    lines = [
        (
            _number(tasks[0]),
            tasks[0].activity.title,
            _due(tasks),
            str(len({one.organization_id for one in tasks})),
        )
        for tasks in rows.values()
    ]
    return table_text([("№", "Мероприятие", "Срок", "Исполнили организаций"), *lines]) if lines else ""


def overdue(about: About) -> str:
    """Activities that are owed past their day, with who owes them."""
    rows: dict[int, list[Task]] = defaultdict(list)
    for task in _tasks(about).overdue(about.seen_on):
        rows[task.activity_id].append(task)
    lines = [
        (_number(tasks[0]), tasks[0].activity.title, _due(tasks), _names(tasks)) for tasks in rows.values()
    ]
    return table_text([("№", "Мероприятие", "Срок", "Кто не представил"), *lines]) if lines else ""


def undated(about: About) -> str:
    """What waits for a date, grouped by what it waits for (D2)."""
    if about.edition is None:
        return ""
    lines = []
    for group in plan_dates(about.edition).groups:
        numbers = ", ".join(row.label for row in group.rows)
        lines.append(f"«{group.waiting.words}»: {numbers}")
    return "\n".join(lines)


def evidence(about: About) -> str:
    """What was accepted in the period, of one direction when the paper has one."""
    accepted = Evidence.objects.visible_to(about.by).filter(task__state=TaskState.ACCEPTED, withdrawn_at=None)
    if about.direction:
        accepted = accepted.filter(task__activity__section__direction=about.direction)
    if about.starts_on and about.ends_on:
        accepted = accepted.filter(task__due_on__range=(about.starts_on, about.ends_on))
    if about.edition:
        accepted = accepted.filter(task__activity__edition=about.edition)
    rows = accepted.select_related("task__organization", "task__activity").order_by(
        "task__activity__section__position", "task__activity__position", "task__organization__short_name"
    )[:200]
    lines = [
        (_number(one.task), one.task.activity.title, one.task.organization.short_name, str(one))
        for one in rows
    ]
    return table_text([("№", "Мероприятие", "Организация", "Что представлено"), *lines]) if lines else ""


def _within(about: About) -> tuple[datetime.date, datetime.date] | None:
    return (about.starts_on, about.ends_on) if about.starts_on and about.ends_on else None


def _progress(about: About) -> PlanProgress | None:
    if about.edition is None:
        return None
    found = plan_progress(about.edition, about.by, about.seen_on, _within(about))
    return found if found.total.counts["all"] else None


def _table(rows: list[Progress], found: PlanProgress, head: str) -> str:
    lines = [_line(row) for row in rows]
    return table_text([(head, *COUNTED), *lines, _line(found.total)])


def _line(row: Progress) -> tuple[str, ...]:
    counts = row.counts
    percent = "–" if row.percent is None else str(row.percent)
    numbers = (counts[key] for key in ("all", "due", "due_accepted", "done_late", "overdue"))
    return (row.title, *map(str, numbers), percent)


def _tasks(about: About) -> TaskQuerySet:
    tasks: TaskQuerySet = Task.objects.visible_to(about.by).filter(activity__edition=about.edition)
    days = _within(about)
    if days:
        tasks = tasks.filter(due_on__range=days)
    ordered = tasks.order_by("activity__section__position", "activity__position", "due_on", "organization")
    return ordered.select_related("activity", "organization")


def _number(task: Task) -> str:
    return task.activity.number_text


def _due(tasks: list[Task]) -> str:
    days = sorted({task.due_on for task in tasks if task.due_on})
    shown = [date_in_figures(day) for day in days]
    return ", ".join(shown) if len(shown) < 4 else f"{shown[0]} … {shown[-1]}"


def _names(tasks: list[Task]) -> str:
    names = list(dict.fromkeys(task.organization.short_name for task in tasks))
    rest = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" и ещё {rest}" if rest > 0 else "")
