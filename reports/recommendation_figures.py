"""Recommendations as parts of papers: the annex of the order, the list of an analysis, the lines of a letter.

RC-02: «Recommendations of one analysis are approved by an order and sent by a letter with a list of
addressees». A paper tells exactly the recommendations that were tied to it; an analysis that has none yet
tells those of its direction and years.
"""

from django.db.models import QuerySet

from msoko.lib.language_ru import date_in_figures
from reports.about import About
from reports.models import TargetedRecommendation
from reports.papers.parts import table_text
from reports.recommended import ground_words, lines_by_organization, recommendation_line, with_grounds

COLUMNS = ("№", "Кому", "Основание", "Рекомендация", "Ожидаемый результат", "Срок")


def annex(about: About) -> str:
    """The table that an order approves."""
    rows = [
        (
            str(place),
            one.addressee,
            ground_words(one),
            " ".join(one.text.split()),
            " ".join(one.expected_text.split()),
            date_in_figures(one.due_on),
        )
        for place, one in enumerate(_told(about), start=1)
    ]
    return table_text([COLUMNS, *rows]) if rows else ""


def listed(about: About) -> str:
    """«Кому: что, срок» for an analysis."""
    return "\n".join(f"{one.addressee}: {recommendation_line(one)}" for one in _told(about))


def addressed(about: About) -> str:
    """What a mailing was told, or what stands approved for the organisation of a single letter."""
    if about.recommendations or about.organization is None:
        return about.recommendations
    mine = lines_by_organization(_told(about).select_related("body"), about.today)
    lines = mine.get(about.organization.pk, [])
    return "\n".join([*(f"{line};" for line in lines[:-1]), *(f"{line}." for line in lines[-1:])])


def _told(about: About) -> QuerySet[TargetedRecommendation]:
    found = with_grounds(TargetedRecommendation.objects.visible_to(about.by)).order_by(
        "direction__position", "organization__short_name", "due_on", "pk"
    )
    if about.document is not None:
        own = found.filter(order=about.document) | found.filter(analysis=about.document)
        if own.exists():
            return own
    if about.direction:
        found = found.filter(direction=about.direction)
    if about.starts_on and about.ends_on:
        found = found.filter(year__range=(about.starts_on.year, about.ends_on.year))
    return found
