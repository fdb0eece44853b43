"""What the buttons «Отменить» and «Вернуть» say; the titles come with the edition
(`queries.editions_for_sheet`).
"""

import datetime

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from plans.models import Edition

_OFFERED_FOR = datetime.timedelta(minutes=15)


def undo_words(edition: Edition) -> dict[str, str]:
    """Empty when there is nothing to undo or to do again."""
    return {
        "undo_title": (getattr(edition, "undoable", None) or {}).get("title", ""),
        "redo_title": (getattr(edition, "redoable", None) or {}).get("title", ""),
    }


def last_deletion(edition: Edition) -> str:
    """What the person has just deleted, while one click offers it back; later it is found by «Отменить»."""
    last = getattr(edition, "undoable", None)
    if not last or not last["title"].startswith(("удалена", "удалён", "исключена")):
        return ""
    at = parse_datetime(last["at"])
    return last["title"] if at and timezone.now() - at < _OFFERED_FOR else ""
