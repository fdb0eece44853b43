"""How the shortcomings of an assessment are removed: activities of the plan and their tasks (MC-05).

Decided here: of an activity count the tasks of the assessed organisation; where it has none, those of
everybody, for the department may act in its place. Tasks taken off control do not count.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from monitoring.models import FilingMeasure, ReportFiling, ReportingForm, Task
from monitoring.states import OWED, TaskState
from msoko.people.models import User
from plans.measures import measures_of, offered_measures
from plans.models import Activity
from plans.plan_search import searched

#: what stands in the field before anybody has typed
SUGGESTED = "независимая оценка"
FOUND_SHOWN = 12


@dataclass(frozen=True)
class Progress:
    """Counts of tasks; `task_id` is the one task to be opened where there is just one."""

    done: int = 0
    whole: int = 0
    late: int = 0
    task_id: int | None = None

    @property
    def tone(self) -> str:
        if self.late:
            return "red"
        return "green" if self.whole and self.done == self.whole else "amber" if self.whole else "grey"

    @property
    def words(self) -> str:
        if not self.whole:
            return "заданий нет"
        if self.done == self.whole:
            return "исполнено"
        return "просрочено" if self.late else "выполняется"


@dataclass(frozen=True)
class ShownMeasure:
    """`activity` is None where the row has left every edition that this person may see."""

    link: FilingMeasure
    activity: Activity | None
    progress: Progress


@dataclass(frozen=True)
class Removal:
    """The last assessment of an organisation and its activities: how many there are, how many are done."""

    filing_id: int
    done: int = 0
    whole: int = 0
    late: int = 0

    @property
    def tone(self) -> str:
        if self.late:
            return "red"
        return "green" if self.whole and self.done == self.whole else "amber"

    @property
    def words(self) -> str:
        if not self.whole:
            return "мероприятий нет"
        return f"исполнено {self.done} из {self.whole}"


def measures_shown(filing: ReportFiling, user: User, today: date) -> list[ShownMeasure]:
    """Three queries, whatever the number of measures."""
    links = list(FilingMeasure.objects.filter(filing=filing).order_by("pk"))
    keys = [one.activity_key for one in links]
    activities = measures_of(keys, user) if keys else {}
    tasks = _tasks(keys)
    return [
        ShownMeasure(
            one,
            activities.get(one.activity_key),
            _progress(tasks[one.activity_key], filing.organization_id, today),
        )
        for one in links
    ]


def removals_of(form: ReportingForm, today: date) -> dict[int, Removal]:
    """Organisation -> how the shortcomings of its last assessment are removed; three queries."""
    given = ReportFiling.objects.filter(reporting_form=form, filed_on__isnull=False)
    last = {one.organization_id: one for one in given.order_by("filed_on", "pk")}
    links: dict[int, list[FilingMeasure]] = defaultdict(list)
    for link in FilingMeasure.objects.filter(filing__in=list(last.values())):
        links[link.filing_id].append(link)
    tasks = _tasks(link.activity_key for own in links.values() for link in own)
    return {
        organization: _removal(filing, links[filing.pk], tasks, today)
        for organization, filing in last.items()
    }


def _removal(
    filing: ReportFiling, links: list[FilingMeasure], tasks: dict[uuid.UUID, list[Task]], today: date
) -> Removal:
    found = [_progress(tasks[one.activity_key], filing.organization_id, today) for one in links]
    return Removal(
        filing.pk,
        done=sum(one.words == "исполнено" for one in found),
        whole=len(found),
        late=sum(one.late > 0 for one in found),
    )


def _tasks(keys: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[Task]]:
    found: dict[uuid.UUID, list[Task]] = defaultdict(list)
    wanted = set(keys)
    if wanted:
        for task in Task.objects.filter(activity_key__in=wanted).exclude(state=TaskState.CLOSED):
            found[task.activity_key].append(task)
    return found


def _progress(tasks: list[Task], organization_id: int, today: date) -> Progress:
    own = [one for one in tasks if one.organization_id == organization_id]
    counted = own or tasks
    return Progress(
        done=sum(one.state == TaskState.ACCEPTED for one in counted),
        whole=len(counted),
        late=sum(one.state in OWED and one.due_on is not None and one.due_on < today for one in counted),
        task_id=own[0].pk if len(own) == 1 else None,
    )


def found_measures(user: User, text: str) -> list[Activity]:
    """Rows of plans in force that have the words, or the number, of the search."""
    return list(searched(offered_measures(user), text).filter(is_found=True)[:FOUND_SHOWN])
