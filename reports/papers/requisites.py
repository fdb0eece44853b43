"""Requisites that papers of every kind share: runs with gaps, signature, title of the file, corner stamps.

«Signature block: post on the left in several lines; initials and surname on the right» (OR-06); «УТВЕРЖДАЮ
(no quotes, no colon), post, signature line, initials and surname, date» (3.4).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from msoko.lib.language_ru import date_in_figures, plain, typeset
from reports.layout import GOST_2025, Layout
from reports.papers.model import DATE_LINE, Corner, Gap, Run, Runs, SignatureBlock

_MARK = re.compile(r"\[\[(.+?)\]\]")


@dataclass(frozen=True)
class Requisites:
    """What stands beside the words: number and date of the registration, measures, the page of checking."""

    dated_on: date | None = None
    number_text: str = ""
    layout: Layout = GOST_2025
    check_url: str = ""


def runs_of(field: str, text: str) -> Runs:
    """Cut a text at its [[hints]]; an empty text has no runs."""
    parts = _MARK.split(text)
    return tuple(
        Gap(field, part) if position % 2 else typeset(part) for position, part in enumerate(parts) if part
    )


def typeset_lines(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(typeset(line) for line in lines)


def signature(
    post: Iterable[str],
    name: str,
    *,
    post_field: str = "signatory_post",
    name_field: str = "signatory_name",
    who: str = "подписывающего",
) -> SignatureBlock:
    """A missing post or name becomes a gap that leads to its field."""
    lines: list[Run] = [run for line in post for run in runs_of(post_field, line)]
    names = runs_of(name_field, name)
    return SignatureBlock(
        tuple(lines) or (Gap(post_field, f"должность {who}"),),
        names[0] if names else Gap(name_field, f"инициалы и фамилия {who}"),
    )


def approval_stamp(post: Iterable[str], name: str) -> Corner:
    named = runs_of("approver_name", name) or (Gap("approver_name", "кто утверждает"),)
    lines = [runs_of("approver_post", line) for line in post]
    return Corner((("УТВЕРЖДАЮ",), *lines, ("____________ ", *named), (DATE_LINE,)))


def file_title(noun: str, heading: str, dated_on: date | None, number_text: str) -> str:
    """Name the file's contents for readers and for the window of a viewer."""
    heading = plain(" ".join(heading.split()))
    if dated_on and number_text:
        title = f"{noun} от {date_in_figures(dated_on)} № {number_text}"
        return f"{title} «{heading}»" if heading else title
    return f"{noun} {heading[:1].lower()}{heading[1:]}".strip() + " (проект)"
