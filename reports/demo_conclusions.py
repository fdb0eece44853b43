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
from msoko.people.models import Organization, User
from msoko.people.models.organization import OrganizationKind
from reports.demo_contexts import Cast
from reports.demo_progress import head_of


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


#: kind of organisation -> what its head writes about the first deviation
EXPLAINED: dict[str, str] = {
    OrganizationKind.SCHOOL: "Сменился учитель математики, с октября ведутся дополнительные занятия.",
    OrganizationKind.KINDERGARTEN: "Две ставки воспитателей были вакантны до сентября, сейчас группы "
    "укомплектованы.",
    OrganizationKind.SUPPLEMENTARY: "Педагог ушёл в отпуск по уходу за ребёнком, объединение ведёт "
    "совместитель.",
}


def _answer_deviations(cast: Cast) -> None:
    """One of each of twelve organisations: asked about, answered, accepted, returned; three are problems."""
    rows = Deviation.objects.filter(municipality=cast.municipality, kind="plan").select_related(
        "indicator_value__indicator__direction", "organization"
    )
    by_organization = {one.organization_id: one for one in rows.order_by("-pk")}
    first = sorted(by_organization.values(), key=lambda one: one.pk)[:12]
    asked = deviations.request_justifications(first[:9], by=cast.specialist, today=cast.today)
    answered = [
        deviations.justify_deviation(
            one, text=EXPLAINED[one.organization.kind], by=_head(one.organization), today=cast.today
        )
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
        text = f"{one.indicator_value.indicator.name}: {one.explanation_text}"
        concluding.weakness_of(one, text=text, kind=kind, by=cast.specialist, owner=cast.specialist.position)


def _head(organization: Organization) -> User:
    head = head_of(organization)
    assert head is not None, "every organisation of the demo has a head"
    return head
