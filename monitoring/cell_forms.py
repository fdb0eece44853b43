"""What stands in the fields of a form of cells: «value-17», «comment-17», «seen-17» are those of line 17."""

from collections.abc import Iterable, Mapping

from django.http import QueryDict

from monitoring.actions import Typed
from monitoring.models import RoundField

_MAX_COMMENT = 1000


def typed_cells(post: QueryDict, lines: Iterable[RoundField]) -> list[Typed]:
    """Only lines of this form, and of them only those that were sent."""
    return [
        Typed(line, str(post[f"value-{line.pk}"]), _comment(post, line.pk), _version(post, line.pk))
        for line in lines
        if f"value-{line.pk}" in post
    ]


def raw_of(cells: Iterable[Typed]) -> dict[int, str]:
    return {one.line.pk: one.raw for one in cells}


def comments_of(cells: Iterable[Typed]) -> Mapping[int, str]:
    return {one.line.pk: one.comment for one in cells if one.comment is not None}


def _comment(post: QueryDict, key: int) -> str | None:
    text = post.get(f"comment-{key}")
    return None if text is None else text.replace("\0", "")[:_MAX_COMMENT]


def _version(post: QueryDict, key: int) -> int | None:
    seen = post.get(f"seen-{key}", "")
    return int(seen) if seen.isdecimal() and len(seen) < 10 else None
