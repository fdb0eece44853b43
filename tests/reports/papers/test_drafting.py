"""The words of the first draft."""

from dataclasses import replace

from msoko.lib.language_ru import plain
from reports.papers.order import ClauseFacts, gaps
from tests.reports.papers_cast import AUTHORITY, draft_order, plan

TAIL = "управления качеством образования Приозёрного городского округа на 2026 год"


def test_draft_says_the_whole_order() -> None:
    order = draft_order(plan(), AUTHORITY)

    assert order.heading == f"Об утверждении плана мероприятий {TAIL}"
    assert order.grounds == (
        "статьёй 9 Федерального закона от 29.12.2012 № 273-ФЗ «Об образовании в Российской Федерации»",
    )
    assert order.aim == (
        "совершенствования муниципальной системы оценки качества образования Приозёрного городского округа"
    )
    assert [plain(clause.text) for clause in order.clauses] == [
        f"Утвердить план мероприятий {TAIL} (приложение).",
        "Руководителю МАУ ДПО «Методический центр» (В.Г. Полевой) обеспечить организационное, "
        "методическое и информационное сопровождение мероприятий плана.",
        "Руководителям образовательных организаций:",
        "Контроль за исполнением приказа оставляю за собой.",
    ]
    assert [plain(text) for text in order.clauses[2].subclauses] == [
        "Разработать и утвердить планы мероприятий образовательных организаций в срок до 1 февраля 2026 г.",
        "Обеспечить исполнение мероприятий плана в установленные сроки и представление "
        "подтверждающих документов.",
    ]
    assert (order.dated_on, order.number_text) == (None, "")
    assert gaps(order) == ()


def test_control_goes_to_the_person_named() -> None:
    authority = replace(AUTHORITY, control_accusative="заместителя начальника управления Д.Е. Лесную")

    order = draft_order(plan(), authority)

    assert order.clauses[-1] == ClauseFacts(
        "Контроль за исполнением приказа возложить на заместителя начальника управления Д.Е. Лесную."
    )


def test_what_the_authority_has_not_told_becomes_a_gap() -> None:
    authority = replace(
        AUTHORITY,
        centre_head_dative="",
        centre_head_name="",
        school_plans_due_on=None,
        signatory_post=(),
        signatory_name="",
    )

    order = draft_order(plan(), authority)

    assert [(gap.field, gap.hint) for gap in gaps(order)] == [
        ("clause-2", "наименование методического центра"),
        ("clause-2", "инициалы и фамилия руководителя методического центра"),
        ("clause-3-1", "дата"),
        ("signatory_post", "должность подписанта"),
        ("signatory_name", "подписант"),
    ]
    assert order.clauses[2].subclauses[0].endswith("в срок до [[дата]].")
