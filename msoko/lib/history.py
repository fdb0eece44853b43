"""History of every row, kept by PostgreSQL triggers (quality.md 2.3).

`@tracked()` on a model makes the table of its events. Each event carries who, in which role and by which
verb as JSON of its own, so an event is as private and as immutable as the rest of its row. The trackers
are made anew for each model: pgtrigger compares operations by identity and shared ones are copied.
"""

from collections.abc import Callable, Sequence

import pghistory
from django.db import models


def tracked(exclude: Sequence[str] = ()) -> Callable[[type[models.Model]], type[models.Model]]:
    return pghistory.track(
        pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), exclude=list(exclude)
    )
