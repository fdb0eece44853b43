"""PR-02: gaps in the numbers of decisions, tasks of people who were not there."""

import pytest

from reports.papers.minutes_checks import minutes_warnings
from reports.papers.texts import AgendaItem, stored

PRESENT = ["Берёзова М.В., инженер", "Кедрова З.И., методист", "Т.А. Осинина, директор"]


def warnings(decided: str, present: list[str] = PRESENT) -> list[str]:
    return minutes_warnings({"present": present, "agenda": stored((AgendaItem("О плане", decided=decided),))})


def test_minutes_with_a_lost_number_and_an_absent_person():
    decided = (
        "1. Подготовить отчёт (ответственные Берёзова М.В., Кедрова З.И., Осинина Т.А.).\n"
        "3. Пройти обучение (Берёзова М.В. - 12 апреля 2022 года).\n"
        "4. Лубиной И.В. продолжить мониторинг сайтов."
    )

    assert warnings(decided) == [
        "Вопрос 1: среди решений нет номера 2. Проверьте нумерацию.",
        "Поручение дано тому, кого нет среди участников: Лубиной И.В.",
    ]


@pytest.mark.parametrize(
    "decided",
    [
        "Берёзовой М.В. подготовить отчёт.",
        "Поручить М.В. Берёзовой и З.И. Кедровой.",
        "Возложить контроль на Осинину Т.А.",
        "Ответственная: Осинина Т.",
        "1.1. Принять. \n1.2. Сверить.",
        "Принять к сведению приказ от 12.01.2026 № 5.",
    ],
)
def test_those_who_were_there_are_known_in_any_case(decided):
    assert warnings(decided) == []


def test_namesake_with_other_initials_was_not_there():
    assert warnings("Берёзовой А.К. подготовить отчёт.") == [
        "Поручение дано тому, кого нет среди участников: Берёзовой А.К."
    ]


def test_number_twice_is_told_and_without_a_list_nobody_is_missing():
    assert warnings("1. Принять.\n1. Сверить. Лубина И.В.", present=[]) == [
        "Вопрос 1: номер 1 стоит у двух решений."
    ]
