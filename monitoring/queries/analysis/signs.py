"""Which markers of 4.5 this year's values raise: those whose numbers schools have given already.

M1, M4, M6 and M8 follow from the fields of the presets. M2 and M5 need results by task, M3 a federal list, M7
marks of the year, M9 the register of observers: these are set by hand with their source.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from monitoring.aggregates import municipal_share, sigma
from monitoring.models import (
    ContextProfile,
    ObjectivityMarker,
    PrimaryValue,
    ReportingPeriod,
    SchoolType,
)
from monitoring.objectivity import Finding, MarkerCode, high_mean, recheck_changed, unconfirmed
from monitoring.values import Absent, Value, percent, rounded

FIELDS = ("vpr_total", "vpr_high", "recheck_total", "recheck_same", "medals", "medals_unconfirmed",
          "ege_total", "ege_high")  # fmt: skip
#: high ЕГЭ results explain high marks of ВПР: this share of works and more
HIGH_EXAM = Decimal(20)
Given = Mapping[str, Value]


@dataclass(frozen=True)
class Sign:
    organization_id: int
    marker_id: int
    scope_id: int | None
    size: Decimal | None
    threshold: Decimal | None
    sentence: str


def found_signs(municipality_id: int, year: int) -> list[Sign]:
    markers = {
        one.code: one for one in ObjectivityMarker.objects.filter(municipality=municipality_id, is_on=True)
    }
    given = _given(municipality_id, year)
    explained = _explained(municipality_id, year, given)
    found: list[Sign] = []
    for scope, rows in given.items():
        for organization, values in rows.items():
            for finding in _findings(values, markers):
                found += _sign(organization, scope, finding, markers)
        for organization, finding in _high_means(rows, explained, markers):
            found += _sign(organization, scope, finding, markers)
    return found


def _sign(
    organization: int, scope: int | None, found: Finding, markers: Mapping[str, ObjectivityMarker]
) -> list[Sign]:
    if not found.is_raised or found.code not in markers:
        return []
    size = None if found.measure is None else rounded(found.measure, 6)
    return [Sign(organization, markers[found.code].pk, scope, size, found.threshold, found.sentence)]


def _given(municipality_id: int, year: int) -> dict[int | None, dict[int, dict[str, Value]]]:
    """Scope -> organisation -> field -> value; one query."""
    rows = PrimaryValue.objects.filter(
        municipality=municipality_id, year=year, period=ReportingPeriod.YEAR, field__code__in=FIELDS
    ).values_list("scope", "organization", "field__code", "value", "absence")
    found: dict[int | None, dict[int, dict[str, Value]]] = defaultdict(lambda: defaultdict(dict))
    for scope, organization, code, value, absence in rows:
        found[scope][organization][code] = Absent(absence) if absence else value
    return found


def _findings(values: Given, markers: Mapping[str, ObjectivityMarker]) -> Iterable[Finding]:
    """The markers that one organisation raises by itself, at the bounds that the municipality has set."""
    if {"recheck_total", "recheck_same"} <= values.keys():
        total, same = values["recheck_total"], values["recheck_same"]
        if isinstance(total, Decimal) and isinstance(same, Decimal):
            bound = _bound(markers, MarkerCode.RECHECK)
            yield recheck_changed(total, total - same, **bound)
    if {"medals", "medals_unconfirmed"} <= values.keys():
        bound = _bound(markers, MarkerCode.MEDALLISTS)
        yield unconfirmed(values["medals_unconfirmed"], values["medals"], **bound)


def _bound(markers: Mapping[str, ObjectivityMarker], code: MarkerCode) -> dict[str, Decimal]:
    marker = markers.get(code)
    return {} if marker is None or marker.threshold is None else {"bound": marker.threshold}


def _high_means(
    rows: Mapping[int, Given],
    explained: Callable[[int], tuple[bool, bool]],
    markers: Mapping[str, ObjectivityMarker],
) -> Iterable[tuple[int, Finding]]:
    """M1 over the share of marks 4 and 5; σ is that of a share among pupils, so that n means pupils."""
    pairs = {one: (values["vpr_high"], values["vpr_total"]) for one, values in rows.items()
             if {"vpr_high", "vpr_total"} <= values.keys()}  # fmt: skip
    mean = municipal_share(pairs.values()).value
    shares = {one: percent(*pair) for one, pair in pairs.items()}
    if len(pairs) < 2 or isinstance(mean, Absent) or sigma(shares.values()) is None:
        return
    spread = (mean * (100 - mean)).sqrt()
    for one, (_, total) in pairs.items():
        is_selective, has_high_exam = explained(one)
        count = int(total) if isinstance(total, Decimal) else 0
        yield one, high_mean(shares[one], municipal_mean=mean, sigma=spread, count=count,
                             is_selective=is_selective, has_high_exam=has_high_exam,
                             **_bound(markers, MarkerCode.HIGH_MEAN))  # fmt: skip


def _explained(
    municipality_id: int, year: int, given: Mapping[int | None, Mapping[int, Given]]
) -> Callable[[int], tuple[bool, bool]]:
    """Whether a school selects its pupils, and whether its ЕГЭ results are high."""
    selective = set(
        ContextProfile.objects.filter(
            municipality=municipality_id,
            year=year,
            school_type__in=[SchoolType.GYMNASIUM, SchoolType.LYCEUM],
        ).values_list("organization", flat=True)
    )
    exams: dict[int, list[tuple[Value, Value]]] = defaultdict(list)
    for rows in given.values():
        for organization, values in rows.items():
            if {"ege_high", "ege_total"} <= values.keys():
                exams[organization].append((values["ege_high"], values["ege_total"]))
    shares = {organization: municipal_share(pairs).value for organization, pairs in exams.items()}
    high = {one for one, share in shares.items() if isinstance(share, Decimal) and share >= HIGH_EXAM}
    return lambda organization: (organization in selective, organization in high)
