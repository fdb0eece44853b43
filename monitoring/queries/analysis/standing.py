"""Which schools stand in the lists of a year: ШНОР by results, ШНСУ by the social index (4.4, V29)."""

from collections import defaultdict
from decimal import Decimal

from monitoring.aggregates import last_years
from monitoring.flag_states import FlagState
from monitoring.low_performance import (
    LowRule,
    Result,
    SocialFactor,
    SocialRule,
    Standing,
    low_performance,
    social_index,
)
from monitoring.models import ContextProfile, ObjectivityFlag, PrimaryValue, ReportingPeriod, SchoolSubject
from monitoring.queries.analysis.contexts import context_values
from monitoring.queries.analysis.zones import policy_of
from monitoring.values import Absent, Value, value_words
from msoko.people.models.organization import OrganizationKind

#: procedure -> fields of those who failed and of all who took part
FAILED = {
    "vpr": ("vpr_two", "vpr_total"),
    "oge": ("oge_two", "oge_total"),
    "ege": ("ege_below", "ege_total"),
}
#: the social index of V29; the weights and the bound are our proposal
SOCIAL = SocialRule(
    (
        SocialFactor("educated", "оба родителя с высшим образованием", Decimal(2), is_help=True),
        SocialFactor("one_parent", "неполные семьи"),
        SocialFactor("register", "на профилактическом учёте"),
        SocialFactor("language", "русский язык не родной"),
        SocialFactor("special", "обучающиеся с ОВЗ"),
    ),
    Decimal(60),
)
_RESULT = (
    "organization", "year", "scope__procedure__code", "scope__procedure__short_name", "scope__subject__name",
    "scope__grade", "field__code", "value", "absence",
)  # fmt: skip
#: organisation, why, the rule as it was, what came out
Listed = tuple[int, str, dict[str, object], list[str]]


def low_verdicts(municipality_id: int, year: int) -> list[Listed]:
    policy = policy_of(municipality_id)
    keys = SchoolSubject.objects.filter(key__in=policy.low_subject_keys)
    rule = LowRule(
        frozenset(),
        frozenset(keys.values_list("name", flat=True)),
        Decimal(policy.low_result_percent),
        policy.low_procedure_count,
        policy.low_year_count,
        policy.low_smallest_count,
    )
    biased = set(
        ObjectivityFlag.objects.filter(
            municipality=municipality_id, year=year, state=FlagState.CONFIRMED
        ).values_list("organization", flat=True)
    )
    kept = {
        "subjects": sorted(rule.subjects),
        "bound": str(rule.bound),
        "least_low": rule.least_low,
        "years": rule.years,
        "smallest": rule.smallest,
    }
    found: list[Listed] = []
    for organization, results in results_of(municipality_id, year, rule.years).items():
        verdict = low_performance(results, year=year, rule=rule, has_signs_of_bias=organization in biased)
        if verdict.standing is Standing.LOW:
            found.append((organization, verdict.sentence, kept, [one.words for one in verdict.low]))
    return found


def results_of(municipality_id: int, year: int, years: int) -> dict[int, list[Result]]:
    """Who took part and who failed, by organisation; one query."""
    fields = {code for pair in FAILED.values() for code in pair}
    rows = PrimaryValue.objects.filter(
        municipality=municipality_id,
        year__in=last_years(year, years),
        period=ReportingPeriod.YEAR,
        field__code__in=fields,
        scope__isnull=False,
    ).values_list(*_RESULT)
    given: dict[tuple, dict[str, Value]] = defaultdict(dict)
    for *scope, code, value, absence in rows:
        given[tuple(scope)][code] = Absent(absence) if absence else value
    found: dict[int, list[Result]] = defaultdict(list)
    for (organization, of_year, procedure, name, subject, grade), values in given.items():
        failed, participants = FAILED[procedure]
        if failed in values and participants in values:
            school_class = "" if grade is None else str(grade)
            numbers = (values[participants], values[failed])
            found[organization].append(Result(of_year, name, subject or "", school_class, *numbers))
    return found


def social_indexes(municipality_id: int, year: int) -> list[Listed]:
    profiles = ContextProfile.objects.filter(
        municipality=municipality_id, year=year, organization__kind=OrganizationKind.SCHOOL
    )
    kept: dict[str, object] = {
        "bound": str(SOCIAL.bound),
        "factors": {one.field: str(one.weight) for one in SOCIAL.factors},
    }
    found: list[Listed] = []
    for profile in profiles:
        shares = {
            key: value
            for key, value in context_values(profile).items()
            if isinstance(value, Decimal | Absent)
        }
        index = social_index(shares, SOCIAL)
        if index.is_disadvantaged:
            ground = [f"{name}: {value_words(points, 1)}" for name, points in index.terms]
            found.append((profile.organization_id, index.sentence, kept, ground))
    return found
