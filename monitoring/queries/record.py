"""What this year shows for each row of a plan (P6: «done? late? evidence accepted?»)."""

import datetime
import uuid
from dataclasses import dataclass

from django.db.models import Count, Q

from monitoring.due_states import DueState
from monitoring.models import Evidence, Review, Task
from monitoring.models.review import Verdict
from monitoring.queries.listing import conditions
from monitoring.states import TaskState
from msoko.lib.language_ru import counted
from msoko.people.models import User
from plans.models import Edition

#: field of the record -> condition of the task list
_COUNTED = {
    "accepted": "accepted",
    "late": DueState.DONE_LATE,
    "overdue": DueState.OVERDUE,
    "closed": DueState.NOT_REQUIRED,
    "all": "all",
}


@dataclass(frozen=True)
class Record:
    """Tasks of one row: `late` are among the accepted, `returned` counts the returns."""

    all: int = 0
    accepted: int = 0
    late: int = 0
    overdue: int = 0
    closed: int = 0
    returned: int = 0
    evidence: int = 0

    @property
    def words(self) -> str:
        if not self.all:
            return "Заданий по строке не было."
        parts = [f"выполнено {self.accepted} из {counted(self.all, 'задания', 'заданий', 'заданий')}"]
        if self.late:
            parts.append(f"с опозданием {self.late}")
        if self.overdue:
            parts.append(f"просрочено {self.overdue}")
        if self.returned:
            parts.append(f"возвращали {counted(self.returned, 'раз', 'раза', 'раз')}")
        if self.closed:
            parts.append(f"снято с контроля {self.closed}")
        parts.append(f"принято подтверждений {self.evidence}")
        return f"{', '.join(parts)}.".capitalize()


def plan_record(edition: Edition, user: User, today: datetime.date) -> dict[uuid.UUID, Record]:
    """By the key of the row; three queries, whatever the size."""
    shown = conditions(today)
    tasks = Task.objects.visible_to(user).filter(activity__edition=edition)
    counts = tasks.values("activity_key").annotate(
        **{f"n_{name}": Count("pk", filter=shown[key]) for name, key in _COUNTED.items()}
    )
    returned = _by_key(Review.objects.filter(verdict=Verdict.RETURNED, task__activity__edition=edition))
    accepted = Q(task__state=TaskState.ACCEPTED, withdrawn_at__isnull=True)
    evidence = _by_key(Evidence.objects.filter(accepted, task__activity__edition=edition))
    return {
        row["activity_key"]: Record(
            **{name: row[f"n_{name}"] for name in _COUNTED},
            returned=returned.get(row["activity_key"], 0),
            evidence=evidence.get(row["activity_key"], 0),
        )
        for row in counts.order_by()
    }


def _by_key(rows) -> dict[uuid.UUID, int]:
    counted_rows = rows.order_by().values("task__activity_key").annotate(n=Count("pk"))
    return dict(counted_rows.values_list("task__activity_key", "n"))
