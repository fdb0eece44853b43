"""An edition with rows for the tests of papers."""

import datetime

from msoko.people.models import Body, Organization, User
from msoko.people.models.body import BodyKind
from plans.deadlines import PlanPeriod, parse, rule_to_dict
from plans.models import Activity, Edition
from plans.states import EditionState
from tests.factories import (
    ActivityFactory,
    AssignmentFactory,
    BodyFactory,
    EditionFactory,
    PlanFactory,
    PlanImportFactory,
    SectionFactory,
)

MARCH = rule_to_dict(parse("Март", PlanPeriod.from_text("2026")))
ORDER = {
    "kind": "order",
    "number": "01-05/12",
    "date": "2025-12-25",
    "author": ["Администрация Лесного городского округа", "УПРАВЛЕНИЕ ОБРАЗОВАНИЯ"],
    "heading": "Об утверждении плана мероприятий на 2026 год",
    "preamble": (
        "В соответствии со статьёй 9 Федерального закона «Об образовании», приказом управления от 01.02.2025 "
        "№ 5 «О мониторингах, анализе», в целях развития системы оценки качества"
    ),
    "verb": "п р и к а з ы в а ю",
    "clauses": [
        "1. Утвердить план (Приложение).",
        "2. Руководителям школ:",
        "2.1. разработать планы;",
        "2.2. исполнить их.",
        "3. Контроль оставляю за собой.",
    ],
    "signatory": {"post": "Начальник управления", "name": "О.П. Сосновская"},
}


def group(authority: Organization) -> Body:
    return BodyFactory(
        municipality=authority.municipality, kind=BodyKind.GROUP, name="Все школы", group_kinds=["school"]
    )


def edition_with(
    authority: Organization, *, rows: int = 3, title: str = "План мероприятий на 2026 год"
) -> Edition:
    """A draft with one section; each row is for all schools and due in March."""
    plan = PlanFactory(municipality=authority.municipality, owner=authority, title=title)
    edition = EditionFactory(plan=plan)
    section = SectionFactory(edition=edition)
    body = group(authority)
    for number in range(1, rows + 1):
        activity = activity_in(edition, section=section, number_text=f"1.{number}")
        AssignmentFactory(activity=activity, body=body)
    return edition


def activity_in(edition: Edition, **values: object) -> Activity:
    defaults = {
        "title": "Провести мониторинг объективности оценивания образовательных результатов обучающихся",
        "executors_text": "Руководители ОО",
        "conduct_format": "Мониторинг",
        "deliverables_text": "Аналитическая справка",
        "due_rule": MARCH,
    }
    return ActivityFactory(edition=edition, **{**defaults, **values})


def imported(edition: Edition, **changes: object) -> None:
    PlanImportFactory(
        municipality=edition.municipality,
        plan=edition.plan,
        parsed={"order": {**ORDER, **changes}},
        confirmed_at=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC),
        confirmed_by=edition.plan.created_by,
    )


def approved_edition(authority: Organization, *, by: User) -> Edition:
    """A plan in force without rows: what papers of the year are written about."""
    plan = PlanFactory(
        municipality=authority.municipality, owner=authority, title="План мероприятий на 2026 год"
    )
    return EditionFactory(
        plan=plan,
        state=EditionState.APPROVED,
        order_number_text="697",
        order_on=datetime.date(2025, 12, 28),
        approved_at=datetime.datetime(2025, 12, 28, tzinfo=datetime.UTC),
        approved_by=by,
    )
