"""What an answer on the preview does to the kept draft: fix, leave, take back, one question or all alike.

Decided here: «все такие» means the same words get the same answer, and the offered repair of one means the
offered repair of each; questions of the group that neither applies to stay open.
"""

from collections.abc import Iterator, Mapping, Sequence

from plans.import_answers import CELL_FIELDS, FIXED, LEFT, Draft
from plans.import_questions import Kind, Question, cell_text
from plans.importing import ParsedPlan


def answered(
    draft: Draft, question: Question, every: Sequence[Question], *, texts: Mapping[str, str], is_all: bool
) -> Draft:
    """Take the new words of a question; `is_all` answers every open question of the same group likewise."""
    draft = _taken(draft, question, texts)
    for other in _alike(question, every) if is_all else ():
        likewise = _likewise(question, other, texts)
        if likewise:
            draft = _taken(draft, other, likewise)
    return draft


def left(draft: Draft, question: Question, every: Sequence[Question], *, is_all: bool) -> Draft:
    """Leave the words as they are: the doubt stays a question of the row on the page of the plan."""
    for one in (question, *(_alike(question, every) if is_all else ())):
        draft = draft.with_verdict(one.key, LEFT)
    return draft


def reopened(draft: Draft, question: Question, read: ParsedPlan) -> Draft:
    """Take the answer back: the cells stand again as they were read."""
    draft = draft.with_verdict(question.key, "")
    if question.kind == Kind.EXECUTOR:
        return draft.with_executor(question.words, "")
    for activity in read.activities:
        if str(activity.place) == question.place:
            for name in question.fields:
                text = cell_text(activity, name)
                draft = draft.with_cell(question.place, CELL_FIELDS[name], text, read_text=text)
    return draft


def _alike(question: Question, every: Sequence[Question]) -> Iterator[Question]:
    return (one for one in every if one.group == question.group and one.is_open and one.key != question.key)


def _taken(draft: Draft, question: Question, texts: Mapping[str, str]) -> Draft:
    if question.kind == Kind.EXECUTOR:
        return draft.with_executor(question.words, texts.get("name", "").strip())
    if question.kind in (Kind.TITLE, Kind.PERIOD):
        return draft.with_facts(texts).with_verdict(question.key, FIXED)
    for name, text in question.cells:
        if name in texts:
            # The words as read are not known here: what equals the present words is no change.
            given = texts[name].replace("\r\n", "\n").strip()
            if given != text:
                draft = draft.with_cell(question.place, CELL_FIELDS[name], given, read_text="\0")
    return draft.with_verdict(question.key, FIXED)


def _likewise(question: Question, other: Question, texts: Mapping[str, str]) -> dict[str, str]:
    """The same words get the same answer; the offered repair of one means the offered repair of the other."""
    name = question.fields[0] if question.fields else ""
    if not name or other.fields[:1] != (name,):
        return {}
    given = texts.get(name, "").strip()
    if other.texts[0] == question.texts[0]:
        return {name: given}
    if question.suggestion and given == question.suggestion and other.suggestion:
        return {name: other.suggestion}
    return {}
