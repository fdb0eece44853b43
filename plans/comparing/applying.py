"""The old content and accepted differences -> the new content.

Decided here: every difference can be accepted or left on its own. An added or moved row comes to stand below
the row that stands above it in the new document, and when that one is not there (its own difference was
left), below the nearest one before it that is. With all differences accepted the new document comes out
exactly.
"""

from collections.abc import Collection, Mapping, Sequence

from plans.comparing.differences import Difference, DifferenceKind, compare, without
from plans.comparing.matching import matched
from plans.comparing.rows import Row


def applied(
    old: Sequence[Row],
    new: Sequence[Row],
    accepted: Collection[Difference] | None = None,
) -> list[Row]:
    """Give the content after the accepted differences of `compare(old, new)`; by default all of them."""
    chosen = list(compare(old, new) if accepted is None else accepted)
    changed = _changed_cells(chosen)
    content = [row.with_cells(changed.get(row.ident, {})) for row in without(chosen, old)]
    here = _by_place(old, new, content)
    arriving = {id(one.new): one for one in chosen if one.kind in _ARRIVING}
    last: Row | None = None
    for place, row in enumerate(new):
        difference = arriving.get(id(row))
        if difference is not None:
            coming = _coming(difference, changed)
            content.insert(content.index(last) + 1 if last is not None else 0, coming)
            last = coming
        elif place in here:
            last = here[place]
    return content


_ARRIVING = (DifferenceKind.ADDED, DifferenceKind.MOVED)


def _by_place(old: Sequence[Row], new: Sequence[Row], content: Sequence[Row]) -> dict[int, Row]:
    """The rows that stayed, by their place in the new document."""
    pairs = matched(old, new)
    stayed = {row.ident: row for row in content}
    return {place: stayed[old[one].ident] for one, place in pairs.items() if old[one].ident in stayed}


def _coming(difference: Difference, changed: Mapping[str, Mapping[str, str]]) -> Row:
    if difference.old is not None:
        return difference.old.with_cells(changed.get(difference.old.ident, {}))
    assert difference.new is not None
    return difference.new


def _changed_cells(chosen: Sequence[Difference]) -> dict[str, dict[str, str]]:
    changed: dict[str, dict[str, str]] = {}
    for one in chosen:
        if one.kind == DifferenceKind.CHANGED and one.old is not None:
            changed.setdefault(one.old.ident, {})[one.column] = one.new_text
    return changed
