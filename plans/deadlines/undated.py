"""Grammar of deadlines that wait for something: a schedule, an event, a request; and «постоянно».

After the words that open such a phrase comes a name, taken as it stands («по графику проведения процедур
ОКО»); it ends where another deadline begins («по графику ФИОКО, март»).
"""

from collections.abc import Callable

from plans.deadlines.atoms import is_day
from plans.deadlines.dates import read_dates
from plans.deadlines.elements import match_end
from plans.deadlines.patterns import Found, Phrase, Tape, compile_pattern, longest
from plans.deadlines.periods import PERIODS
from plans.deadlines.pieces import BACKWARDS, NO_SUCH_DATE, Unknown
from plans.deadlines.recurrence import RECURRENCES
from plans.deadlines.rule import DAY, MONTHS, WEEK, WORKING_DAY, Rule
from plans.deadlines.rules import External, OnDemand, OnEvent, OnFact, Permanent

LAG_UNITS = {"day": DAY, "working": WORKING_DAY, "civil": DAY, "week": WEEK, "months": MONTHS}
UNTIL = "(in? deadline)? (not later than? till? | till | towards | by)"
LAG = "{n: num | number} {unit: working | civil}? {unit2: day | week | months}"
SINCE = "( from (moment | day) | after | from | of )"
OWN = "(own | civil | school | this | working | set | yearadj | quarteradj | monthadj | weekadj)*"
DOCUMENT = "(schedule | plan)"
BREAKS = compile_pattern("(but | comma | semi | open | close | dot)+")
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
    return External(_name(found, end, "doc"), found.tape.words(found.start, end))


def _demand(found: Found, end: int) -> Rule:
    return OnDemand(found.tape.words(found.start, end))


def _fact(found: Found, end: int) -> Rule:
    return OnFact(found.tape.words(found.start, end))


def _permanent_work(found: Found, end: int) -> Rule:
    return Permanent(found.tape.words(found.start, end))


def _event(found: Found, end: int) -> Rule:
    words = found.tape.words(found.start, end)
    return OnEvent(found.tape.words(_named(found), end) or words, words=words)


def _lagged(found: Found, end: int) -> Rule:
    unit = LAG_UNITS.get(found.first_kind("unit", "unit2"), DAY)
    lag = found.value("n", 1) * (-1 if found.has("ahead") else 1)
    return OnEvent(found.tape.words(_named(found), end), lag, unit, found.tape.words(found.start, end))


def _named(found: Found) -> int:
    return found.index("name") if found.has("name") else found.end


def _name(found: Found, end: int, group: str) -> str:
    start = found.index(group) if found.has(group) else found.end
    return found.tape.words(start, end) or found.words


def _opening(source: str, build: Build) -> Phrase[Opening]:
    return Phrase(source, lambda found: (build, found))


def _no_such_date(found: Found) -> Rule | None:
    """«30 февраля»; a date that exists is read as a date."""
    day = found.value("n")
    months = [token.value for token in found.tape.tokens[found.start : found.end] if token.kind == "month"]
    return None if is_day(months[0], day) else Unknown(found.start, found.end, NO_SUCH_DATE)


def _backwards(found: Found) -> Rule | None:
    """«с 20 по 10 марта»."""
    return None if found.value("n") < found.value("m") else Unknown(found.start, found.end, BACKWARDS)


def _other_year(found: Found) -> Rule:
    """«до 1 февраля года, следующего за отчётным»: which year is reported is not written."""
    return Unknown(found.start, found.end)


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
    _opening("by {doc: deadline}", _external),
    _opening("{doc: moment set}", _external),
    # Something happens.
    _opening("by? fact", _fact),
    _opening(f"( (in | on) during | not later | not later than | via | by )? {LAG} {SINCE}", _lagged),
    _opening(f"not later than? {{ahead: for}} {LAG} (till | before)", _lagged),
    _opening(f"{{ahead: for}} {LAG} (till | before)", _lagged),
    _opening(f"( (in | on) during | not later than? | via ) {LAG}", _lagged),
    _opening(f"( (in | on) during | via ) {{unit2: day | week | months}} {SINCE}", _lagged),
    _opening(f"in {{n: daysadj}} deadline {SINCE}?", _lagged),
    _opening(f"in {{n: num}} dash daysadj deadline {SINCE}?", _lagged),
    _opening("(by | in) (result | finish | receipt | presence)", _event),
    _opening("(after | before) {name: ANY}", _event),
    _opening("(till | towards) (begin | end | finish | receipt)", _event),
    _opening("(from | at) (moment | receipt)", _event),
    _opening("in day receipt?", _event),
    _opening("(in | on) deadline (receipt | filler)", _event),
    _opening("(in | on) (period | moment)", _event),
    _opening("till {name: word}", _event),
    _opening("towards {name: word | day}", _event),
    _opening("at {name: word}", _event),
    # Work without an end.
    _opening("{doc: this activity}", _permanent_work),
)
ALWAYS = "(in | on)? always (activity)? (manner)?"
PLAIN: tuple[Phrase[Rule], ...] = (
    *PERIODS,
    *RECURRENCES,
    Phrase(f"{ALWAYS} (comma? {ALWAYS})*", _permanent),
    Phrase("in (working | this) manner", _permanent),
    Phrase(
        "(in? deadline)? (till | towards | on)? {n: num} dayno? month num4? year? (?!dash)", _no_such_date
    ),
    Phrase("from? {n: num} dayno? (by | till | dash) {m: num} dayno? month num4? year? (?!dash)", _backwards),
    Phrase(
        f"{UNTIL}? (num month | date | month) (next year | year comma? next (for reporting year?)?)",
        _other_year,
    ),
)
