"""The notice above the sheet: open questions in words, each with links to its rows; first what stops the
approval.
"""

from dataclasses import dataclass

from msoko.lib.language_ru import counted, plural
from plans.completeness import STOPPING, Doubt, Question
from plans.views.plan_sheet import Sheet

#: rows that are linked by name; the rest stands behind one link to the filter
NAMED = 6

_WORDS = {
    Doubt.TITLE: ("строка без названия", "строки без названия", "строк без названия"),
    Doubt.NO_DUE: ("строка без срока", "строки без срока", "строк без срока"),
    Doubt.NO_EXECUTORS: ("строка без исполнителя", "строки без исполнителя", "строк без исполнителя"),
    Doubt.DUE: ("срок ждёт уточнения", "срока ждут уточнения", "сроков ждут уточнения"),
    Doubt.EXECUTORS: (
        "мероприятие с неизвестным исполнителем",
        "мероприятия с неизвестным исполнителем",
        "мероприятий с неизвестным исполнителем",
    ),
    Doubt.DELIVERABLES: (
        "мероприятие без результата",
        "мероприятия без результата",
        "мероприятий без результата",
    ),
    Doubt.DUPLICATE: ("возможный повтор", "возможных повтора", "возможных повторов"),
    Doubt.CYCLE: (
        "направление без этапа управленческого цикла",
        "направления без этапов управленческого цикла",
        "направлений без этапов управленческого цикла",
    ),
}
_COLUMNS = {
    Doubt.NO_DUE: "due",
    Doubt.NO_EXECUTORS: "executors",
    Doubt.DUPLICATE: "title",
    Doubt.CYCLE: "title",
}


@dataclass(frozen=True)
class QuestionGroup:
    text: str
    column: str
    named: list[Question]
    more: int
    link: str
    is_stopping: bool


def question_groups(sheet: Sheet) -> list[QuestionGroup]:
    groups = []
    for doubt in Doubt:
        found = [question for question in sheet.questions if question.doubt == doubt]
        if found:
            groups.append(_group(sheet, doubt, found))
    return groups


def notice_title(sheet: Sheet) -> str:
    """How much is open, and whether it stops anything."""
    stopping = sum(question.is_stopping for question in sheet.questions)
    left = counted(len(sheet.questions), "вопрос", "вопроса", "вопросов")
    if stopping:
        return f"До утверждения осталось {left}, без ответа на {stopping} план не утвердить"
    return f"До утверждения осталось {left}; утвердить можно и с ними"


def _group(sheet: Sheet, doubt: Doubt, found: list[Question]) -> QuestionGroup:
    return QuestionGroup(
        text=f"{len(found)} {plural(len(found), *_WORDS[doubt])}",
        column=_COLUMNS.get(doubt, doubt.value),
        named=found[:NAMED],
        more=max(0, len(found) - NAMED),
        link=sheet.chosen.link(questions=doubt.value),
        is_stopping=doubt in STOPPING,
    )
