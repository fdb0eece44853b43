"""A plan and an authority written for the tests of papers; the people are invented."""

from datetime import date

from reports.papers.order import AuthorityFacts, PlanActivity, PlanFacts, PlanGroup, PlanRow

COLUMNS = (
    ("number_text", "№"),
    ("title", "Наименование мероприятия"),
    ("due_text", "Сроки проведения"),
    ("executors", "Ответственный исполнитель"),
    ("conduct_format", "Форма проведения"),
    ("deliverable", "Представление результатов"),
)

AUTHORITY = AuthorityFacts(
    author_lines=("Администрация Приозёрного городского округа", "УПРАВЛЕНИЕ ОБРАЗОВАНИЯ"),
    issuer_genitive="управления образования Администрации Приозёрного городского округа",
    municipality_genitive="Приозёрного городского округа",
    signatory_post=("Начальник управления образования", "Приозёрного городского округа"),
    signatory_name="А.Б. Озёрная",
    place="г. Приозёрск",
    centre_head_dative="Руководителю МАУ ДПО «Методический центр»",
    centre_head_name="В.Г. Полевой",
    school_plans_due_on=date(2026, 2, 1),
)


def activity(number: int) -> PlanActivity:
    return PlanActivity(
        (
            f"{number}.",
            "Проведение муниципального мониторинга объективности оценивания образовательных "
            "результатов обучающихся общеобразовательных организаций " * (1 + number % 3),
            "Март–апрель 2026 г., по отдельному графику",
            "Специалисты управления образования, руководители ОО-1",
            "Анализ информации, собеседование",
            "Аналитическая справка № 5, адресные рекомендации",
        )
    )


def plan(activities: int = 12, *, in_group: int = 3) -> PlanFacts:
    rows: list[PlanRow] = []
    for number in range(1, activities + 1):
        if number % in_group == 1 or in_group == 1:
            rows.append(PlanGroup(1, "", f"Раздел {number}. Механизмы управления качеством"))
            rows.append(PlanGroup(2, f"{number}", "Система оценки качества подготовки обучающихся"))
        rows.append(activity(number))
    title = "План мероприятий управления качеством образования Приозёрного городского округа на 2026 год"
    return PlanFacts(title, COLUMNS, tuple(rows))
