"""The direction of a task: of the section of its activity, or of the nearest section above that has one."""

from django.db.models.functions import Coalesce

_PATH = "activity__section"
#: an activity hangs on a function line, inside a track, inside a direction, inside a part
_DEPTH = 4


def direction_id(prefix: str = "") -> Coalesce:
    """Key of the direction of a row that reaches its activity by `prefix`; NULL when no section has one."""
    start = f"{prefix}{_PATH}"
    return Coalesce(*(f"{start}{'__parent' * step}__direction_id" for step in range(_DEPTH)))
