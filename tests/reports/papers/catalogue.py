"""A sample of every kind of paper; the checks of papers run over all of them.

To have a new kind checked, write one function here that gives a `Paper` and mark it `@sample`: the checks of
its PDF and Word file, geometry, tags, golden text and its hostile twin (`hostile`) follow by themselves.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

from msoko.lib.chart_shapes import HeatMap, Lines, Scatter, Series, Strip, ZoneBars
from reports.layout import GOST_2016
from reports.papers.amending import Change, ChangedCell, ChangedRow, Heading, Level, amending_clauses
from reports.papers.analysis import report_paper
from reports.papers.letter import letter_paper
from reports.papers.minutes import extract_paper, minutes_paper
from reports.papers.model import Paper
from reports.papers.order import AnnexStyle, ClauseFacts, OrderFacts, PlanFacts, VerbStyle, order_paper
from reports.papers.parts import table_text
from reports.papers.pictures import PICTURES, Drawing
from reports.papers.register import REGISTER_COLUMNS, Line, register_paper
from reports.papers.requisites import Requisites
from reports.papers.sheets import SheetLine, SheetSubject, acquaintance_paper, endorsement_paper
from reports.papers.texts import AgendaItem, Part, PartKind, stored
from tests.reports.papers_cast import AUTHORITY, COLUMNS, activity, draft_order, plan

CHECK_URL = "https://msoko.example.ru/reports/check/3f9c2a61/"

MOMENT = datetime(2026, 1, 13, 9, 5, tzinfo=UTC)

_SAMPLES: dict[str, Callable[[], Paper]] = {}


def sample(make: Callable[[], Paper]) -> Callable[[], Paper]:
    _SAMPLES[make.__name__] = make
    return make


def catalogue() -> dict[str, Paper]:
    """Every kind of paper by its name."""
    return {name: make() for name, make in sorted(_SAMPLES.items())}


@sample
def order() -> Paper:
    """Registered, with an annex of several pages."""
    facts = plan(14)
    registered = replace(draft_order(facts, AUTHORITY), dated_on=date(2025, 12, 25), number_text="01-05/112")
    return order_paper(registered, facts, check_url=CHECK_URL)


@sample
def order_with_gaps() -> Paper:
    """A draft by the standard of 2016 in which the clerk has nearly everything to fill."""
    facts = plan(3, in_group=1)
    poor = replace(
        AUTHORITY,
        centre_head_name="",
        signatory_name="",
        verb_style=VerbStyle.SPACED,
        annex_style=AnnexStyle.ATTACHED,
    )
    return order_paper(draft_order(facts, poor), facts, GOST_2016)


@sample
def amending_order() -> Paper:
    part = Heading(Level.PART, "II", "Механизмы управления")
    due = ChangedCell("Сроки проведения", "В течение года", "Февраль")
    where = {"above": (part,)}
    rows = (
        ChangedRow(Change.CHANGED, "2.4.", "Семинар", cells=(due,), **where),
        ChangedRow(Change.EXCLUDED, "2.7.", "Совещание", **where),
        ChangedRow(Change.ADDED, "2.14.", "Мониторинг", **where),
    )
    return order_paper(_amending(amending_clauses(rows, frozenset())), _changed_rows())


@sample
def amending_order_without_annex() -> Paper:
    row = ChangedRow(Change.EXCLUDED, "3.7.", "Семинар", above=(Heading(Level.PART, "I", "Цели"),))
    changed = replace(_amending(amending_clauses((row,), frozenset())), verb_style=VerbStyle.INLINE)
    return order_paper(changed, None)


@sample
def dossier_register() -> Paper:
    lead = "Приозёрный городской округ, план на 2026 год. Документов: 9."
    row = (
        "{}", "Система оценки качества подготовки обучающихся", "Мониторинг показателей",
        "Мониторинг объективности оценивания", "МБОУ «Школа № 5»", "Справка о результатах.pdf", "25.03.2026",
    )  # fmt: skip
    rows = [Line((str(number), *row[1:])) for number in range(1, 10)]
    return register_paper("Реестр подтверждающих документов", lead, REGISTER_COLUMNS, rows)


@sample
def order_on_results() -> Paper:
    """An annex that a person has written, on a landscape sheet."""
    table = table_text(
        [
            ("Организация", "Значение, %", "Зона"),
            ("Школа № 1", "81,0", "зелёная"),
            ("Школа № 2", "69,5", "красная"),
        ],
        name="Зоны организаций",
    )
    annexes = (
        Part(PartKind.WIDE_ANNEX, "Результаты мониторинга объективности за 2026 год"),
        Part(PartKind.TABLE, table),
        Part(PartKind.ANNEX, "Перечень мер"),
        Part(PartKind.LIST, "перепроверить работы;\nобсудить итоги."),
    )
    order = draft_order(plan(1), AUTHORITY)
    return order_paper(replace(order, heading="Об итогах мониторинга", annexes=annexes), None)


MEETING = {
    "author_lines": list(AUTHORITY.author_lines),
    "heading": "заседания муниципальной рабочей группы",
    "place": "г. Приозёрск",
    "form": "full",
    "chair": "Озёрная А.Б., начальник управления",
    "secretary": "Полевая В.Г., методист",
    "present": [
        f"Участник {letter}.Б., директор школы № {place}" for place, letter in enumerate("АБВГДЕЖ", 1)
    ],
    "agenda": stored(
        tuple(
            AgendaItem(
                f"Об исполнении раздела {number} плана мероприятий",
                "Полевая В.Г.",
                "Из сорока мероприятий раздела исполнено тридцать восемь, два перенесены. " * 3,
                "Озёрная А.Б.: предложила сверить сроки.",
                "Принять к сведению.\nСверить сроки. Ответственный: Полевая В.Г. Срок: 12.04.2026.",
            )
            for number in range(1, 4)
        )
    ),
}
SIGNED = {"signatory_post": ["Начальник управления образования"], "signatory_name": "А.Б. Озёрная"}
REGISTERED = Requisites(date(2026, 3, 19), "07")


@sample
def minutes() -> Paper:
    return minutes_paper(MEETING, REGISTERED)


@sample
def minutes_extract() -> Paper:
    original = {"minutes_number": "07", "minutes_on": "2026-03-19"}
    return extract_paper({**MEETING, **SIGNED, **original, "agenda": MEETING["agenda"][:1]}, REGISTERED)


@sample
def analytical_report() -> Paper:
    header = ("Направление", "Всего", "Исполнено", "%")
    rows = [(f"Система работы по направлению {place}", "12", "11", "92") for place in range(1, 30)]
    parts = (
        Part(PartKind.HEADING, "Цель и показатели"),
        Part(PartKind.TEXT, "Мониторинг проведён по двенадцати показателям. " * 8),
        Part(PartKind.TABLE, table_text([header, *rows, ("Итого", "348", "319", "92")])),
        Part(PartKind.HEADING, "Выводы"),
        Part(PartKind.LIST, "показатели выросли;\nсроки соблюдены."),
    )
    texts = {**MEETING, **SIGNED, "kind": "АНАЛИТИЧЕСКИЙ ОТЧЁТ", "heading": "по результатам мониторинга"}
    approved = {"approver_post": ["Глава округа"], "approver_name": "Д.Е. Лугов"}
    return report_paper({**texts, **approved, "parts": stored(parts)}, REGISTERED)


#: one of each kind; the last has more rows than a sheet takes
DRAWINGS = (
    Drawing(
        "Динамика: базовый уровень",
        "Доля выросла с 70 до 75.",
        Lines(
            "Базовый уровень",
            ("2025", "2026"),
            (Series("Факт", (70.0, 75.5)), Series("План", (72, None))),
            "%",
        ),
    ),
    Drawing("Зоны школ", "У школы № 1 зелёных зон три.", ZoneBars("Зоны", (("Школа № 1", 3, 2, 1, 1),))),
    Drawing("Значения в зоне риска", "Больше всего их у школы № 2.", Strip("Риск", (("Школа № 2", 4.0),))),
    Drawing(
        "Связь", "Организаций 2.", Scatter("Связь", "Вакансии, %", "Доля, %", ((1.0, 70.0), (2.5, 60.0)))
    ),
    Drawing(
        "Зоны по трекам, 2026 год",
        "Красных больше всего: Школа № 1 (2).",
        HeatMap(
            "Зоны по трекам",
            tuple(f"Школа № {number}" for number in range(1, 35)),
            ("Качество", "Объективность"),
            (("red", "red"), ("green", "yellow"), *[("none", "green")] * 32),
        ),
    ),
)


@sample
def report_with_pictures() -> Paper:
    """Pictures beside their tables, in the text and on the landscape sheet of an annex."""
    shown = [
        part
        for number, one in enumerate(DRAWINGS, start=1)
        for part in (
            Part(PartKind.TABLE, table_text([("Организация", f"Столбец {number}"), ("Школа № 1", "75,5")])),
            Part(PartKind.PICTURE, one.title, "monitoring.results", one.key),
        )
    ]
    parts = (
        Part(PartKind.HEADING, "Результаты и динамика"),
        *shown[:-2],
        Part(PartKind.TEXT, "Зоны показаны в приложении."),
        Part(PartKind.WIDE_ANNEX, "Зоны организаций"),
        *shown[-2:],
    )
    texts = {**MEETING, **SIGNED, "kind": "АНАЛИТИЧЕСКИЙ ОТЧЁТ", "heading": "по результатам мониторинга"}
    pictures = {one.key: one.record for one in DRAWINGS}
    return report_paper({**texts, "parts": stored(parts), PICTURES: pictures}, REGISTERED)


@sample
def letter() -> Paper:
    texts = {
        **MEETING,
        **SIGNED,
        "contacts": ["ул. Озёрная, 1, г. Приозёрск, тел. 2-22-22"],
        "reply_to": "№ 5 от 01.03.2026",
        "addressee": ["Директору МБОУ «Школа № 5»", "Е.Ж. Лесной"],
        "heading": "О направлении адресных рекомендаций",
        "greeting": "Уважаемая Елена Жановна!",
        "parts": stored((Part(PartKind.TEXT, "Направляем рекомендации для работы. " * 6),)),
        "enclosure": ["на 3 л. в 1 экз."],
        "performer": ["Полевая Вера Григорьевна", "2-22-23"],
        "mailing_list": [f"МБОУ «Школа № {number}»" for number in range(1, 8)],
    }
    return letter_paper(texts, REGISTERED)


READERS = tuple(
    SheetLine(f"Директор МБОУ «Школа № {number}»", f"Берёзин {letter}.И.", MOMENT if number % 2 else None)
    for number, letter in enumerate("АБВГДЕЖЗИК", start=1)
)


@sample
def acquaintance_sheet() -> Paper:
    subject = SheetSubject("приказ", "Об утверждении плана", "01-05/112", date(2025, 12, 25), ("УПРАВЛЕНИЕ",))
    return acquaintance_paper(subject, READERS)


@sample
def endorsement_sheet() -> Paper:
    visas = tuple(replace(line, verdict_text="согласовано", remark_text="") for line in READERS[:4])
    return endorsement_paper(SheetSubject("документ", "План мероприятий на 2026 год"), 2, visas)


def _amending(clauses: list[str]) -> OrderFacts:
    first = (
        "Внести в приказ управления образования от 25.12.2025 № 01-05/112 «Об утверждении плана мероприятий "
        "на 2026 год» следующие изменения:"
    )
    return replace(
        draft_order(plan(1), AUTHORITY),
        heading="О внесении изменений в приказ от 25.12.2025 № 01-05/112",
        clauses=(
            ClauseFacts(first, tuple(clauses)),
            ClauseFacts("Контроль за исполнением приказа оставляю за собой."),
        ),
        dated_on=date(2026, 3, 2),
        number_text="01-05/21",
        annex_style=AnnexStyle.ATTACHED,
    )


def _changed_rows() -> PlanFacts:
    title = "Строки, которые изменяются и дополняются: План мероприятий на 2026 год"
    return PlanFacts(title, COLUMNS, (activity(4), activity(14)))
