"""Which schools stand in the lists of a year: ШНОР by results, ШНСУ by the social index (4.4, V29).

Decided here: which fields tell who failed, which subjects of a procedure a subject of the setting means.
"""

from collections import defaultdict
from collections.abc import Collection
from decimal import Decimal

from monitoring.aggregates import last_years
from monitoring.flag_states import FlagState
from monitoring.low_performance import (
    LowRule,
    Result,
    SocialFactor,
    SocialRule,
    Standing,
    Verdict,
    low_performance,
    social_index,
)
from monitoring.models import (
    ContextProfile,
    LowPerformance,
    LowPerformanceKind,
    MonitoringPolicy,
    ObjectivityFlag,
    PrimaryValue,
    ReportingPeriod,
    SchoolSubject,
)
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
#: «looked at Russian and mathematics»: ЕГЭ examines mathematics at two levels, each a subject of its own
LEVELS = {"mathematics": ("mathematics_basic", "mathematics_profile")}
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
    """The schools that are low by the rule of the setting."""
    policy = policy_of(municipality_id)
    rule = rule_of(policy)
    kept: dict[str, object] = {
        "procedures": sorted(_procedures(policy)),
        "subjects": sorted(rule.subjects),
        "bound": str(rule.bound),
        "least_low": rule.least_low,
        "years": rule.years,
        "smallest": rule.smallest,
    }
    return [
        (organization, verdict.sentence, kept, [one.words for one in verdict.low])
        for organization, verdict in _verdicts(policy, rule, year)
        if verdict.standing is Standing.LOW
    ]


def set_apart(municipality_id: int, year: int) -> dict[int, str]:
    """4.4: «very small numbers and schools with signs of bias are treated apart»: organisation -> why.

    A school that a person has put into the list is decided already.
    """
    policy = policy_of(municipality_id)
    listed = set(
        LowPerformance.objects.filter(
            municipality=municipality_id, year=year, kind=LowPerformanceKind.LOW_RESULTS
        ).values_list("organization", flat=True)
    )
    return {
        organization: verdict.sentence
        for organization, verdict in _verdicts(policy, rule_of(policy), year)
        if verdict.standing is Standing.APART and organization not in listed
    }


def rule_of(policy: MonitoringPolicy) -> LowRule:
    """The setting as a rule; procedures are chosen by their codes, for a municipality may rename them."""
    wanted = [key for one in policy.low_subject_keys for key in (one, *LEVELS.get(one, ()))]
    names = SchoolSubject.objects.filter(key__in=wanted).values_list("name", flat=True)
    return LowRule(
        frozenset(),
        frozenset(names),
        Decimal(policy.low_result_percent),
        policy.low_procedure_count,
        policy.low_year_count,
        policy.low_smallest_count,
    )


def _verdicts(policy: MonitoringPolicy, rule: LowRule, year: int) -> list[tuple[int, Verdict]]:
    biased = set(
        ObjectivityFlag.objects.filter(
            municipality=policy.municipality_id, year=year, state=FlagState.CONFIRMED
        ).values_list("organization", flat=True)
    )
    results = results_of(policy.municipality_id, year, rule.years, procedures=_procedures(policy))
    return [
        (
            organization,
            low_performance(found, year=year, rule=rule, has_signs_of_bias=organization in biased),
        )
        for organization, found in results.items()
    ]


def _procedures(policy: MonitoringPolicy) -> set[str]:
    """Of a procedure that says nothing of who failed there is nothing to look at."""
    return FAILED.keys() & (set(policy.low_procedure_keys) or FAILED.keys())


def results_of(
    municipality_id: int, year: int, years: int, *, procedures: Collection[str] = frozenset(FAILED)
) -> dict[int, list[Result]]:
    """Who took part and who failed, by organisation; one query."""
    rows = PrimaryValue.objects.filter(
        municipality=municipality_id,
        year__in=last_years(year, years),
        period=ReportingPeriod.YEAR,
        field__code__in={code for one in procedures for code in FAILED[one]},
        scope__procedure__code__in=procedures,
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
