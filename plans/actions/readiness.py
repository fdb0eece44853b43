"""A plan goes to its approval only without the questions that stop it: the list that the page shows (P5)."""

from msoko.lib.language_ru import counted
from plans.actions.refusals import Refused
from plans.coach import edition_questions
from plans.completeness import Doubt
from plans.models import Edition

_WORDS = {
    Doubt.TITLE: "нет названия",
    Doubt.NO_DUE: "не указан срок",
    Doubt.NO_EXECUTORS: "не указан исполнитель",
}
_NAMED = 5


def refuse_unready(edition: Edition) -> None:
    """Say which rows still miss what an order cannot be printed without."""
    stopping = [question for question in edition_questions(edition) if question.is_stopping]
    if not stopping:
        return
    told = [f"строка {question.label}: {_WORDS[question.doubt]}" for question in stopping[:_NAMED]]
    more = len(stopping) - _NAMED
    if more > 0:
        told.append(f"и ещё {counted(more, 'вопрос', 'вопроса', 'вопросов')}")
    raise Refused(f"План ещё не готов: {'; '.join(told)}. Весь список стоит над таблицей плана.")
