"""Raw blocks -> ParsedPlan: the stages in their order, each testable alone.

Decided here: only the order of the stages, and that every question about a row reaches the list once. A plan
without a recognisable header is refused with the headers that are expected.
"""

from collections.abc import Sequence

from plans.importing.alignment import Aligned, aligned
from plans.importing.damage import mended
from plans.importing.deliverables import DeliverableKinds, split_deliverables, with_result_back
from plans.importing.doubts import doubts
from plans.importing.executors import BodyDictionary, introduced_spellings, split_executors
from plans.importing.grouping import Heading, paragraph_heading, strict_heading
from plans.importing.headers import EXPECTED_HEADERS
from plans.importing.joining import joined
from plans.importing.limits import Unreadable, check_row_count
from plans.importing.own_layout import own_columns, own_entries
from plans.importing.parsed import (
    WHOLE_DOCUMENT,
    Column,
    ColumnKey,
    ParsedActivity,
    ParsedPlan,
    PeriodKind,
    Problem,
)
from plans.importing.period import suggested_period
from plans.importing.reading.blocks import RawBlock, RawParagraph, RawTable
from plans.importing.rows import Item, Row, note, warning
from plans.importing.surroundings import Surroundings, read_surroundings, title_lines
from plans.importing.tree import grown
from plans.importing.words import one_line

_MAX_OPENING = 200


def assembled(
    blocks: Sequence[RawBlock],
    filename: str,
    *,
    dictionary: BodyDictionary,
    deliverable_kinds: DeliverableKinds,
    source_format: str,
    problems: Sequence[Problem] = (),
) -> ParsedPlan:
    check_row_count(sum(len(block.rows) for block in blocks if isinstance(block, RawTable)))
    laid = aligned(blocks)
    if not laid.layouts:
        raise Unreadable(_no_table_sentence(blocks))
    opening = _opening_headings(laid.before, laid.items[0] if laid.items else None)
    mended_items, dropped = mended(laid.items)
    rows = joined(mended_items)
    dictionary = dictionary.with_spellings(introduced_spellings(_texts(laid), dictionary))
    reader = _RowReader(dictionary, deliverable_kinds)
    own = own_entries(blocks)
    sections, loose = grown(own or [*opening, *rows.entries], reader.activity)
    around = read_surroundings(laid.before, laid.after, filename)
    columns = own_columns(blocks) or _columns(laid)
    plan = ParsedPlan(
        title=around.title,
        kind=around.kind,
        period=around.period,
        municipality_text=around.municipality_text,
        columns=columns,
        order=around.order,
        preamble_text=around.preamble_text,
        sections=sections,
        problems=(),
        source_format=source_format,
        loose_activities=loose,
        attachments=around.attachments,
    )
    asked = [
        *problems,
        *laid.problems,
        *dropped,
        *rows.problems,
        *_about_surroundings(around, laid),
        *_about_columns(columns, laid),
        *reader.problems,
        *doubts(plan.activities, (column.key for column in columns)),
    ]
    if not plan.activities:
        raise Unreadable(
            "В таблице плана нет ни одной строки с мероприятием. Проверьте, тот ли файл загружен."
        )
    return _with_problems(plan, asked)


def _with_problems(plan: ParsedPlan, problems: Sequence[Problem]) -> ParsedPlan:
    ordered = sorted(problems, key=lambda problem: problem.place)
    return ParsedPlan(**{**vars(plan), "problems": tuple(ordered)})


class _RowReader:
    """Turns whole rows into activities and gathers their questions."""

    def __init__(self, dictionary: BodyDictionary, kinds: DeliverableKinds) -> None:
        self.dictionary = dictionary
        self.kinds = kinds
        self.problems: list[Problem] = []

    def activity(self, row: Row) -> ParsedActivity:
        row = with_result_back(row, self.kinds)
        self.problems.extend(row.problems)
        executors_text = row.text(ColumnKey.EXECUTORS)
        split = split_executors(executors_text, self.dictionary)
        if split.leftovers and not row.is_draft:
            self.problems.append(_unknown_executor(row, split.leftovers))
        deliverables_text = row.text(ColumnKey.DELIVERABLES)
        return ParsedActivity(
            number_text=row.number,
            title=row.title,
            due_text=row.text(ColumnKey.DUE),
            executors_text=executors_text,
            conduct_format=row.text(ColumnKey.CONDUCT_FORMAT),
            steps_text=row.text(ColumnKey.STEPS),
            deliverables_text=deliverables_text,
            remark=row.text(ColumnKey.REMARK),
            extra_texts=_extra_texts(row),
            executors=split.matches,
            leftover_text="; ".join(split.leftovers),
            deliverables=split_deliverables(deliverables_text, self.kinds),
            place=row.place,
            is_draft=row.is_draft,
            key=row.key,
        )


