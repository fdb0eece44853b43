"""Templates of papers: a new version for each saving, the shipped text when asked for."""

from django.db import transaction

from msoko.people.models import Municipality, User
from reports.field_values import FIELDS
from reports.models import Wording
from reports.papers.texts import Texts
from reports.papers.wording import wording_slips
from reports.wordings import newest_version


class WordingRefused(Exception):
    """The template cannot be used; `sentences` say why."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


class StaleWording(Exception):
    """Somebody else saved the template meanwhile; the text is a sentence for people."""


@transaction.atomic
def save_wording(
    municipality: Municipality, *, kind: str, texts: Texts, seen_number: int, by: User
) -> Wording:
    """Add a version with these texts; empty texts bring the shipped ones back.

    Raises WordingRefused for fields that do not exist, StaleWording when `seen_number` is not the newest.
    """
    slips = wording_slips(texts, FIELDS)
    if slips:
        raise WordingRefused(slips)
    Municipality.objects.select_for_update().get(pk=municipality.pk)
    newest = newest_version(kind, municipality.pk)
    number = newest.number if newest else 0
    if number != seen_number:
        raise StaleWording(
            "Пока вы правили, шаблон изменил кто-то другой. Посмотрите его и внесите правку ещё раз."
        )
    return Wording.objects.create(
        municipality=municipality, kind=kind, number=number + 1, texts=texts, made_by=by
    )
