"""Grammar of deadlines that wait for something: a schedule, an event, a request; and «постоянно».

After the words that open such a phrase comes a name, taken as it stands («по графику проведения процедур
ОКО»); it ends where another deadline begins («по графику ФИОКО, март»).
"""

from plans.deadlines import occasions
from plans.deadlines.dates import read_dates
from plans.deadlines.elements import match_end
from plans.deadlines.lag_phrases import LAG_OPENINGS, LAG_PHRASES
from plans.deadlines.openings import Opening, named, opening
from plans.deadlines.patterns import Found, Phrase, Tape, compile_pattern, longest
from plans.deadlines.periods import PERIODS
from plans.deadlines.pieces import BACKWARDS, NO_SUCH_DATE, Unknown
from plans.deadlines.recurrence import RECURRENCES
from plans.deadlines.roman_months import ROMAN_DOUBTS
from plans.deadlines.rule import Rule
from plans.deadlines.rules import External, OnDemand, OnEvent, OnFact, Permanent, Yearly
from plans.deadlines.spans import DUE_DATE, HALF_YEAR, LAST, QUARTER, Day, Span, is_day

UNTIL = "(in? deadline)? (not later than? till? | till | towards | by)"
OWN = "(own | civil | school | this | working | set | yearadj | quarteradj | monthadj | weekadj)*"
DOCUMENT = "(schedule | plan)"
BREAKS = compile_pattern("(but | comma | semi | open | close | dot)+")
DASH = compile_pattern("dash | colon")
# Words that begin another deadline even without a comma before them.
STRONG = frozenset(
    {"further", "yearly", "quarterly", "halfyearly", "monthly", "weekly", "daily", "always", "not"}
)
NEXT_YEAR = "«{words}»: отчётным считается год плана, срок посчитан по следующему году. Проверьте его"
NOT_BEFORE_A_MONTH = frozenset({"of", "for", "by", "result", "num"})


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
        # «..., утверждённому приказом» goes on naming the document.
        is_named_on = tape.kind(after) == "set" and place > head
        if after > place and not is_named_on and (after == len(tape) or begins_deadline(tape, after)):
            return place
        if _is_dash_before_deadline(tape, place):
            return place
        if place > index and after == place and _begins_without_comma(tape, place, head):
            return place
        place = max(after, place + 1)
    return place


def _is_dash_before_deadline(tape: Tape, place: int) -> bool:
    """«по итогам полугодия – до 15 июля»; the dash of «ГИА-2024», «план-график» stands without blanks."""
    after = match_end(DASH, tape, place)
    if after == place or after == len(tape) or place == 0:
        return False
    is_spaced = tape.kind(place) == "colon" or tape.tokens[place - 1].end < tape.tokens[place].start
    return is_spaced and begins_deadline(tape, after)


def begins_deadline(tape: Tape, place: int) -> bool:
    """Does a phrase stand here that needs no name behind it?"""
    if tape.kind(place) in STRONG or longest(OPENINGS, tape, place) is not None:
        return True
    return any(reader(tape, place) is not None for reader in (read_dates, read_plain))


def _begins_without_comma(tape: Tape, place: int, head: int) -> bool:
    kind, previous = tape.kind(place), tape.kind(place - 1)
    if kind in STRONG:
        return place > head or kind != "not"
    if kind == "in" and tape.kind(place + 1) == "month":
        return True
    is_during = kind in ("in", "on") and tape.kind(place + 1) == "during"
    if place == head:
        return is_during and previous in ("schedule", "plan", "need", "request")
    if previous in NOT_BEFORE_A_MONTH:
        return False
    is_date = kind in ("month", "date") or (kind == "num" and tape.kind(place + 1) == "month")
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
    return OnEvent(found.tape.words(named(found), end) or words, words=words)


def _name(found: Found, end: int, group: str) -> str:
    start = found.index(group) if found.has(group) else found.end
    return found.tape.words(start, end) or found.words


def _no_such_date(found: Found) -> Rule | None:
    """«30 февраля»; a date that exists is read as a date."""
    day = found.value("n")
    months = [token.value for token in found.tape.tokens[found.start : found.end] if token.kind == "month"]
    return None if is_day(months[0], day) else Unknown(found.start, found.end, NO_SUCH_DATE)


def _backwards(found: Found) -> Rule | None:
    """«с 20 по 10 марта»."""
    return None if found.value("n") < found.value("m") else Unknown(found.start, found.end, BACKWARDS)


