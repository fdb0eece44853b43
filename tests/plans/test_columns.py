import pytest

from plans.columns import COLUMN_SETS, cell_columns, column_set
from tests.factories import ActivityFactory


@pytest.mark.parametrize("name", sorted(COLUMN_SETS))
def test_a_set_has_as_many_columns_as_its_name_says(name):
    columns = cell_columns(column_set(name))

    assert len(columns) == int(name)
    assert len({column.field for column in columns}) == int(name)


def test_unknown_and_repeated_columns_keep_their_words_by_header():
    columns = cell_columns(
        [
            {"key": "title", "header": "Мероприятие"},
            {"key": "extra", "header": "Объём средств"},
            {"key": "title", "header": "Направление деятельности"},
        ]
    )
    activity = ActivityFactory.build(edition=None, section=None, municipality=None, title="Семинар")

    columns[1].put(activity, "10 тыс. руб.")
    columns[2].put(activity, "Кадры")

    assert [column.name for column in columns] == ["title", "extra-2", "extra-3"]
    assert [column.text_of(activity) for column in columns] == ["Семинар", "10 тыс. руб.", "Кадры"]
    assert activity.extra_texts == {"Объём средств": "10 тыс. руб.", "Направление деятельности": "Кадры"}
