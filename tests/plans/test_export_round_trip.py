"""A plan goes out as a file and comes back (P8): what nobody edited is not proposed, what was edited is."""

import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from plans.comparing import compare
from plans.comparison_queries import draft_rows, with_own_words
from plans.documents import HeadingLine, PlanDocument, RowLine, plan_document
from plans.exporting import plan_docx, plan_xlsx
from plans.import_comparison import compared_columns, given_rows
from plans.importing import BodyDictionary, DeliverableKinds, read_plan
from tests.factories import ActivityFactory, SectionFactory

WRITERS = {"docx": plan_docx, "xlsx": plan_xlsx}


def read_back(content: bytes, kind: str):
    nobody, nothing = BodyDictionary.from_spellings([]), DeliverableKinds.from_spellings([])
    return read_plan(content, f"план.{kind}", dictionary=nobody, deliverable_kinds=nothing)


def proposed(edition, content: bytes, kind: str):
    parsed = read_back(content, kind)
    columns = compared_columns(edition.plan.columns, parsed)
    draft = draft_rows(edition, columns)
    given_ones = with_own_words(draft, given_rows(parsed, columns))
    return [
        (str(one.kind), one.column, one.old_text, one.new_text)
        for one in compare([one.row for one in draft], [one.row for one in given_ones])
    ]


@pytest.fixture
def awkward(draft):
    """Words that a reader of foreign files would mend: spaces, hyphens, lists, a number in a title."""
    texts = [
        "Семинар  с   пробелами",
        "Совещание по план-\nграфику",
        "- первое\n\n- второе",
        "2. Система оценки качества",
        "Итого по разделу",
        "=1+1 <b>не разметка</b> & ещё",
    ]
    for number, text in enumerate(texts):
        ActivityFactory(
            edition=draft, section=draft.sections.first(), number_text="", title=text, remark=f"{number}"
        )
    part = SectionFactory(
        edition=draft, level="part", number_text="II", lead_text="Раздел II. ", title="Итоги"
    )
    ActivityFactory(edition=draft, section=part, number_text="1.1", title="Семинар 1.1", due_text="")
    SectionFactory(edition=draft, level="function", number_text="", lead_text="Функция: ", title="контроль")
    SectionFactory(edition=draft, level="track", number_text="", lead_text="", title="без номера")
    return draft


@pytest.mark.parametrize("kind", WRITERS)
def test_a_file_nobody_has_edited_proposes_nothing(awkward, kind):
    assert proposed(awkward, WRITERS[kind](plan_document(awkward)), kind) == []


@pytest.mark.parametrize("kind", WRITERS)
def test_a_changed_cell_and_a_removed_row_are_proposed_and_nothing_else(draft, kind):
    document = plan_document(draft)
    lines = list(document.lines)
    place = next(number for number, line in enumerate(lines) if not line.is_heading)
    cells = list(lines[place].cells)
    cells[1] = "Совсем другое мероприятие"
    lines[place] = RowLine(lines[place].pk, lines[place].key, tuple(cells))
    gone = lines.pop()

    content = WRITERS[kind](PlanDocument(document.title, document.columns, tuple(lines)))

    assert proposed(draft, content, kind) == [
        ("changed", "title", "Семинар 1.1", "Совсем другое мероприятие"),
        ("removed", "", "", ""),
    ]
    assert gone.cells[0] == "2.2"


def test_sorting_in_excel_moves_the_keys_with_their_rows(draft):
    workbook = load_workbook(io.BytesIO(plan_xlsx(plan_document(draft))))
    sheet = workbook.active
    first, second = ([cell.value for cell in sheet[number]] for number in (5, 6))
    for place in range(len(first)):
        sheet.cell(5, place + 1).value, sheet.cell(6, place + 1).value = second[place], first[place]
    stream = io.BytesIO()
    workbook.save(stream)

    assert [one[0] for one in proposed(draft, stream.getvalue(), "xlsx")] == ["moved"]


def test_the_keys_are_never_seen(draft):
    archive = zipfile.ZipFile(io.BytesIO(plan_docx(plan_document(draft))))
    body = archive.read("word/document.xml").decode()
    sheet = load_workbook(io.BytesIO(plan_xlsx(plan_document(draft)))).active

    assert body.count('w:name="msoko_r_') == 4
    assert "msoko_" not in "".join(part.split("<")[0] for part in body.split("<w:t")[1:])
    assert sheet.column_dimensions["G"].hidden is True
    assert sheet.print_area == "'План'!$A$1:$F$9"
    assert body.count("<w:tblHeader/>") == 1
    assert 'w:orient="landscape"' in body


@pytest.mark.parametrize("kind", WRITERS)
def test_a_file_that_has_lost_its_keys_is_matched_by_its_words(draft, kind):
    content = without_keys(WRITERS[kind](plan_document(draft)), kind)

    assert [row.key for row in read_back(content, kind).activities] == [""] * 4
    assert proposed(draft, content, kind) == []


def without_keys(content: bytes, kind: str) -> bytes:
    if kind == "xlsx":
        workbook = load_workbook(io.BytesIO(content))
        workbook.active.delete_cols(7)
        stream = io.BytesIO()
        workbook.save(stream)
        return stream.getvalue()
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                part = part.replace(b'w:name="msoko_', b'w:name="_lost')
            new.writestr(name, part)
    return stream.getvalue()


def test_a_copied_row_is_a_new_row(draft):
    document = plan_document(draft)
    lines = [*document.lines, document.lines[-1]]

    content = plan_xlsx(PlanDocument(document.title, document.columns, tuple(lines)))

    assert [one[0] for one in proposed(draft, content, "xlsx")] == ["added"]


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), include_characters="\n\t"), max_size=60
)


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=3), st.sampled_from(sorted(WRITERS)))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words_come_back_as_they_were(draft, texts, kind):
    draft.activities.all().delete()
    for number, (title, remark) in enumerate(texts):
        ActivityFactory(
            edition=draft,
            section=draft.sections.first(),
            number_text=f"1.{number}",
            title=f"М{title}",
            deliverables_text=remark,
        )

    assert proposed(draft, WRITERS[kind](plan_document(draft)), kind) == []


def test_a_file_with_the_notes_of_orders_carries_no_keys(draft):
    document = PlanDocument("План", plan_document(draft).columns, (), "(в ред. приказа от 02.03.2026 № 7)")
    line = HeadingLine(1, "direction", "1", "Направление", "1 Направление")

    content = plan_docx(PlanDocument(document.title, document.columns, (line,), document.mark))

    assert b"msoko_" not in zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml")
