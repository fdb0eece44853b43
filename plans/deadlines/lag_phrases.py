"""Grammar of deadlines counted from something: «10 рабочих дней после ...», «в 5-дневный срок».

Hours belong here: «в течение 24 часов». Counted from the end of each quarter or month it is a repetition.
"""

from plans.deadlines.openings import Opening, named, opening
from plans.deadlines.patterns import Found, Phrase
from plans.deadlines.pieces import AfterUnit
from plans.deadlines.rule import DAY, HALF, HOUR, MONTHS, QUARTER, WEEK, WORKING_DAY, Rule
from plans.deadlines.rules import OnEvent, Recurring

LAG_UNITS = {
    "day": DAY,
    "working": WORKING_DAY,
    "civil": DAY,
    "week": WEEK,
    "months": MONTHS,
    "hour": HOUR,
    "daysadj": DAY,
    "weekadj": WEEK,
    "weeksadj": WEEK,
    "monthadj": MONTHS,
    "monthsadj": MONTHS,
}
# In months.
LONG_LAGS = {"halfyear": 6, "year": 12}
LAGGED_UNITS = {"quarter": QUARTER, "half": HALF, "months": MONTHS}
ANY_UNIT = "day | week | months | hour | halfyear | year"
LAG = "{n: num | number} {unit: working | civil}? {unit2: day | week | months | hour}"
NOT_LATER = "not (later | rarer) comma? than?"
AFTER = f"( (in | on) during | {NOT_LATER} via? | via | by finish )"
SINCE = "( from (moment | day) | after | from | of )"


def lag_of(found: Found) -> tuple[int, str]:
    """«за 10 рабочих дней до» is negative."""
    kind = found.first_kind("unit", "unit2", "unit3")
    unit = MONTHS if kind in LONG_LAGS else LAG_UNITS.get(kind, DAY)
    sign = -1 if found.has_any("ahead", "ahead2") else 1
    return sign * found.value("n", 1) * LONG_LAGS.get(kind, 1), unit


def _lagged(found: Found, end: int) -> Rule:
    lag, unit = lag_of(found)
    return OnEvent(found.tape.words(named(found), end), lag, unit, found.tape.words(found.start, end))


def _term(found: Found, end: int) -> Rule:
    """«в трёхдневный срок», «в 10-дневный срок», «в месячный срок»."""
    lag = found.value("n") or found.value("adj") or 1
    unit = LAG_UNITS[found.kind("adj")]
    return OnEvent(found.tape.words(found.end, end), lag, unit, found.tape.words(found.start, end))


def _after_unit(found: Found) -> Rule:
    """«в течение 10 рабочих дней после окончания квартала»: again after each of them (or before)."""
    lag, lag_unit = lag_of(found)
    unit = LAGGED_UNITS.get(found.kind("of"))
    return (
        AfterUnit(lag, lag_unit, found.words) if unit is None else Recurring(unit, lag=lag, lag_unit=lag_unit)
    )


LAG_OPENINGS: tuple[Phrase[Opening], ...] = (
    opening(f"( {AFTER} | by )? {LAG} {SINCE}", _lagged),
    opening(f"({NOT_LATER})? {{ahead: for}} {LAG} (till | before)", _lagged),
    opening(f"({NOT_LATER})? {{ahead: for}} {{unit2: {ANY_UNIT}}} (till | before)", _lagged),
    opening(f"{{ahead: {NOT_LATER}}} {LAG} (till | before)", _lagged),
    opening(f"{AFTER} {LAG}", _lagged),
    opening(f"{AFTER} {{unit2: {ANY_UNIT}}} {SINCE}", _lagged),
    opening("( (in | on) during | via ) {unit: working}? {unit2: day | week | hour}", _lagged),
    opening(f"(in | on | {NOT_LATER})? next {{unit: working}}? {{unit2: day}} ({SINCE})?", _lagged),
    opening(f"(in | on)? {{n: ordinal | num}} {{unit: working}}? {{unit2: day}} {SINCE}", _lagged),
    opening("{ahead: for} {n: num | number} {unit: working | civil}? {unit2: day | week | hour}", _lagged),
    opening(
        "in {n: num | number}? dash? {adj: daysadj | weekadj | weeksadj | monthadj | monthsadj} deadline"
        f" {SINCE}?",
        _term,
    ),
)
LAG_PHRASES: tuple[Phrase[Rule], ...] = (
    Phrase(
        f"( {AFTER} | by )? {LAG} (after | by | from (day | moment)) (finish | end)"
        " (each | reporting | this)* {of: quarter | half | months | period}",
        _after_unit,
    ),
    Phrase(
        f"({NOT_LATER})? {{ahead: for}} ({LAG} | {{unit3: day | week | months}}) (till | before)"
        " (finish | end) (each | reporting | this)* {of: quarter | half | months | period}",
        _after_unit,
    ),
)
