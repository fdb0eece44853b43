"""What people of the demo municipality concluded from three years of values."""

import datetime
from decimal import Decimal

from monitoring.actions import concluding, deviations, rating
from monitoring.models import (
    ClusterSet,
    Deviation,
    Indicator,
    IndicatorSet,
    MissingRule,
    ObjectivityFlag,
    ObjectivityMarker,
    WeaknessKind,
)
from msoko.people.models import Organization
from msoko.people.models.organization import OrganizationKind
from reports.demo_contexts import Cast


def tell_conclusions(cast: Cast, indicator_set: IndicatorSet, years: list[int]) -> None:
    """Markers with every state, lists, deviations with every answer, problems, a rating of two years."""
    own, by = cast.municipality.pk, cast.specialist
    for year in years:
        concluding.raise_flags(own, year=year, by=by)
    _decide_flags(cast, years[-1])
    for year in years[-2:]:
        concluding.make_lists(own, year=year, by=by)
    _answer_deviations(cast)
    chosen = Indicator.objects.filter(
        indicator_set=indicator_set, code__in=["OKPO-01", "OKPO-07", "TAL-04", "CAR-01", "UPB-03"]
    )
    weights = {one: Decimal(3) if one.is_critical else Decimal(1) for one in chosen}
    for year in years[-2:]:
        made = rating.add_rating(
            own,
            title=f"Рейтинг школ за {year} год",
            year=year,
            weights=weights,
            by=by,
            missing_rule=MissingRule.EXCLUDE,
            cluster_set=ClusterSet.objects.get(municipality=own, year=year),
        )
        if year < years[-1]:
            rating.approve_rating(
                made, order_number="214", order_on=datetime.date(year, 12, 20), by=cast.official, now=cast.now
            )


def _decide_flags(cast: Cast, year: int) -> None:
    federal = ObjectivityMarker.objects.get(municipality=cast.municipality, code="M3")
    weakest = Organization.objects.filter(municipality=cast.municipality, kind=OrganizationKind.SCHOOL)
    concluding.add_flag(
        federal,
        organization=weakest.order_by("short_name")[2],
        year=year,
        text="Федеральный перечень: математика, 5 класс.",
        by=cast.specialist,
    )
    flags = ObjectivityFlag.objects.filter(municipality=cast.municipality, year=year).order_by("pk")
    for place, flag in enumerate(flags[:6]):
        if place % 3 == 0:
            continue
        checked = concluding.decide_flag(flag, verb="check", text="", by=cast.specialist)
        if place % 3 == 2:
            concluding.decide_flag(
                checked, verb="confirm" if place % 2 else "lift", text="Работы перепроверены комиссией.",
                by=cast.specialist,
            )  # fmt: skip


def _answer_deviations(cast: Cast) -> None:
    """The first ones are asked about, answered, accepted or returned; three of them become problems."""
    rows = Deviation.objects.filter(municipality=cast.municipality).select_related(
        "indicator_value__indicator__direction", "organization"
    )
    first = list(rows.order_by("-severity", "pk")[:12])
    asked = deviations.request_justifications(first[:9], by=cast.specialist, today=cast.today)
    words = "Сменился учитель математики, с октября ведутся дополнительные занятия."
    answered = [
        deviations.justify_deviation(one, text=words, by=cast.specialist, today=cast.today)
        for one in asked[:6]
    ]
    for one in answered[:2]:
        deviations.accept_deviation(one, by=cast.specialist)
    deviations.return_deviation(
        answered[2],
        text="Напишите, сколько занятий проведено и что изменилось.",
        by=cast.specialist,
        due_on=cast.today + datetime.timedelta(days=10),
    )
    for place, one in enumerate(first[-3:]):
        kind = WeaknessKind.RISK if place else WeaknessKind.PROBLEM
        concluding.weakness_of(one, text=one.explanation_text, kind=kind, by=cast.specialist)
