"""Tape of tokens -> pieces: at each place the longest phrase wins; what no phrase takes stays `Unknown`."""

from dataclasses import replace

from plans.deadlines.atoms import ATOMS
from plans.deadlines.counted_dates import read_counted, read_owed
from plans.deadlines.dates import read_dates
from plans.deadlines.elements import match_end
from plans.deadlines.patterns import Tape, compile_pattern, reach
from plans.deadlines.pieces import Except, Occasion, Remark, Unknown
from plans.deadlines.rule import Rule
from plans.deadlines.rules import Dated, StatusDates, Truncated
from plans.deadlines.spans import FIXED_DATE
from plans.deadlines.undated import PLAIN, begins_deadline, read_plain, read_waiting

PUNCTUATION = compile_pattern(
    "(but | comma | semi | dot | colon | open | close | dash | plus | slash | and)+"
)
# Words that say nothing by themselves before or between deadlines («Срок исполнения: ...»).
SOFT = frozenset(
    {
        "in",
        "on",
        "for",
        "by",
        "deadline",
        "filler",
        "receipt",
        "and",
        "dash",
        "colon",
        "comma",
        "year",
        "report",
        "but",
        "extra",
    }
)
# What an explanation beside a deadline may be made of: «для 1-4 классов», «I этап», «отчёт в РЦОИ».
EXPLAINING = frozenset(
    {
        "num",
        "number",
        "ordinal",
        "roman",
        "comma",
        "dash",
        "slash",
        "dot",
        "and",
        "or",
        "in",
        "on",
        "for",
        "by",
        "from",
        "of",
        "at",
        "own",
        "school",
        "next",
        "this",
        "report",
        "seasonal",
        "activity",
        "result",
        "receipt",
        "filler",
        "period",
        "day",
    }
)
EXCEPT = compile_pattern("(except | for exception)")
SOFT_LINK = compile_pattern("(period | deadline)?")
NAMING = frozenset(
    {"word", "begin", "finish", "end", "action", "report", "receipt", "meeting", "ofmonth", "frame"}
)
STATE = compile_pattern("by state on?")
CUT = compile_pattern("( by state on | in? deadline till | not later than? till? | till ) num? dot? $")
CUT_REASON = "Фраза обрывается на «{words}»: допишите месяц и год"


def read_pieces(tape: Tape) -> list[Rule]:
    pieces: list[Rule] = []
    unknown: Unknown | None = None
    place = 0
    while place < len(tape):
        after = match_end(PUNCTUATION, tape, place)
        taken = read_piece(tape, after) if after < len(tape) else None
        if taken is None:
            last = max(after, place + 1)
            unknown = Unknown(unknown.first if unknown else after, last) if after < last else unknown
            place = last
            continue
        piece, place = taken
        if isinstance(piece, Occasion) and unknown and _explains(tape, unknown.first, unknown.last):
            # «рассмотрение на педсовете»
            piece, unknown = replace(piece, words=tape.words(unknown.first, place)), None
        pieces += _kept(tape, unknown, has_before=bool(pieces), has_after=True)
        unknown = None
        pieces.append(piece)
    return pieces + _kept(tape, unknown, has_before=bool(pieces), has_after=False)


def read_piece(tape: Tape, place: int) -> tuple[Rule, int] | None:
    best: tuple[Rule, int] | None = None
    for reader in READERS:
        taken = reader(tape, place)
        if taken is None or (best is not None and taken[1] <= best[1]):
            continue
        if reader is not read_waiting or best is None or not _goes_on(tape, best[1]):
            best = taken
    refused = max(reach(ATOMS, tape, place), reach(PLAIN, tape, place))
    if refused > (best[1] if best else place):
        return Unknown(place, refused), refused
    return best


def _goes_on(tape: Tape, place: int) -> bool:
    """«по итогам 1 полугодия и учебного года»: two deadlines, no event with a long name."""
    after = match_end(PUNCTUATION, tape, place)
    return after > place and after < len(tape) and begins_deadline(tape, after)


def _except(tape: Tape, place: int) -> tuple[Rule, int] | None:
    """«кроме июля и августа»: dates that are left out, or words only a person can weigh."""
    after = match_end(EXCEPT, tape, place)
    if after == place:
        return None
    taken = read_dates(tape, match_end(SOFT_LINK, tape, after))
    if taken is not None and isinstance(taken[0], Dated):
        return Except(taken[0].spans, place, taken[1], tape.words(place, taken[1])), taken[1]
    end = after
    while end < len(tape) and tape.kind(end) not in ("comma", "semi", "close", "open", "dot"):
        end += 1
    return Except((), place, end, tape.words(place, end)), end


def _kept(tape: Tape, unknown: Unknown | None, *, has_before: bool, has_after: bool) -> list[Rule]:
    """Soft words alone are no loss of meaning; words set apart by a sign explain the deadline beside them."""
    if unknown is None:
        return []
    last = unknown.last
    while last > unknown.first and tape.kind(last - 1) in SOFT:
        last -= 1
    if last == unknown.first:
        return []
    has_sign = any(tape.kind(place) in ("dash", "colon") for place in range(last, unknown.last + 1))
    if _is_remark(tape, unknown.first, last, has_before=has_before, has_after=has_after and has_sign):
        return [Remark(unknown.first, last, tape.words(unknown.first, last))]
    return [replace(unknown, last=last)]


def _is_remark(tape: Tape, first: int, last: int, *, has_before: bool, has_after: bool) -> bool:
    """«май (9, 11 классы)», «август – педсовет», «школьный этап: октябрь»; nothing in it speaks of time."""
    if not _explains(tape, first, last):
        return False
    is_enclosed = tape.kind(first - 1) == "open" and (has_before or has_after)
    is_after = tape.kind(first - 1) in ("dash", "colon") and has_before
    return is_enclosed or is_after or has_after


def _explains(tape: Tape, first: int, last: int) -> bool:
    kinds = {tape.kind(place) for place in range(first, last)}
    return bool(kinds & NAMING) and kinds <= EXPLAINING | NAMING


def _status(tape: Tape, place: int) -> tuple[Rule, int] | None:
    """«по состоянию на 20 сентября, 1 января»: snapshot dates; on a day of each month: a monthly rule."""
    after = match_end(STATE, tape, place)
    if after == place or after == len(tape):
        return None
    taken = read_piece(tape, after)
    if taken is None:
        return None
    piece, end = taken
    if isinstance(piece, Dated) and all(span.shape == FIXED_DATE for span in piece.spans):
        piece = StatusDates(piece.spans, notes=piece.notes, doubts=piece.doubts)
    return piece, end


def _cut(tape: Tape, place: int) -> tuple[Rule, int] | None:
    end = match_end(CUT, tape, place)
    if end == place:
        return None
    words = tape.words(place, end)
    start = tape.tokens[place].start
    length = tape.tokens[end - 1].end - start
    return Truncated(words, start, length, CUT_REASON.format(words=words)), end


READERS = (_cut, _status, _except, read_owed, read_counted, read_dates, read_plain, read_waiting)
