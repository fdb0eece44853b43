"""The parts of the preview that are drawn again after each answer, as ready values."""

from collections.abc import Mapping
from dataclasses import dataclass

from plans.import_forms import PeriodForm
from plans.import_questions import Kind, Question
from plans.preview import anchor_of
from plans.views.plan_import_work import Work

#: what to do about a question, beside its sentence
HINTS = {
    Kind.EXECUTOR: (
        "Начните писать название. Нового добавим в справочник, ответ запомнится для следующих файлов."
    ),
    Kind.DUE: "Исправьте слова, если это опечатка: «март», «II квартал», «до 20 декабря».",
    Kind.PERIOD: "По этому периоду пересчитаются все сроки.",
}
MARKS = {"": ("▲", "ждёт ответа"), "fixed": ("✓", "исправлено"), "left": ("–", "оставлено")}


@dataclass(frozen=True)
class DockCell:
    name: str
    label: str
    text: str


@dataclass(frozen=True)
class ListedQuestion:
    question: Question
    mark: str
    mark_words: str
    anchor: str


def dock_context(work: Work, current: Question | None, *, note: str = "") -> dict[str, object]:
    """The question under the hand, its cells and its neighbours."""
    questions = work.questions
    context: dict[str, object] = {
        "plan_import": work.kept,
        "current": current,
        "note": note,
        "open_count": sum(one.is_open for one in questions),
        "question_count": len(questions),
    }
    if current is None:
        return context
    place = questions.index(current)
    labels = {str(column.key): column.header_text or "№" for column in work.read.parsed.columns}
    cells = [DockCell(name, labels.get(name, "Название"), text) for name, text in current.cells]
    return context | {
        "number": place + 1,
        "anchor": anchor_of(current.place),
        "hint": HINTS.get(current.kind, ""),
        "first_cell": cells[0] if cells else None,
        "other_cells": cells[1:],
        "period_form": PeriodForm(initial=work.facts) if current.kind == Kind.PERIOD else None,
        "title": work.facts["title"],
        "can_fix": current.kind != Kind.PROBLEM or bool(cells),
        "before": questions[place - 1] if place else None,
        "following": questions[place + 1] if place + 1 < len(questions) else None,
        "anchors": {one.key: anchor_of(one.place) for one in questions},
        "before_anchor": anchor_of(questions[place - 1].place),
        "following_anchor": anchor_of(questions[(place + 1) % len(questions)].place),
    }


def list_context(work: Work, current: Question | None) -> dict[str, object]:
    return {
        "plan_import": work.kept,
        "current": current,
        "listed": [ListedQuestion(one, *MARKS[one.verdict], anchor_of(one.place)) for one in work.questions],
        "open_count": sum(one.is_open for one in work.questions),
        "question_count": len(work.questions),
    }


def typed_texts(data: Mapping[str, str]) -> dict[str, str]:
    """What was typed in the dock: cells under their names, or the words of the other kinds of questions."""
    cells = {name.removeprefix("cell_"): text for name, text in data.items() if name.startswith("cell_")}
    own = ("name", "title", "period_kind", "starts_on", "ends_on")
    return cells | {name: data[name] for name in own if name in data}
