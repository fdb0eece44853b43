"""Tokens of a cell made smooth for the grammar: what stands for the look of the page is taken away.

Line ends inside a phrase («в течение» + line end + «года») go, those between deadlines stay separators. An
hour beside a date goes with a note: deadlines are counted in days. A year of two digits gets its century.
"""

from plans.deadlines.tokens import Token


def _kinds(names: str) -> frozenset[str]:
    return frozenset(names.split())


# A line that ends with one of these is not finished.
UNFINISHED = _kinds(
    "in on till towards from by for of and or not at after via before later than during whole dash open"
    " colon each rarer num roman ordinal number multiple school civil this reporting accord own set"
    " seasonal times next working"
)
# A line that begins with one of these goes on.
CONTINUING = _kinds(
    "year years thisyear dayno months dash close comma holidays quarter half term trimester decade week"
    " moiety day school holidaytime working than later syear"
)
STANDS_AFTER_ITSELF = frozenset({"num4", "syear"})
HOUR_LINKS = frozenset({"till", "in", "towards", "from", "by", "on"})
COUNTED = frozenset(
    {"dayno", "month", "working", "civil", "day", "week", "months", "hour", "times", "years", "year"}
)
HAVING_YEAR = frozenset({"month", "quarter", "half"})
DATED = _kinds(
    "month date dayno weekday weekdays months week decade daily weekly monthly quarterly yearly working"
)
HOUR_NOTE = "Время «{words}» не учитывается: срок считается по дню"
ABOUT_NOTE = "«{words}»: срок назван приблизительно, уточните его"
CENTURY = 2000
TWO_DIGITS = range(20, 41)
YEAR_NOTE = "«{words}» прочитано как {year} год"


def smooth(text: str, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    kept = _without_wraps(text, list(tokens))
    for step in (_without_spelling, _without_hours, _without_about, _long_years):
        kept = step(text, kept)
    return tuple(kept)


def _without_wraps(text: str, tokens: list[Token]) -> list[Token]:
    kept: list[Token] = []
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        is_line_end = token.kind == "semi" and text[token.start] != ";"
        if not (is_line_end and kept and following and _goes_on(kept[-1].kind, following.kind)):
            kept.append(token)
    return kept


def _goes_on(before: str, after: str) -> bool:
    if after in STANDS_AFTER_ITSELF:
        return before not in STANDS_AFTER_ITSELF
    return before in UNFINISHED or after in CONTINUING


def _without_spelling(text: str, tokens: list[Token]) -> list[Token]:
    """«в течение 5 (пяти) рабочих дней»: the number once more in words."""
    kept: list[Token] = []
    skipped = 0
    for place, token in enumerate(tokens):
        kinds = [following.kind for following in tokens[place : place + 4]]
        if len(kinds) == 4 and kept and kept[-1].kind == "num" and _is_spelling(kinds):
            skipped = 3
        if skipped:
            skipped -= 1
        else:
            kept.append(token)
    return kept


def _is_spelling(kinds: list[str]) -> bool:
    first, inner, last, counted = kinds
    is_enclosed = first == "open" and last == "close"
    return is_enclosed and inner in ("number", "ordinal", "word") and counted in COUNTED


def _without_hours(text: str, tokens: list[Token]) -> list[Token]:
    """«до 12.00 15 марта», «20 декабря до 17 часов»; an hour that stands alone stays."""
    if not any(token.kind in DATED for token in tokens):
        return tokens
    kept: list[Token] = []
    note = ""
    place = 0
    while place < len(tokens):
        last = _hour_end(tokens, place, kept)
        if last == place:
            kept.append(tokens[place]._replace(note=note or tokens[place].note))
            note = ""
            place += 1
            continue
        words = text[tokens[place].start : tokens[last - 1].end]
        note = HOUR_NOTE.format(words=words)
        if kept and kept[-1].kind in HOUR_LINKS and not _begins_date(tokens, last):
            kept.pop()
        if kept and last == len(tokens):
            kept[-1] = kept[-1]._replace(note=note)
        place = last
    return kept


def _hour_end(tokens: list[Token], place: int, kept: list[Token]) -> int:
    """The token after «12.00», «17 часов»; the same place where no hour stands."""
    kinds = [token.kind for token in tokens[place : place + 2]]
    if kinds[0] == "clock":
        return place + (2 if kinds[1:] == ["hour"] else 1)
    is_linked = bool(kept) and kept[-1].kind in HOUR_LINKS
    if kinds != ["num", "hour"] or not is_linked:
        return place
    has_minutes = [token.kind for token in tokens[place + 2 : place + 4]] == ["num", "minute"]
    return place + (4 if has_minutes else 2)


def _begins_date(tokens: list[Token], place: int) -> bool:
    return place < len(tokens) and tokens[place].kind in ("num", "date", "ordinal", "month")


def _without_about(text: str, tokens: list[Token]) -> list[Token]:
    """«примерно 15 декабря», «ориентировочно: март»."""
    kept: list[Token] = []
    note = ""
    for place, token in enumerate(tokens):
        words = text[token.start : token.end]
        is_about = token.kind == "about" or (token.kind == "sign" and words in ("~", "≈"))
        if is_about and place + 1 < len(tokens):
            note = ABOUT_NOTE.format(words=words)
        elif not (note and token.kind in ("colon", "dash")):
            kept.append(token._replace(note=note or token.note))
            note = ""
    return kept


def _long_years(text: str, tokens: list[Token]) -> list[Token]:
    """«март 24 г.», «20 декабря 24»."""
    kept: list[Token] = []
    for place, token in enumerate(tokens):
        is_short = token.kind == "num" and token.value in TWO_DIGITS and token.end - token.start == 2
        if is_short and place and tokens[place - 1].kind in HAVING_YEAR and _is_year(tokens, place):
            year = CENTURY + token.value
            note = YEAR_NOTE.format(words=text[token.start : token.end], year=year)
            token = token._replace(kind="num4", value=year, note=token.note or note)
        kept.append(token)
    return kept


def _is_year(tokens: list[Token], place: int) -> bool:
    following = tokens[place + 1].kind if place + 1 < len(tokens) else ""
    return following in ("year", "", "close", "semi")
