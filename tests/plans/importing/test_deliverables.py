import pytest

from plans.importing.deliverables import split_deliverables
from tests.plans.importing.conftest import KINDS, reference


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("—", []),
        ("Приказ", [("order", "Приказ")]),
        (
            "Протокол совещания Приказ об утверждении муниципальной Концепции Ссылка",
            [
                ("minutes", "Протокол совещания"),
                ("order", "Приказ об утверждении муниципальной Концепции"),
                ("link", "Ссылка"),
            ],
        ),
        (
            "Приказ об утверждении сроков обработки данных Ссылка",
            [("order", "Приказ об утверждении сроков обработки данных"), ("link", "Ссылка")],
        ),
        (
            "Информационная справка, рекомендации",
            [("information_briefing", "Информационная справка"), ("recommendations", "рекомендации")],
        ),
        ("Корректировка цели, параметров", [("adjustment", "Корректировка цели, параметров")]),
        ("- приказ;\n- список участников", [("order", "приказ"), ("register", "список участников")]),
        ("Сводный отчет. Приказ УО", [("report", "Сводный отчет"), ("order", "Приказ УО")]),
        (
            "Приказы (в том числе, протоколы), акт",
            [("order", "Приказы (в том числе, протоколы)"), ("inspection_act", "акт")],
        ),
        ("Отсутствие фактов нарушений", [("state", "Отсутствие фактов нарушений")]),
        ("Охват 80 % детей", [("other", "Охват 80 % детей")]),
        ("Участие в программе", [("state", "Участие в программе")]),
        ("Издание «Справка. Приказ»", [("briefing", "Издание «Справка. Приказ»")]),
        ("Иное по приказу", [("other", "Иное по приказу")]),
    ],
)
def test_cells_are_split_into_kinds(text, expected):
    assert [(item.kind_key, item.text) for item in split_deliverables(text, KINDS)] == expected


@pytest.mark.parametrize("name", ["bodies.json", "deliverable_kinds.json"])
def test_reference_keys_and_spellings_are_unique(name):
    rows = reference(name)
    spellings = [spelling.lower() for row in rows for spelling in row["spellings"]]

    assert len({row["key"] for row in rows}) == len(rows)
    assert len(set(spellings)) == len(spellings)


def test_leaders_of_bodies_exist():
    rows = reference("bodies.json")
    kinds = {"organization", "group", "role", "working_group", "outside"}

    assert {row["kind"] for row in rows} == kinds
    assert {row["leader_key"] for row in rows if "leader_key" in row} <= {row["key"] for row in rows}
