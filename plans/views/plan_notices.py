"""The notice above the sheet: open questions in words, each with links to its rows."""

from dataclasses import dataclass

from msoko.lib.language_ru import plural
from plans.completeness import Doubt, Question
from plans.views.plan_sheet import Sheet

#: rows that are linked by name; the rest stands behind one link to the filter
NAMED = 6

_WORDS = {
    Doubt.TITLE: ("строка без названия", "строки без названия", "строк без названия"),
    Doubt.DUE: ("срок ждёт уточнения", "срока ждут уточнения", "сроков ждут уточнения"),
    Doubt.EXECUTORS: (
        "мероприятие без известного исполнителя",
        "мероприятия без известного исполнителя",
        "мероприятий без известного исполнителя",
    ),
    Doubt.DELIVERABLES: (
        "мероприятие без результата",
        "мероприятия без результата",
        "мероприятий без результата",
    ),
    Doubt.DUPLICATE: ("возможный повтор", "возможных повтора", "возможных повторов"),
}


@dataclass(frozen=True)
class QuestionGroup:
    text: str
    column: str
    named: list[Question]
    more: int
    link: str


def question_groups(sheet: Sheet) -> list[QuestionGroup]:
    groups = []
    for doubt in Doubt:
        found = [question for question in sheet.questions if question.doubt == doubt]
        if found:
            groups.append(_group(sheet, doubt, found))
    return groups


def _group(sheet: Sheet, doubt: Doubt, found: list[Question]) -> QuestionGroup:
    return QuestionGroup(
        text=f"{len(found)} {plural(len(found), *_WORDS[doubt])}",
        column="title" if doubt == Doubt.DUPLICATE else doubt.value,
        named=found[:NAMED],
        more=max(0, len(found) - NAMED),
        link=sheet.chosen.link(questions=doubt.value),
    )
