"""Words of a plan get their meaning: an executor that nobody knew (E2 of the import, on the page of the
plan).
"""

from django.db import transaction

from msoko.people.models import User
from plans.actions.importing import SPELLING_LENGTH, teach_executors
from plans.actions.refusals import Refused
from plans.actions.stating import locked_draft
from plans.actions.writing import understand_again
from plans.models import Activity, Edition


@transaction.atomic
def teach_executor(edition: Edition, *, words: str, name: str, by: User) -> int:
    """Remember who is meant, and understand every row of the draft that holds these words; returns how many.

    The words of the rows stay as they are (PL-12); a name that the directory does not have becomes a new
    executor.
    """
    edition = locked_draft(edition)
    words = " ".join(words.split())
    if not words or len(words) > SPELLING_LENGTH:
        raise Refused(f"Запомнить можно слова не длиннее {SPELLING_LENGTH} знаков. Исправьте ячейку.")
    teach_executors({words: name}, municipality_id=edition.municipality_id, by=by)
    unknown = Activity.objects.filter(edition=edition, unknown_executors_text__icontains=words)
    rows = list(unknown.order_by("position", "pk"))
    understand_again(edition, rows)
    return len(rows)
