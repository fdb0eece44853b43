"""A plan and an authority written for the tests of papers; the people are invented."""

from dataclasses import dataclass, replace
from datetime import date

from msoko.lib.declension import Case, decline
from msoko.lib.language_ru import date_in_words
from reports.papers.order import (
    AnnexStyle,
    ClauseFacts,
    OrderFacts,
    PlanActivity,
    PlanFacts,
    PlanGroup,
    PlanRow,
    VerbStyle,
)
from reports.papers.stored_texts import order_of
from reports.papers.titles import lowered
from reports.papers.wording import Filling, Value, shipped_wording

COLUMNS = (
    ("number_text", "№"),
    ("title", "Наименование мероприятия"),
    ("due_text", "Сроки проведения"),
    ("executors", "Ответственный исполнитель"),
    ("conduct_format", "Форма проведения"),
    ("deliverable", "Представление результатов"),
)


@dataclass(frozen=True)
class AuthorityFacts:
    """What the directories would know of an authority."""

    author_lines: tuple[str, ...]
    issuer_genitive: str
    municipality_genitive: str
    signatory_post: tuple[str, ...]
    signatory_name: str
    place: str = ""
    centre_head_dative: str = ""
    centre_head_name: str = ""
    school_plans_due_on: date | None = None
    control_accusative: str = ""
    verb_style: VerbStyle = VerbStyle.CAPITALS
    annex_style: AnnexStyle = AnnexStyle.APPROVED


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


def draft_order(facts: PlanFacts, authority: AuthorityFacts) -> OrderFacts:
    """The order that the shipped template gives for these facts; the clerk has filled the date."""

    def known(text: str, case: Case) -> Value:
        return Value(text, forms={case: text})

    values = {
        "план": Value(lowered(" ".join(facts.title.split())).rstrip(". ")),
        "орган": known(authority.issuer_genitive, Case.GENITIVE),
        "муниципалитет": known(authority.municipality_genitive, Case.GENITIVE),
        "место": Value(authority.place),
        "подписант": Value(authority.signatory_name),
        "должность подписанта": Value("\n".join(authority.signatory_post)),
        "руководитель методического центра": known(authority.centre_head_dative, Case.DATIVE),
        "имя руководителя методического центра": Value(authority.centre_head_name),
        "контролирующий": known(authority.control_accusative, Case.ACCUSATIVE),
    }
    filling = Filling(values, lambda value, case: value.forms.get(case) or decline(value.text, case))
    texts = filling.texts(shipped_wording("order_approving_plan"))
    texts["signatory_post"] = [line for text in texts["signatory_post"] for line in text.splitlines()]
    order = order_of(texts, dated_on=None, number_text="")
    return replace(
        order,
        author_lines=authority.author_lines,
        clauses=tuple(_with_date(clause, authority.school_plans_due_on) for clause in order.clauses),
        verb_style=authority.verb_style,
        annex_style=authority.annex_style,
    )


def _with_date(clause: ClauseFacts, due_on: date | None) -> ClauseFacts:
    if due_on is None:
        return clause
    day = date_in_words(due_on, is_quoted=False)
    return replace(clause, subclauses=tuple(text.replace("[[дата]].", day) for text in clause.subclauses))


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
