import json

import pytest
from django.conf import settings

from plans.directions import direction_key


def test_every_name_of_the_directory_names_its_own_direction():
    directory = json.loads((settings.BASE_DIR / "fixtures" / "reference" / "directions.json").read_text())

    assert {row["key"]: direction_key(row["name"]) for row in directory} == {
        row["key"]: row["key"] for row in directory
    }


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("СИСТЕМА ОЦЕНКИ КАЧЕСТВА ПОДГОТОВКИ ОБУЧАЮЩИХСЯ (ОКПО)", "training_quality"),
        ("Работа со школами, имеющими низкие образовательные результаты (ШНОР)", "low_performing_schools"),
        ("Поддержка одарённых детей", "talents"),
        ("Самоопределение и профориентация школьников", "career_guidance"),
        ("Объективность проведения Всероссийской олимпиады школьников", "objectivity"),
        ("Эффективность работы руководителей образовательных организаций", "heads"),
        ("Методическая работа с педагогами", "professional_development"),
        ("Воспитание и социализация обучающихся", "upbringing"),
        ("Качество дошкольного образования", "preschool"),
    ],
)
def test_other_wordings(title, key):
    assert direction_key(title) == key


@pytest.mark.parametrize("title", ["", "Организационные мероприятия", "Цифровая среда", "1.2.3"])
def test_a_heading_that_names_no_direction(title):
    assert direction_key(title) is None
