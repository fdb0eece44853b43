"""The reasons that are offered when an answer is returned: the municipality's own, else the standard ones."""

from dataclasses import dataclass

from monitoring.models import ReturnPhrase
from monitoring.phrases import RETURN_REASONS


@dataclass(frozen=True)
class Phrase:
    label: str
    text: str


def return_phrases(municipality_id: int) -> list[Phrase]:
    own = [Phrase(one.label, one.text) for one in ReturnPhrase.objects.filter(municipality=municipality_id)]
    return own or standard_phrases()


def standard_phrases() -> list[Phrase]:
    return [Phrase(label, text) for label, text in RETURN_REASONS]
