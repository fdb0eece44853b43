import pytest

from plans.importing.headers import find_header, is_column_numbers, recognised
from plans.importing.parsed import Place
from plans.importing.reading.blocks import RawRow


def rows(*lines, across=(), down=()):
    return [
        RawRow(
            tuple(line),
            Place(1, number),
            across=across if number == 1 else (),
            down=down if number == 2 else (),
        )
        for number, line in enumerate(lines, start=1)
    ]


def keys(*texts):
    layout = recognised(texts)
    return None if layout is None else [str(column.key) if column else None for column in layout.columns]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("№", "Мероприятие", "Сроки", "Ответственные"), ["number", "title", "due", "executors"]),
        (("№ п/п", "Наименование", "Дата", "Кто проводит"), ["number", "title", "due", "executors"]),
        (("п/п", "Описание мероприятий", "Период", "Исполнители"), ["number", "title", "due", "executors"]),
        (
            ("N", "M" + "ероприятие", "C" + "рок", "O" + "тветственный"),
            ["number", "title", "due", "executors"],
        ),
        (("No", "Мероприятия", "Когда", "", "Организатор"), ["number", "title", "due", None, "executors"]),
        (
            ("Срок проведения мероприятия", "Форма проведения мероприятия", "Мероприятие", "Ответственный"),
            ["due", "conduct_format", "title", "executors"],
        ),
        (
            ("Мероприятие", "Содержание деятельности", "Срок", "Ответственный", "Форма отчётности"),
            ["title", "steps", "due", "executors", "deliverables"],
        ),
        (
            ("Направление работы", "Мероприятие", "Срок", "Исполнитель", "Соисполнители", "Бюджет, руб."),
            ["extra", "title", "due", "executors", None, "extra"],
        ),
        (
            ("Мера", "Перечень действий", "Сроки", "Результат", "Примечание"),
            ["title", "steps", "due", "deliverables", "remark"],
        ),
        (("Показатель", "Значение", "Год"), None),
        (("Мероприятие", "Срок"), None),
        (("Срок", "Ответственный", "Результат"), None),
        (("№", "Проведение " * 20, "Срок", "Ответственный"), None),
    ],
)
def test_headers_are_recognised_by_their_words(texts, expected):
    assert keys(*texts) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("1", "2", "3"), True),
        (("(1)", "(2)", "(3)", "(4)"), True),
        (("1", "3", "4"), False),
        (("1", "2"), False),
        (("3", "4", "5"), False),
        (("1", "дело", "3"), False),
    ],
)
def test_rows_of_column_numbers(cells, expected):
    assert is_column_numbers(cells) is expected


def test_a_header_over_two_rows_in_text():
    found = find_header(
        rows(
            ("План", "на год", "", ""),
            ("№", "Мероприятие", "Срок", "Ответственный"),
            ("", "", "исполнения", "исполнитель"),
            ("1", "2", "3", "4"),
            ("1.", "Совещание", "май", "УО"),
        )
    )

    assert (found.first_row, found.row_count) == (1, 3)
    assert [column.header_text for column in found.layout.columns] == [
        *("№", "Мероприятие"),
        *("Срок исполнения", "Ответственный исполнитель"),
    ]


def test_a_header_merged_downwards():
    found = find_header(
        rows(
            ("№", "Мероприятие", "Исполнение", "", ""),
            ("№", "Мероприятие", "Срок", "Ответственный", "Отметка"),
            ("1.", "Совещание", "май", "УО", ""),
            across=(3, 4),
            down=(0, 1),
        )
    )

    assert found.row_count == 2
    assert [column.header_text for column in found.layout.columns] == [
        *("№", "Мероприятие", "Исполнение Срок"),
        *("Исполнение Ответственный", "Исполнение Отметка"),
    ]
    assert [str(key) for key in found.layout.keys] == ["number", "title", "due", "executors", "extra"]


def test_no_header_is_none():
    assert find_header(rows(("1", "Совещание", "май"))) is None
