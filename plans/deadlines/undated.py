"""Grammar of deadlines that wait for something: a schedule, an event, a request; and «постоянно».

After the words that open such a phrase comes a name, taken as it stands («по графику проведения процедур
ОКО»); it ends where another deadline begins («по графику ФИОКО, март»).
"""

from collections.abc import Callable

from plans.deadlines.dates import read_dates
from plans.deadlines.elements import match_end
from plans.deadlines.patterns import Found, Phrase, Tape, compile_pattern, longest
from plans.deadlines.periods import PERIODS
from plans.deadlines.recurrence import RECURRENCES
from plans.deadlines.rules import (
    DAY,
    MONTHS,
    WEEK,
    WORKING_DAY,
    External,
    OnDemand,
    OnEvent,
    OnFact,
    Permanent,
    Rule,
)

LAG_UNITS = {"day": DAY, "working": WORKING_DAY, "civil": DAY, "week": WEEK, "months": MONTHS}
LAG = "{n: num | number} {unit: working | civil}? {unit2: day | week | months}"
SINCE = "( from (moment | day) | after | from | of )"
OWN = "(own | civil | school | this | working | set | yearadj | quarteradj | monthadj | weekadj)*"
DOCUMENT = "(schedule | plan)"
BREAKS = compile_pattern("(comma | semi | open | close | dot)+")
# Words that begin another deadline even without a comma before them.
STRONG = frozenset(
    {"further", "yearly", "quarterly", "halfyearly", "monthly", "weekly", "daily", "always", "not"}
)
NOT_BEFORE_A_MONTH = frozenset({"of", "for", "by", "result", "num"})


Build = Callable[[Found, int], Rule]
Opening = tuple[Build, Found]


def read_waiting(tape: Tape, index: int) -> tuple[Rule, int] | None:
    """A phrase with a name behind it; the name may be empty where the words suffice («по запросу»)."""
    taken = longest(OPENINGS, tape, index)
    if taken is None:
        return None
    (build, found), head = taken
    end = _tail_end(tape, head, index)
    return build(found, end), end


def read_plain(tape: Tape, index: int) -> tuple[Rule, int] | None:
    return longest(PLAIN, tape, index)


def _tail_end(tape: Tape, head: int, index: int) -> int:
    place = head
    while place < len(tape):
        after = match_end(BREAKS, tape, place)
        if after > place and (after == len(tape) or begins_deadline(tape, after)):
            return place
        if place > index and after == place and _begins_without_comma(tape, place, head):
            return place
        place = max(after, place + 1)
    return place


def begins_deadline(tape: Tape, place: int) -> bool:
    """Does a phrase stand here that needs no name behind it?"""
    if tape.kind(place) in STRONG or longest(OPENINGS, tape, place) is not None:
        return True
    return any(reader(tape, place) is not None for reader in (read_dates, read_plain))


def _begins_without_comma(tape: Tape, place: int, head: int) -> bool:
    kind, previous = tape.kind(place), tape.kind(place - 1)
    if kind in STRONG:
        return place > head or kind != "not"
    if place == head or previous in NOT_BEFORE_A_MONTH:
        return False
    is_date = kind in ("month", "date") or (kind == "num" and tape.kind(place + 1) == "month")
    is_during = kind in ("in", "on") and tape.kind(place + 1) == "during"
    is_until = kind == "till" and tape.kind(place + 1) in ("num", "date")
    return is_date or is_during or is_until


def _external(found: Found, end: int) -> Rule:
    return External(_name(found, end, "doc"))


def _demand(found: Found, end: int) -> Rule:
    return OnDemand(found.tape.words(found.start, end))


def _fact(found: Found, end: int) -> Rule:
    return OnFact(found.tape.words(found.start, end))


def _permanent_work(found: Found, end: int) -> Rule:
    return Permanent(found.tape.words(found.start, end))


def _event(found: Found, end: int) -> Rule:
    return OnEvent(found.tape.words(_named(found), end))


def _lagged(found: Found, end: int) -> Rule:
    unit = LAG_UNITS[found.first_kind("unit", "unit2")]
    lag = found.value("n") * (-1 if found.has("ahead") else 1)
    return OnEvent(found.tape.words(_named(found), end), lag, unit)


def _named(found: Found) -> int:
    return found.index("name") if found.has("name") else found.end


def _name(found: Found, end: int, group: str) -> str:
    start = found.index(group) if found.has(group) else found.end
    return found.tape.words(start, end) or found.words


def _opening(source: str, build: Build) -> Phrase[Opening]:
    return Phrase(source, lambda found: (build, found))


def _permanent(found: Found) -> Rule:
    return Permanent(found.words)


OPENINGS: tuple[Phrase[Opening], ...] = (
    # Somebody asks.
    _opening("by need (presence | receipt)?", _demand),
    _opening("(by | at) need need?", _demand),
    _opening("at need", _demand),
    _opening("(by | at | on ground) (own | this | set | word)* request", _demand),
    _opening("(in accord from | accord from?) (own | this | set | word)* request", _demand),
    _opening("(at | in | by) presence", _demand),
    # The document sets the date.
    _opening(
        "by {doc: (own | this | set | word)* (civil | school | own)* ANY? ANY? (schedule | plan)}", _external
    ),
    _opening("(in accord from | accord from? | from account | account) {doc: ANY}?", _external),
    _opening("and? (on | in) ground {doc: (own | this | word)* (schedule | plan)}", _external),
    _opening(
        "{doc: (civil | school | own | working | yearadj)* (schedule | plan) (dash schedule)?}", _external
    ),
    _opening("(in | by)? {doc: (set | own | this | next)* deadline comma? set}", _external),
    _opening("(in | by) {doc: (set | own) deadline}", _external),
    _opening("{doc: by agreement}", _external),
    # Something happens.
    _opening("by? fact", _fact),
    _opening(f"( (in | on) during | not later | not later than | via | by )? {LAG} {SINCE}", _lagged),
    _opening(f"not later than? {{ahead: for}} {LAG} (till | before)", _lagged),
    _opening(f"{{ahead: for}} {LAG} (till | before)", _lagged),
    _opening(f"( (in | on) during | not later than? | via ) {LAG}", _lagged),
    _opening("(by | in) (result | finish | receipt | presence)", _event),
    _opening("(after | before) {name: ANY}", _event),
    _opening("(till | towards) (begin | end | finish | receipt)", _event),
    _opening("(from | at) (moment | receipt)", _event),
    _opening("in day receipt?", _event),
    _opening("(in | on) (period | moment)", _event),
    _opening("till {name: word}", _event),
    # Work without an end.
    _opening("{doc: this activity}", _permanent_work),
)
ALWAYS = "(in | on)? always (activity)? (manner)?"
PLAIN: tuple[Phrase[Rule], ...] = (
    *PERIODS,
    *RECURRENCES,
    Phrase(f"{ALWAYS} (comma? {ALWAYS})*", _permanent),
    Phrase("in (working | this) manner", _permanent),
)
