"""The markers M1 to M9 of domain 4.5: one raised, one not, one that cannot be told, for each."""

from decimal import Decimal

import pytest

from monitoring.objectivity import (
    MARKERS,
    MarkerCode,
    Task,
    federal_list,
    high_mean,
    lowered_exam,
    marks_above_journal,
    no_observers,
    peaks,
    recheck_changed,
    reversed_tasks,
    unconfirmed,
)
from monitoring.values import Absent

D = Decimal
P = "\u00a0%"


def school_mean(mean, **more):
    return high_mean(D(mean), municipal_mean=D("3.5"), sigma=D("0.8"), count=64, **more)


def tasks(*rows):
    return [Task(str(number), D(school), D(region)) for number, (school, region) in enumerate(rows, 1)]


@pytest.mark.parametrize(
    ("finding", "code", "is_raised", "measure", "sentence"),
    [
        # M1: z = (3.8 − 3.5) / (0.8 / √64) = 3.
        (
            school_mean("3.8"),
            "M1",
            True,
            "3",
            "Среднее заметно выше муниципального: z = 3,00 при границе 2,58.",
        ),
        (school_mean("3.7"), "M1", False, "2", "Среднее не выделяется: z = 2,00 при границе 2,58."),
        (
            school_mean("3.8", is_selective=True),
            "M1",
            False,
            "3",
            "Среднее выше муниципального, но объяснимо (лицей или гимназия): z = 3,00 при границе 2,58.",
        ),
        (
            school_mean("3.8", has_high_exam=True),
            "M1",
            False,
            "3",
            "Среднее выше муниципального, но объяснимо (подтверждено результатами ЕГЭ): z = 3,00 при "
            "границе 2,58.",
        ),
        (
            high_mean(D(4), municipal_mean=D(3), sigma=D(0), count=9),
            "M1",
            None,
            None,
            "Признак не проверен: нужны средние, σ больше нуля и число участников.",
        ),
        (
            reversed_tasks(tasks((60, 80), (90, 70), (45, 30), (20, 35), (10, 50))),
            "M2",
            True,
            "2",
            "Простых заданий хуже региона: 1 (1), сложных лучше региона: 1 (3).",
        ),
        (
            reversed_tasks(tasks((60, 80), (65, 75), (20, 30))),
            "M2",
            False,
            "2",
            "Простых заданий хуже региона: 2 (1, 2), сложных лучше региона: 0 (нет).",
        ),
        (
            reversed_tasks(tasks((60, 80), (45, 30)), bound=D(3)),
            "M2",
            False,
            "2",
            "Простых заданий хуже региона: 1 (1), сложных лучше региона: 1 (2).",
        ),
        (reversed_tasks([]), "M2", None, None, "Признак не проверен: нет результатов по заданиям."),
        (federal_list(["математика, 5 кл."]), "M3", True, "1", "В федеральном перечне: математика, 5 кл."),
        (federal_list([]), "M3", False, "0", "В федеральном перечне школы нет."),
        (
            marks_above_journal(D(13), D(40), municipal_share=D(20)),
            "M4",
            True,
            "32.5",
            f"Отметка за ВПР выше журнала: доля 32,5{P}, по муниципалитету 20,0{P} и допуск 10,0{P}.",
        ),
        (
            marks_above_journal(D(12), D(40), municipal_share=D(20)),
            "M4",
            False,
            "30",
            f"Отметка за ВПР выше журнала: доля 30,0{P}, по муниципалитету 20,0{P} и допуск 10,0{P}.",
        ),
        (
            marks_above_journal(D(12), D(40), municipal_share=Absent.NO_DATA),
            "M4",
            None,
            None,
            "Признак не проверен: нет доли школы или доли муниципалитета.",
        ),
        (
            peaks({5: 4, 6: 2, 7: 8, 10: 6, 11: 5}, [7, 11, 15]),
            "M5",
            True,
            "4",
            "Наибольший пик на границе отметки: балл 7 получили 8, балл 6 – 2, отношение 4,00 при "
            "границе 3,00.",
        ),
        (
            peaks({6: 5, 7: 5, 14: 0, 15: 3}, [7, 15]),
            "M5",
            False,
            "3",
            "Наибольший пик на границе отметки: балл 15 получили 3, балл 14 – 0, отношение 3,00 при "
            "границе 3,00.",
        ),
        (
            peaks({7: 5}, [7]),
            "M5",
            None,
            None,
            "Признак не проверен: участников меньше 10 или не заданы границы отметок.",
        ),
        (unconfirmed(D(1), D(4)), "M6", True, "25", f"Не подтвердили медаль: 25,0{P} при границе 0,0{P}."),
        (unconfirmed(D(0), D(4)), "M6", False, "0", f"Не подтвердили медаль: 0,0{P} при границе 0,0{P}."),
        (unconfirmed(D(0), D(0)), "M6", None, None, "Признак не проверен: доля – не применимо."),
        (
            lowered_exam(D(7), D(20)),
            "M7",
            True,
            "35",
            f"На ОГЭ отметка ниже годовой: 35,0{P} при границе 30,0{P}.",
        ),
        (
            lowered_exam(D(6), D(20)),
            "M7",
            False,
            "30",
            f"На ОГЭ отметка ниже годовой: 30,0{P} при границе 30,0{P}.",
        ),
        (
            lowered_exam(Absent.NO_DATA, D(20)),
            "M7",
            None,
            None,
            "Признак не проверен: доля – нет данных.",
        ),
        (
            recheck_changed(D(50), D(6)),
            "M8",
            True,
            "88",
            f"Объективно оценено работ: 88,0{P} при норме не меньше 90,0{P}.",
        ),
        (
            recheck_changed(D(50), D(3)),
            "M8",
            False,
            "94",
            f"Объективно оценено работ: 94,0{P} при норме не меньше 90,0{P}.",
        ),
        (recheck_changed(D(0), D(0)), "M8", None, None, "Признак не проверен: доля – не применимо."),
        (
            no_observers(has_observers=False, has_video=False),
            "M9",
            True,
            None,
            "Процедура прошла без наблюдателей и без видео.",
        ),
        (
            no_observers(has_observers=False, has_video=True),
            "M9",
            False,
            None,
            "Процедура прошла с наблюдателями или видеонаблюдением.",
        ),
        (
            no_observers(has_observers=None, has_video=False),
            "M9",
            None,
            None,
            "Признак не проверен: неизвестно, были ли наблюдатели и видео.",
        ),
    ],
)
def test_marker(finding, code, is_raised, measure, sentence):
    number = None if measure is None else D(measure)

    assert (finding.code, finding.is_raised, finding.measure, finding.sentence) == (
        MarkerCode(code),
        is_raised,
        number,
        sentence,
    )


def test_every_marker_has_a_preset():
    assert list(MARKERS) == list(MarkerCode)
    assert {code: marker.threshold for code, marker in MARKERS.items() if marker.is_federal} == {
        MarkerCode.FEDERAL_LIST: None,
        MarkerCode.RECHECK: D(90),
    }
    assert all(marker.name and marker.formula and marker.source for marker in MARKERS.values())
