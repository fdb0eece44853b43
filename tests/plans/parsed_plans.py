"""ParsedPlans for tests, built by hand: the importer itself is tested elsewhere."""

from plans.importing.parsed import (
    Column,
    ColumnKey,
    ParsedActivity,
    ParsedPlan,
    ParsedSection,
    Place,
    PlanKind,
    PrintedPeriod,
    SectionLevel,
)


def parsed_activity(row: int, **cells: str) -> ParsedActivity:
    texts = {
        "number_text": f"1.{row}.",
        "title": f"Мероприятие {row}",
        "due_text": "Март",
        "executors_text": "Отдел оценки, Руководители ОО, Совет отцов",
        "conduct_format": "Совещание",
        "steps_text": "",
        "deliverables_text": "Свиток; Нечто иное",
        "remark": "",
    }
    return ParsedActivity(
        **{**texts, **cells},
        extra_texts=(),
        executors=(),
        leftover_text="",
        deliverables=(),
        place=Place(1, row),
        is_draft=False,
    )


def parsed_plan(*, rows: int) -> ParsedPlan:
    """A part with one direction in it; the rows stand in the direction, one stands above all headings."""
    direction = ParsedSection(
        level=SectionLevel.DIRECTION,
        number_text="1",
        title="Система оценки качества подготовки обучающихся",
        children=(),
        activities=tuple(parsed_activity(row + 3) for row in range(rows)),
        place=Place(1, 2),
    )
    part = ParsedSection(
        level=SectionLevel.PART,
        number_text="I",
        title="Механизмы управления качеством образовательных результатов",
        children=(direction,),
        activities=(),
        place=Place(1, 1),
    )
    return ParsedPlan(
        title="План",
        kind=PlanKind.PLAN,
        period=PrintedPeriod(),
        municipality_text="",
        columns=(Column(ColumnKey.TITLE, "Мероприятие"),),
        order=None,
        preamble_text="",
        sections=(part,),
        problems=(),
        source_format="docx",
        loose_activities=(parsed_activity(0, number_text="0"),),
    )
