"""What the recommendations of the demo stand on: values, deviations that schools have explained, problems.

The script names an organisation, or asks for the one whose value has risen or fallen most from year to year,
so that the words of an effect are true of the numbers.
"""

from collections import defaultdict
from decimal import Decimal

from django.db.models import QuerySet

from monitoring.actions import concluding, deviations
from monitoring.actions.recording import record_deviations
from monitoring.better import Better
from monitoring.deviation_states import DeviationState
from monitoring.models import Deviation, Indicator, IndicatorValue, Weakness
from msoko.people.models import Organization
from plans.models import Direction
from reports.demo_story import Entry, Story


def record_earlier_deviations(story: Story) -> None:
    """Deviations of the year before that the script recommends on; those of the told year are there."""
    told = [
        one for one in story.script["recommendations"] if one["ground"] == "deviation" and one["year"] < 0
    ]
    values = IndicatorValue.objects.filter(
        indicator__code__in={one["indicator"] for one in told}, year=story.cast.year - 1
    )
    record_deviations(list(values.values_list("pk", flat=True)), by=story.cast.specialist, now=story.cast.now)


def chosen_organization(story: Story, entry: Entry) -> Organization:
    """Of `of`, or the one at a place among those that have risen or fallen (0 is the most).

    Looked for `among` those that the script names; where a deviation is asked for, among those that have one.
    """
    if "of" in entry:
        return story.organizations[entry["of"]]
    way, place = next(iter(entry["who"].items()))
    among = {story.organizations[key].pk for key in entry["among"]} if "among" in entry else None
    if entry.get("ground") == "deviation":
        among = set(_deviations(story, entry).values_list("organization", flat=True))
    return _moved(story, entry["indicator"], way=way, among=among)[place]


def _moved(story: Story, code: str, *, way: str, among: set[int] | None) -> list[Organization]:
    """Organisations all of whose values of the indicator moved that way, the largest move first."""
    years = (story.cast.year - 1, story.cast.year)
    values: dict[tuple[int, int | None], dict[int, Decimal]] = defaultdict(dict)
    rows = IndicatorValue.objects.filter(indicator__code=code, year__in=years, value__isnull=False)
    for organization, scope, year, value in rows.values_list("organization", "scope", "year", "value"):
        values[organization, scope][year] = value
    sign = -1 if Indicator.objects.filter(code=code, better=Better.DOWN).exists() else 1
    moves: dict[int, list[Decimal]] = defaultdict(list)
    for (organization, _), pair in values.items():
        if len(pair) == 2 and (among is None or organization in among):
            moves[organization].append(sign * (pair[years[1]] - pair[years[0]]))
    gains = {
        organization: min(found) if way == "risen" else -max(found) for organization, found in moves.items()
    }
    named = Organization.objects.in_bulk([organization for organization, gain in gains.items() if gain > 0])
    return sorted(named.values(), key=lambda one: (-gains[one.pk], one.short_name))


def _deviations(story: Story, entry: Entry) -> QuerySet[Deviation]:
    return Deviation.objects.filter(
        indicator_value__indicator__code=entry["indicator"],
        indicator_value__year=story.cast.year + entry["year"],
        state=DeviationState.RECORDED,
    )


def ground_of(story: Story, entry: Entry, organization: Organization) -> IndicatorValue | Deviation:
    """The deviation, explained by the head of the school and accepted, or the value that was worst."""
    if entry["ground"] == "deviation":
        found = _deviations(story, entry).filter(organization=organization)
        return _explained(story, entry, found.filter(kind="plan").first() or found.earliest("pk"))
    values = IndicatorValue.objects.filter(
        indicator__code=entry["indicator"],
        organization=organization,
        year=story.cast.year + entry["year"],
        value__isnull=False,
    )
    ordering = "-value" if values.filter(indicator__better=Better.DOWN).exists() else "value"
    return values.select_related("indicator__direction").order_by(ordering, "pk")[0]


def _explained(story: Story, entry: Entry, deviation: Deviation) -> Deviation:
    asked_on = story.cast.day(f"{entry['year']:+d}-10-12")
    deviations.request_justifications([deviation], by=story.cast.specialist, today=asked_on)
    told = deviations.justify_deviation(
        deviation, text=entry["said"], by=story.heads[deviation.organization_id], today=asked_on
    )
    accepted = deviations.accept_deviation(told, by=story.cast.specialist)
    return Deviation.objects.select_related("indicator_value__indicator__direction").get(pk=accepted.pk)


def tell_weaknesses(story: Story) -> dict[int, Weakness]:
    """Problems and risks with who answers for them; by organisation, for the recommendations on them."""
    directions = {one.key: one for one in Direction.objects.all()}
    found = {}
    for entry in story.script["weaknesses"]:
        organization = story.organizations[entry["of"]]
        made = concluding.add_weakness(
            story.cast.municipality.pk,
            direction=directions[entry["direction"]],
            year=story.cast.year,
            text=entry["text"],
            by=story.cast.specialist,
            kind=entry["kind"],
            severity=entry["severity"],
            indicator=Indicator.objects.filter(code=entry["indicator"]).latest("pk"),
            organization=organization,
            owner=story.people[entry["owner"]].position,
        )
        for verb in filter(None, (entry["verb"], entry.get("settle"))):
            text = entry.get("settled", "") if verb == entry.get("settle") else ""
            concluding.settle_weakness(made, verb=verb, text=text, by=story.cast.specialist)
        found[organization.pk] = made
    return found
