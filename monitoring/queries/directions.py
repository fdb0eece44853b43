"""The direction of a task: of the section of its activity, or of the nearest section above that has one."""

from django.db.models.functions import Coalesce

OF_TASK, OF_ACTIVITY, OF_EVIDENCE = "activity__section", "section", "task__activity__section"
#: an activity hangs on a function line, inside a track, inside a direction, inside a part
_DEPTH = 4


def direction_id(path: str = OF_TASK) -> Coalesce:
    """Key of the direction of a row that reaches its section by `path`; NULL when no section has one."""
    return Coalesce(*(f"{path}{'__parent' * step}__direction_id" for step in range(_DEPTH)))
