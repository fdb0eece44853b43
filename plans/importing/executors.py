"""The cell of executors -> bodies of the directory (requirement E2, RB-02, RB-05, RB-06).

Decided here: the longest spelling wins, at word boundaries, without regard to case, endings and look-alike
letters; «Several bodies stand in one cell with no separator at all» (domain 0.2). «X под руководством Y»
keeps X, led by Y. «Специалисты X», when the directory has no such spelling, is X with its printed words.
What the directory does not know is handed back as printed, never dropped.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from plans.importing.parsed import ExecutorMatch
from plans.importing.words import Word, stem, stems, words

_LINKS = frozenset(stems("и а также совместно со с при участии во главе"))
_LED_BY = (stems("под руководством"), stems("во главе с"), stems("под общим руководством"))
_ROLES = frozenset(
    stems(
        "специалисты методисты сотрудники работники представители руководители начальники главные ведущие"
        " старшие директора заведующие заместители инженеры консультанты секретари члены"
    )
)
# «Зам. директоров», «рук. РМО»: cut words of posts, read as the whole words.
_CUT_WORDS = {
    "зам": "заместители",
    "зав": "заведующие",
    "рук": "руководители",
    "нач": "начальники",
    "дир": "директора",
    "спец": "специалисты",
    "вед": "ведущие",
    "гл": "главные",
    "соц": "социальные",
    "кл": "классные",
    "пед": "педагоги",
    "метод": "методические",
    "упр": "управление",
    "обр": "образования",
    "спец-ты": "специалисты",
    "рук-ли": "руководители",
    "зам-ли": "заместители",
    "пед-психологи": "педагоги-психологи",
}
_WHOLE_STEMS = {stem(cut): stem(whole) for cut, whole in _CUT_WORDS.items()}
_INTRODUCED = re.compile(r"\(\s*далее\s*(?:по\s+тексту\s*)?[-–—:]?\s*[«\"]?([^()«»\"]{2,60}?)[»\"]?\s*\)")
# «ММО учителей математики»: whose union it is names no further body.
_UNION_OF = re.compile(r"(?<=МО)\s+(?:учителей|педагогов|воспитателей|классных)[^,;.\n(]*")
# «Управление образования администрации Заречного района»: where the body sits says nothing new.
_SEAT = re.compile(
    r"^(?:администрации\s+)?(?:[А-ЯЁ][\w-]+(?:ого|ой)\s+)?(?:(?:городского|муниципального|сельского)\s+)?"
    r"(?:округа|района|поселения|образования|(?:города|области|края|республики|г\.)(?:\s+[А-ЯЁ][\w-]+)?)$"
)
_OWNER = re.compile(r"^(?:управления|комитета|отдела|департамента|администрации|министерства)$")
_OF_ONE = re.compile(r"^[\s«\"]*(?:№\s*\d|[«\"][А-ЯЁ\d])")
_LEAD_LINK = re.compile(r"^(?:и|а также)\s+")
_SPLIT = re.compile(r"[;\n]|,(?!\s*[А-ЯЁ]\.)")


@dataclass(frozen=True)
class SplitExecutors:
    matches: tuple[ExecutorMatch, ...]
    leftovers: tuple[str, ...]


@dataclass(frozen=True)
class BodyDictionary:
    """Spellings of bodies as stems of their words."""

    keys: dict[tuple[str, ...], str]
    longest: int

    @classmethod
    def from_spellings(cls, spellings: Iterable[tuple[str, str]]) -> "BodyDictionary":
        """Take pairs of a spelling and the key of its body; the first body of a spelling keeps it."""
        keys: dict[tuple[str, ...], str] = {}
        for spelling, body_key in spellings:
            if found := tuple(word.stem for word in _body_words(spelling)):
                keys.setdefault(found, body_key)
        return cls(keys, max((len(found) for found in keys), default=0))

    def with_spellings(self, spellings: Iterable[tuple[str, str]]) -> "BodyDictionary":
        added = BodyDictionary.from_spellings(spellings)
        return BodyDictionary({**added.keys, **self.keys}, max(self.longest, added.longest))

    def match_at(self, found: Sequence[Word], start: int) -> tuple[str, int] | None:
        """Give the body that begins at this word and the position after it."""
        for length in range(min(self.longest, len(found) - start), 0, -1):
            body_key = self.keys.get(tuple(word.stem for word in found[start : start + length]))
            if body_key is not None:
                return body_key, start + length
        return None


def introduced_spellings(texts: Iterable[str], dictionary: BodyDictionary) -> tuple[tuple[str, str], ...]:
    """Collect what «(далее - МОУО)» introduces, when the words before it are a known body."""
    found = []
    for text in texts:
        for mark in _INTRODUCED.finditer(text):
            body_key = _body_before(text[: mark.start()], dictionary)
            if body_key and stems(mark[1]) not in dictionary.keys:
                found.append((mark[1].strip(), body_key))
    return tuple(found)


def split_executors(text: str, dictionary: BodyDictionary) -> SplitExecutors:
    """Split a cell into bodies in printed order and the pieces nobody knows."""
    bare = _INTRODUCED.sub(" ", text)
    found = _body_words(bare)
    matches: list[ExecutorMatch] = []
    unknown: list[tuple[int, int]] = []
    position = 0
    while position < len(found):
        led = _led_by(found, position, dictionary) if matches else None
        taken = None if led else _taken(found, position, dictionary)
        if led:
            matches[-1], position = _with_leader(matches[-1], led[0]), led[1]
        elif taken and _is_one_of_group(bare, found, taken[1], dictionary):
            end = _end_of_name(bare, found, taken[1])
            unknown.append((position, end))
            position = end
        elif taken:
            body_key, end = taken
            end = _behind_owner(bare, found, end, dictionary)
            matches.append(ExecutorMatch(body_key, bare[found[position].start : found[end - 1].end]))
            position = end
        else:
            unknown.append((position, position + 1))
            position += 1
    return SplitExecutors(_distinct(matches), _leftovers(bare, found, unknown))


def _body_words(text: str) -> tuple[Word, ...]:
    """Give the words of a cell or a spelling, cut ones as whole."""
    text = _UNION_OF.sub(lambda match: " " * len(match[0]), text)
    return tuple(
        replace(word, stem=_WHOLE_STEMS[word.stem]) if word.stem in _WHOLE_STEMS else word
        for word in words(text)
    )


def _is_one_of_group(text: str, found: Sequence[Word], end: int, dictionary: BodyDictionary) -> bool:
    """Tell «МБОУ СОШ № 5», «МБДОУ «Берёзка»»: one organisation, not the group that its first words name."""
    if not _OF_ONE.match(text[found[end - 1].end :]):
        return False
    return end < len(found) and dictionary.match_at(found, end) is None


def _end_of_name(text: str, found: Sequence[Word], start: int) -> int:
    """Give the word behind «№ 5» or behind the closing quote of a name."""
    end = start + 1
    quoted = text[found[start - 1].end : found[start].start]
    while ("«" in quoted or '"' in quoted) and end < len(found):
        if re.search(r"[»\",;\n]", text[found[end - 1].end : found[end].start]):
            break
        end += 1
    return end


def _behind_owner(text: str, found: Sequence[Word], end: int, dictionary: BodyDictionary) -> int:
    """Pass over «… управления образования» in the genitive: whose the body is, not one more body."""
    if (
        end >= len(found)
        or not _OWNER.match(found[end].text)
        or text[found[end - 1].end : found[end].start].strip()
    ):
        return end
    owner = dictionary.match_at(found, end)
    return owner[1] if owner else end


def _with_leader(match: ExecutorMatch, leader_key: str) -> ExecutorMatch:
    return ExecutorMatch(match.body_key, match.text, leader_key)


def _taken(found: Sequence[Word], start: int, dictionary: BodyDictionary) -> tuple[str, int] | None:
    direct = dictionary.match_at(found, start)
    after = start
    while after < len(found) and found[after].stem in _ROLES:
        after += 1
    if after == start:
        return direct
    within = dictionary.match_at(found, after)
    # «Специалисты» alone is a spelling of its own, but «Специалисты ИМЦ» are people of that centre.
    return within if within and (direct is None or direct[1] <= after) else direct


def _led_by(found: Sequence[Word], start: int, dictionary: BodyDictionary) -> tuple[str, int] | None:
    for phrase in _LED_BY:
        end = start + len(phrase)
        if tuple(word.stem for word in found[start:end]) == phrase:
            return dictionary.match_at(found, end)
    return None


def _body_before(text: str, dictionary: BodyDictionary) -> str | None:
    found = _body_words(text)
    for length in range(min(dictionary.longest, len(found)), 0, -1):
        body_key = dictionary.keys.get(tuple(word.stem for word in found[-length:]))
        if body_key is not None:
            return body_key
    return None


def _distinct(matches: Sequence[ExecutorMatch]) -> tuple[ExecutorMatch, ...]:
    kept: dict[tuple[str, str | None], ExecutorMatch] = {}
    for match in matches:
        kept.setdefault((match.body_key, match.led_by_key), match)
    return tuple(kept.values())


def _is_link(word: Word) -> bool:
    # «А» with a capital is an initial of a person.
    return word.stem in _LINKS and word.text.islower()


def _leftovers(text: str, found: Sequence[Word], unknown: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """Join neighbouring unknown words into pieces, as printed; linking words alone are no piece."""
    runs: list[tuple[int, int]] = []
    for start, end in unknown:
        if runs and runs[-1][1] == start:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    pieces = []
    for start, end in runs:
        while start < end and _is_link(found[start]):
            start += 1
        while end > start and _is_link(found[end - 1]):
            end -= 1
        if start < end:
            stop = found[end].start if end < len(found) else len(text)
            pieces.extend(_SPLIT.split(text[found[start].start : max(stop, found[end - 1].end)]))
    trimmed = (_LEAD_LINK.sub("", raw.strip(' ,;\n/()«»"–—-')) for raw in pieces)
    return tuple(piece for piece in trimmed if words(piece) and not _SEAT.match(piece))
