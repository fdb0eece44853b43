"""The registers that go into a dossier, as a table for Excel and as lines of a paper.

T6: «register (XLSX and PDF) and the list of what is missing». The readiness register follows the matrix: a
criterion with nothing to prove it has its line too, so that nobody has to look for what is not there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reports.dossier_content import Content
from reports.dossier_matrix import MatrixContent, MatrixCriterion, MatrixProof
from reports.papers.register import MISSING_COLUMNS, REGISTER_COLUMNS, Line

REGISTER, MISSING = "Реестр", "Чего не хватает"
LOST = "байты файла не найдены в хранилище"
NOTHING, UNCONFIRMED = "нет", "–"
Cell = str | int

ANSWERS_HEADER = (
    ("№", 5), ("Направление", 28), ("Этап", 24), ("Мероприятие", 48), ("Организация", 24),
    ("За какой срок", 18), ("Документ", 36), ("Принято", 12), ("Файл в архиве", 48), ("Размер, байт", 12),
    ("SHA-256", 66),
)  # fmt: skip
OWED_HEADER = (
    ("№", 5), ("Направление", 28), ("Этап", 24), ("Мероприятие", 48), ("Организация", 24), ("Срок", 12),
    ("Чего не хватает", 24),
)  # fmt: skip
MATRIX_HEADER = (
    ("№", 5), ("Направление", 28), ("Позиция", 22), ("Критерий", 48), ("Чем подтверждается", 36),
    ("Наибольший балл", 11), ("Подтверждено", 13), ("Прогноз", 9), ("Документ", 44), ("Дата", 12),
    ("Где опубликован", 36), ("Страница в системе", 36), ("Файл в архиве", 48), ("Размер, байт", 12),
    ("SHA-256", 66), ("Примечание", 30),
)  # fmt: skip
LACKING_HEADER = (
    ("№", 5), ("Направление", 28), ("Позиция", 22), ("Что спрашивают", 56), ("Чем подтверждается", 44),
    ("Наибольший балл", 11), ("Прогноз", 9), ("Что есть", 44), ("Чего не хватает", 28),
)  # fmt: skip
MATRIX_COLUMNS = (
    ("№", 4), ("Документ", 30), ("Дата", 9), ("Где опубликован", 22), ("Файл в архиве, SHA-256", 35),
)  # fmt: skip
LACKING_COLUMNS = (
    ("№", 4), ("Что спрашивают", 36), ("Чем подтверждается", 26), ("Что есть", 20), ("Чего не хватает", 14),
)  # fmt: skip


@dataclass
class Outcome:
    """What became of the files: bytes that the store no longer had, tables that were written just now."""

    lost: set[str] = field(default_factory=set)
    #: path -> SHA-256 and size
    packed: dict[str, tuple[str, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class RegisterTable:
    """`header` has the widths of the sheet; `lines` are the same rows with what a paper has room for."""

    name: str
    header: Sequence[tuple[str, int]]
    rows: Sequence[Sequence[Cell]]
    columns: Sequence[tuple[str, int]]
    lines: Sequence[Line]


def tables_of(content: Content | MatrixContent, outcome: Outcome) -> tuple[RegisterTable, RegisterTable]:
    """The register, then the list of what is missing."""
    if isinstance(content, MatrixContent):
        return _matrix_register(content, outcome), _matrix_missing(content)
    rows = list(_answer_rows(content, outcome))
    missing = [
        (str(number), one.direction, one.steps, one.activity, one.organization, one.due, one.why)
        for number, one in enumerate(content.missing, 1)
    ]
    return (
        RegisterTable(REGISTER, ANSWERS_HEADER, rows, REGISTER_COLUMNS, [_answer_line(row) for row in rows]),
        RegisterTable(MISSING, OWED_HEADER, missing, MISSING_COLUMNS, [Line(row) for row in missing]),
    )


def _answer_rows(content: Content, outcome: Outcome) -> Iterator[tuple[str, ...]]:
    for number, one in enumerate(content.proofs, 1):
        where = LOST if one.path in outcome.lost else one.path or one.note
        yield (
            str(number), one.direction, one.steps, one.activity, one.organization, one.occurrence, one.name,
            one.accepted_on, where, str(one.size) if one.size else "", one.sha256,
        )  # fmt: skip


def _answer_line(row: tuple[str, ...]) -> Line:
    """Paper has room for the words; paths and checksums are in the spreadsheet."""
    number, direction, steps, activity, organization, occurrence, name, accepted_on, *_ = row
    where = f"{activity} ({occurrence})" if occurrence else activity
    return Line((number, direction, steps, where, organization, name, accepted_on))


def _matrix_register(content: MatrixContent, outcome: Outcome) -> RegisterTable:
    rows: list[tuple[Cell, ...]] = []
    lines = []
    for criterion in content.criteria:
        for proof in criterion.proofs or (MatrixProof(NOTHING),):
            number = len(rows) + 1
            rows.append(_matrix_row(number, criterion, proof, outcome))
            lines.append(_matrix_line(number, criterion, proof, outcome))
    return RegisterTable(REGISTER, MATRIX_HEADER, rows, MATRIX_COLUMNS, lines)


def _matrix_row(
    number: int, criterion: MatrixCriterion, proof: MatrixProof, outcome: Outcome
) -> tuple[Cell, ...]:
    points = criterion.points
    confirmed: Cell = UNCONFIRMED if points.confirmed is None else points.confirmed
    sha256, size = outcome.packed.get(proof.path, ("", 0))
    return (
        number, criterion.direction, criterion.step, criterion.question, criterion.wanted, points.highest,
        confirmed, points.forecast, proof.name, _day(proof), proof.url, proof.page, _where(proof, outcome),
        size or "", sha256, proof.note,
    )  # fmt: skip


def _matrix_line(number: int, criterion: MatrixCriterion, proof: MatrixProof, outcome: Outcome) -> Line:
    points = criterion.points
    confirmed = NOTHING if points.confirmed is None else points.confirmed
    score = f"Наибольший балл: {points.highest}. Подтверждено: {confirmed}. Прогноз: {points.forecast}."
    name = f"{proof.name} ({proof.note})" if proof.note else proof.name
    where = [_where(proof, outcome), outcome.packed.get(proof.path, ("", 0))[0]]
    cells = (str(number), name, _day(proof), proof.url or "–", "\n".join(filter(None, where)) or "–")
    return Line(cells, (criterion.direction, criterion.step, f"{criterion.question} {score}"))


def _day(proof: MatrixProof) -> str:
    return f"{proof.dated_on:%d.%m.%Y}" if proof.dated_on else ""


def _where(proof: MatrixProof, outcome: Outcome) -> str:
    return LOST if proof.path in outcome.lost else proof.path


def _matrix_missing(content: MatrixContent) -> RegisterTable:
    rows: list[tuple[Cell, ...]] = []
    lines = []
    for number, one in enumerate(content.missing, 1):
        lack = str(one.lack)
        rows.append(
            (number, one.direction, one.step, one.question, one.wanted, one.points.highest,
             one.points.forecast, one.best, lack)
        )  # fmt: skip
        cells = (str(number), one.question, one.wanted, one.best or "–", lack)
        lines.append(Line(cells, (one.direction, one.step)))
    return RegisterTable(MISSING, LACKING_HEADER, rows, LACKING_COLUMNS, lines)
