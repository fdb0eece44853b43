import pytest

from monitoring.precheck.organizations import advice_on_organization, marks_of

OWN = ("Муниципальное бюджетное общеобразовательное учреждение «Средняя школа № 4» округа", "МБОУ СОШ № 4")
OTHERS = (
    "МБОУ СОШ № 14",
    "МАОУ «Гимназия № 4»",
    "МБОУ «Липовская СОШ»",
    "МБДОУ № 5 «Светлячок»",
    "МБДОУ «Колосок» с. Липовка",
    "Управление образования",
)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("МБОУ «Средняя общеобразовательная школа № 14»\nПРИКАЗ", "МБОУ СОШ № 14"),
        ("Справка школы №14 о работе", "МБОУ СОШ № 14"),
        ("Протокол педсовета гимназии № 4", "МАОУ «Гимназия № 4»"),
        ("Отчёт Липовской школы за март", "МБОУ «Липовская СОШ»"),
        ("Отчёт детского сада «Светлячок»", "МБДОУ № 5 «Светлячок»"),
        ("Приказ по детскому саду № 5", "МБДОУ № 5 «Светлячок»"),
        ("План МБДОУ «Колосок»", "МБДОУ «Колосок» с. Липовка"),
    ],
)
def test_paper_of_somebody_else(text, named):
    found = advice_on_organization(text, OWN, OTHERS)

    assert found is not None
    assert (found.code, found.text.partition(": ")[2].partition(". Ваша")[0]) == (
        "other_organization",
        named,
    )


@pytest.mark.parametrize(
    "text",
    [
        "МБОУ СОШ № 4. Справка об участии вместе со школой № 14",
        "В средней школе №4 проведено, в школе №14 тоже",
        "Справка о работе за март",
        "Педагоги живут в селе Липовка и ездят автобусом",
        "Совещание провела Светлячкова А.А.",
        "Управление образования направляет приказ № 14",
        "Справка. " + "Текст. " * 300 + "Опыт школы № 14 обсуждался.",
    ],
)
def test_paper_that_names_nobody_else_at_its_head(text):
    assert advice_on_organization(text, OWN, OTHERS) is None


def test_organization_without_a_mark_is_not_judged():
    assert advice_on_organization("Справка школы № 14", ("МБУ ДО ДДТ",), OTHERS) is None


def test_marks_are_what_nobody_else_has():
    marks = marks_of([OWN, ("Школа «Берёзка»",), ("Сад «Берёзка» № 2",), ("Детский сад № 2 «Парус»",)])

    assert marks == [{("школа", "4")}, set(), set(), {("детский сад", "2"), ("", "парус")}]