def _next_year(found: Found) -> Rule:
    """«до 1 февраля года, следующего за отчётным»."""
    if found.has("unit"):
        return _unit_of_next_year(found)
    date = found.tokens("date")
    month, day = (
        divmod(date[0].value, 100)
        if date
        else (found.value("month") or found.value("month2"), found.value("n", LAST))
    )
    if date and date[0].year:
        return Unknown(found.start, found.end)
    if day != LAST and not is_day(month, day):
        return Unknown(found.start, found.end, NO_SUCH_DATE)
    doubt = NEXT_YEAR.format(words=found.words)
    return Yearly((Span(DUE_DATE, None, Day(month, day)),), is_next_year=True, doubts=(doubt,))


def _unit_of_next_year(found: Found) -> Rule:
    """«I квартал следующего года», «I полугодие года, следующего за отчётным»."""
    length, shape = (3, QUARTER) if found.kind("unit") == "quarter" else (6, HALF_YEAR)
    number = found.value("n")
    if not 1 <= number <= 12 // length:
        return Unknown(found.start, found.end)
    span = Span(shape, Day((number - 1) * length + 1, 1), Day(number * length, LAST))
    return Yearly((span,), is_next_year=True, doubts=(NEXT_YEAR.format(words=found.words),))


def _permanent(found: Found) -> Rule:
    return Permanent(found.words)


OPENINGS: tuple[Phrase[Opening], ...] = (
    # Somebody asks.
    opening("by need (presence | receipt)?", _demand),
    opening("(by | at) need need?", _demand),
    opening("at need", _demand),
    opening("(by | at | on ground) (own | this | set | word)* request", _demand),
    opening("(in accord from | accord from?) (own | this | set | word)* request", _demand),
    opening("(at | in | by) presence", _demand),
    # The document sets the date.
    opening(
        "by (?!need | result | finish | fact | receipt | request)"
        " {doc: (own | this | set | word)* (civil | school | own)* ANY? ANY? (schedule | plan)}",
        _external,
    ),
    opening("(in accord from | accord from? | from account | account) {doc: ANY}?", _external),
    opening("and? (on | in) ground {doc: (own | this | word)* (schedule | plan)}", _external),
    opening(
        "{doc: (civil | school | own | working | yearadj)* (schedule | plan) (dash schedule)?}", _external
    ),
    opening("(in | by)? {doc: (set | own | this | next)* deadline comma? set}", _external),
    opening("(in | by) {doc: (set | own) deadline}", _external),
    opening("{doc: by agreement}", _external),
    opening("by {doc: deadline}", _external),
    opening("{doc: moment set}", _external),
    opening("{doc: extra? set+ extra?}", _external),
    # Something happens.
    opening("by? fact", _fact),
    *LAG_OPENINGS,
    *occasions.OCCASIONS,
    opening("atonce (comma? (after | at | by | from) (moment | result | finish)?)?", _event),
    opening("in this filler? day", _event),
    opening("(by | in) (result | finish | receipt | presence)", _event),
    opening("(by | till) filler", _event),
    opening("till {name: (own | word)* schedule}", _event),
    opening("(after | before) {name: ANY}", _event),
    opening("(till | towards) (begin | end | finish | receipt)", _event),
    opening("(from | at) (moment | receipt)", _event),
    opening("from day", _event),
    opening("in day receipt?", _event),
    opening("(in | on) deadline (receipt | filler)", _event),
    opening("(in | on) (period | moment)", occasions.period),
    opening("(in | on) {name: (word | own) word? period}", occasions.period),
    opening("(in | on) deadline {name: word}", _event),
    opening("till {name: word | ofmonth | meeting}", _event),
    opening("towards {name: day}", occasions.period),
    opening("towards {name: word | ofmonth | meeting}", _event),
    opening("at {name: word}", _event),
    # Work without an end.
    opening("{doc: this activity}", _permanent_work),
)
ALWAYS = "(in | on)? always (activity)? (manner)?"
PLAIN: tuple[Phrase[Rule], ...] = (
    *PERIODS,
    *RECURRENCES,
    Phrase(f"{ALWAYS} (comma? {ALWAYS})*", _permanent),
    Phrase("in (working | this) manner", _permanent),
    Phrase("(in | by) period activity", _permanent),
    *LAG_PHRASES,
    *ROMAN_DOUBTS,
    Phrase(
        "(in? deadline)? (till | towards | on)? {n: num} dayno? month num4? year? (?!dash)", _no_such_date
    ),
    Phrase("from? {n: num} dayno? (by | till | dash) {m: num} dayno? month num4? year? (?!dash)", _backwards),
    Phrase(
        "in? {n: num | roman | ordinal} {unit: quarter | half}"
        " (next year | year comma? next (for | after) reporting year?)",
        _next_year,
    ),
    Phrase(
        f"{UNTIL}? ({{n: num}} dayno? {{month: month}} | {{date: date}} | {{month2: month}})"
        " ( next year | year comma? next ((for | after) reporting year?)?"
        " | next (for | after)? reporting year )",
        _next_year,
    ),
)
