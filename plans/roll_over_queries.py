"""What a roll-over has done to the words: years that moved, years that stayed and why (PL-07)."""

from dataclasses import dataclass

from plans.columns import FIELDS
from plans.models import Activity, RollOver
from plans.models.roll_over import RollOverChoice
from plans.shifting import Kept, Shift, shift_years

_QUIET = (Kept.ACT, Kept.ADDRESS)


@dataclass(frozen=True)
class MarkedYear:
    """One place: which row and column, what stood there, what stands now, why it stayed."""

    row: str
    column: str
    before: str
    after: str
    context: str
    why: str = ""
    new_pk: str = ""


@dataclass(frozen=True)
class RowDecision:
    number: str
    title: str
    reason: str
    new_pk: str = ""


@dataclass(frozen=True)
class RollOverReport:
    """`stale` are years that stayed and that a person should look at; `acts` stayed as they should."""

    moved: list[MarkedYear]
    stale: list[MarkedYear]
    acts: list[MarkedYear]
    changed: list[RowDecision]
    dropped: list[RowDecision]
    carried_count: int


def roll_over_report(roll_over: RollOver) -> RollOverReport:
    """Three queries: the rows of the old edition, its headings, the rows of the new plan."""
    old = {str(row.key): row for row in roll_over.edition.activities.order_by("position", "pk")}
    new = {str(row.key): row for row in Activity.objects.filter(edition__plan=roll_over.plan_id)}
    shift = _shift(roll_over)
    told = [one for one in roll_over.choices if one["key"] in old]
    marks = _heading_marks(roll_over, shift)
    for one in told:
        if one["choice"] != RollOverChoice.DROP:
            row = new.get(one["new_key"])
            marks += _row_marks(old[one["key"]], shift, str(row.pk) if row else "")
    return RollOverReport(
        moved=[mark for mark in marks if not mark.why],
        stale=[mark for mark in marks if mark.why and mark.why not in _QUIET],
        acts=[mark for mark in marks if mark.why in _QUIET],
        changed=_decisions(told, old, new, RollOverChoice.CHANGE),
        dropped=_decisions(told, old, new, RollOverChoice.DROP),
        carried_count=sum(one["choice"] == RollOverChoice.CARRY for one in told),
    )


def _shift(roll_over: RollOver) -> Shift:
    old, new = roll_over.edition.plan, roll_over.plan
    return Shift(new.starts_on.year - old.starts_on.year, old.starts_on.year, old.ends_on.year)


def _heading_marks(roll_over: RollOver, shift: Shift) -> list[MarkedYear]:
    marks = _marks("Название плана", "", roll_over.edition.plan.title, shift, "")
    for section in roll_over.edition.sections.order_by("position", "pk"):
        marks += _marks(section.heading[:60], "заголовок", section.title, shift, "")
    return marks


def _row_marks(row: Activity, shift: Shift, new_pk: str) -> list[MarkedYear]:
    headers = {column["key"]: column["header"] for column in row.edition.plan.columns}
    name = row.number_text or row.title[:40]
    marks = []
    for key, field in FIELDS.items():
        if field != "number_text":
            marks += _marks(name, headers.get(key, ""), getattr(row, field), shift, new_pk)
    for header, text in row.extra_texts.items():
        marks += _marks(name, header, text, shift, new_pk)
    return marks


def _marks(row: str, column: str, text: str, shift: Shift, new_pk: str) -> list[MarkedYear]:
    return [
        MarkedYear(
            row,
            column,
            mark.before,
            mark.after,
            _around(text, mark.start, mark.start + len(mark.before)),
            mark.kept.value if mark.kept else "",
            new_pk,
        )
        for mark in shift_years(text, shift).marks
    ]


def _around(text: str, start: int, end: int) -> str:
    """The words beside a year, for the eye."""
    before = ("…" if start > 40 else "") + text[max(0, start - 40) : start]
    after = text[end : end + 25] + ("…" if len(text) > end + 25 else "")
    return " ".join(f"{before}{text[start:end]}{after}".split())


def _decisions(
    told: list[dict[str, str]], old: dict[str, Activity], new: dict[str, Activity], choice: str
) -> list[RowDecision]:
    found = []
    for one in told:
        if one["choice"] == choice:
            row, copy = old[one["key"]], new.get(one["new_key"])
            found.append(RowDecision(row.number_text, row.title, one["reason"], str(copy.pk) if copy else ""))
    return found
