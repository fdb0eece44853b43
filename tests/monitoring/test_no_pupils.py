"""LAW-01: «Never stored»: nothing of a pupil or a parent, «only counts and shares per organisation, class».

Every column of every table is looked at, the tables of history and those of Django's apps too.
"""

import re

from django.apps import apps
from django.db import models

from monitoring.models import IndicatorValue, PrimaryValue
from msoko.people.models import User

#: words of a person that no column may be named after or called
FORBIDDEN = re.compile(
    r"birth|passport|snils|student|parent_name|diagnosis|biometr|photo|child_name|medical"
    r"|дата рождения|снилс|паспорт|фамили[яи] (реб|обуч|учен)|\bфио\b|адрес проживания|диагноз",
    re.IGNORECASE,
)
#: a column that speaks of pupils holds a number of them
PUPILS = re.compile(r"pupil|обучающ|ученик|\bдет(и|ей)\b|родител(ь|и|ей)\b", re.IGNORECASE)
NUMBERS = (models.IntegerField, models.DecimalField)


def columns():
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.concrete_fields:
            yield f"{model.__name__}.{field.name}", field


def called(field):
    return f"{field.name} {field.verbose_name}"


def test_no_column_is_named_after_the_data_of_a_pupil():
    assert [name for name, field in columns() if FORBIDDEN.search(called(field))] == []


def test_what_speaks_of_pupils_is_a_number():
    speaking = {name: field for name, field in columns() if PUPILS.search(called(field))}

    assert "ContextProfile.pupil_count" in speaking
    assert [name for name, field in speaking.items() if not isinstance(field, NUMBERS)] == []


def test_words_of_the_law_are_found_where_they_stand():
    assert FORBIDDEN.search("birth_date дата рождения")
    assert PUPILS.search("name имя ученика")
    assert not FORBIDDEN.search("pupil_count обучающихся")


def test_value_points_to_no_person_but_to_who_gave_it():
    pointing = {
        field.name
        for model in (PrimaryValue, IndicatorValue)
        for field in model._meta.concrete_fields
        if field.related_model is User
    }

    assert pointing == {"entered_by"}