def _unknown_executor(row: Row, leftovers: Sequence[str]) -> Problem:
    names = ", ".join(f"«{one_line(piece)}»" for piece in leftovers)
    return warning(
        "unknown_executor",
        row.place,
        f"Исполнителя нет в справочнике: {names}. Выберите его или добавьте.",
        column=str(ColumnKey.EXECUTORS),
        raw_text=row.text(ColumnKey.EXECUTORS),
    )


def _extra_texts(row: Row) -> tuple[tuple[str, str], ...]:
    pairs = zip(row.layout.columns, row.cells, strict=True)
    return tuple(
        (column.header_text if column else "", cell)
        for column, cell in pairs
        if cell and (column is None or column.key == ColumnKey.EXTRA)
    )


def _opening_headings(before: list[RawParagraph], first_item: Item | None) -> list[Heading]:
    """Take the headings that stand right above the first table out of the prose."""
    first, last = title_lines(before)
    headings: list[Heading] = []
    while before:
        is_below_title = first < last <= len(before) - 1 and not _is_sentence(before[-1].text)
        heading = strict_heading(before[-1].text, before[-1].place)
        if not heading and is_below_title:
            heading = paragraph_heading(before[-1], None if headings else first_item)
        if heading is None or heading.problems:
            break
        headings.insert(0, heading)
        before.pop()
    return headings


def _is_sentence(text: str) -> bool:
    return text.rstrip().endswith((".", ":", ";")) or len(text) > _MAX_OPENING


def _columns(laid: Aligned) -> tuple[Column, ...]:
    columns: dict[Column | ColumnKey, Column] = {}
    for layout in laid.layouts:
        for column in layout.columns:
            if column:
                key = column if column.key == ColumnKey.EXTRA else column.key
                columns.setdefault(key, column)
    return tuple(columns.values())


def _texts(laid: Aligned) -> list[str]:
    texts = [paragraph.text for paragraph in [*laid.before, *laid.after]]
    for item in laid.items:
        texts.extend(item.cells if isinstance(item, Row) else [item.text])
    return texts


def _about_surroundings(around: Surroundings, laid: Aligned) -> list[Problem]:
    found = []
    if around.is_named_by_file:
        taken = "взято имя файла" if around.title else "взять его неоткуда"
        sentence = f"Название плана в документе не найдено; {taken}. Впишите название."
        found.append(warning("no_plan_title", WHOLE_DOCUMENT, sentence, raw_text=around.title))
    if around.period.kind == PeriodKind.UNKNOWN:
        found.append(
            warning(
                "no_period",
                WHOLE_DOCUMENT,
                "Период плана в названии не найден. Выберите его: от него зависят сроки без года.",
                suggestion=suggested_period("\n".join(_texts(laid))),
            )
        )
    return found


def _about_columns(columns: Sequence[Column], laid: Aligned) -> list[Problem]:
    """Say which columns no field exists for, which needed ones are missing, and what was made of the rest."""
    keys = {column.key for column in columns}
    found = [
        warning(f"no_{key}_column", WHOLE_DOCUMENT, f"В таблице нет колонки «{name}».")
        for key, name in ((ColumnKey.DUE, "Срок"), (ColumnKey.EXECUTORS, "Ответственный"))
        if key not in keys
    ]
    if any(layout.is_title_assumed for layout in laid.layouts):
        header = next(column.header_text for column in columns if column.key == ColumnKey.TITLE)
        sentence = f"Колонка «{header}» принята за название мероприятия: другой подходящей нет. Проверьте."
        found.append(warning("assumed_title", WHOLE_DOCUMENT, sentence, column=header))
    if any(layout.until is not None for layout in laid.layouts):
        sentence = "Срок составлен из двух колонок: начало и окончание."
        found.append(note("due_of_two_columns", WHOLE_DOCUMENT, sentence))
    if any(layout.more_executors for layout in laid.layouts):
        sentence = "Исполнители собраны из нескольких колонок."
        found.append(note("executors_of_columns", WHOLE_DOCUMENT, sentence))
    extra = [column.header_text for column in columns if column.key == ColumnKey.EXTRA]
    for header in extra:
        sentence = f"Колонка «{header}» сохранена как есть: такого поля у мероприятия нет."
        found.append(warning("extra_column", WHOLE_DOCUMENT, sentence, column=header))
    return found


def _no_table_sentence(blocks: Sequence[RawBlock]) -> str:
    has_table = any(isinstance(block, RawTable) for block in blocks)
    lead = "Таблица плана не узнана по заголовкам колонок" if has_table else "В файле нет таблицы"
    return (
        f"{lead}. Ожидаются заголовки вроде: {EXPECTED_HEADERS}; нужны «Мероприятие» и ещё «Срок» или "
        "«Ответственный». Добавьте строку заголовков над таблицей и загрузите файл ещё раз."
    )
