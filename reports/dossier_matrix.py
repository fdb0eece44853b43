"""What goes into a dossier «готовность к оценке»: the readiness matrix, cell by cell (M10, EV-08).

M10: «each cell: what is asked, which evidence answers it, what is missing; score forecast; dossier T6 in that
structure». Folders are those of the matrix: direction, one of the nine positions, criterion.

Decided here: every proof of the matrix is in the register, with its bytes where there are some: a paper as it
was issued with its signatures, an accepted file, an approved round or a set of indicators as a table. Bytes
that answer one criterion lie in its folder; bytes that answer several lie once in «Общие документы», and the
register names that place at each of them. What is missing is told by `reports.readiness.lack`; a published
proof that only waits for a person is not missing.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from textwrap import shorten

from monitoring.link_tokens import absolute
from reports.cycle import step_title
from reports.dossier_parts import ArchiveFile, folder, unique
from reports.dossier_sources import Piece, Sources, sources_of
from reports.models import CriterionScore, Dossier
from reports.readiness import Lack, Points, Proof, counts_in
from reports.readiness_queries import Matrix, ShownCriterion, matrix_of

COMMON = "Общие документы"
CONFIRMING = "по нему подтверждён балл"
#: what is listed as missing
MISSING = frozenset({Lack.NO_PROOF, Lack.UNPUBLISHED, Lack.PARTIAL})
#: three levels of folders and a name have to stay within a path of Windows
_CRITERION = 44


@dataclass(frozen=True)
class MatrixProof:
    """One line of the register: something that answers a criterion, or one file of it."""

    name: str
    dated_on: datetime.date | None = None
    #: where it is published, and the page of the product that shows it
    url: str = ""
    page: str = ""
    path: str = ""
    note: str = ""


@dataclass(frozen=True)
class MatrixCriterion:
    direction: str
    step: str
    question: str
    #: what answers it, in the words of the library
    wanted: str
    points: Points
    lack: Lack | None
    best: str
    proofs: tuple[MatrixProof, ...] = ()


@dataclass
class MatrixContent:
    criteria: list[MatrixCriterion] = field(default_factory=list)
    files: list[ArchiveFile] = field(default_factory=list)

    @property
    def missing(self) -> list[MatrixCriterion]:
        return [one for one in self.criteria if one.lack in MISSING]


@dataclass(frozen=True)
class _Place:
    """A criterion of the matrix with what answers it and the folders it has of its own."""

    direction: str
    folders: tuple[str, ...]
    step: str
    shown: ShownCriterion
    answers: tuple[tuple[Proof, bool], ...]


def matrix_content(dossier: Dossier) -> MatrixContent:
    """A fixed number of queries, whatever the matrix holds; nothing of the files themselves."""
    year = dossier.first_on.year
    places = list(_places(matrix_of(dossier.municipality_id, year), dossier.direction_id))
    sources = sources_of(proof for place in places for proof, _ in place.answers)
    shared = _shared(places, sources)
    content, kept, taken = MatrixContent(), dict[str, str](), set[str]()
    for place in places:
        proofs: list[MatrixProof] = []
        for proof, is_confirming in place.answers:
            pieces = sources.pieces_of(proof)
            for piece in pieces:
                if piece.key and piece.key not in kept:
                    folders = (COMMON,) if piece.key in shared else place.folders
                    name = piece.common_name if piece.key in shared else piece.name
                    kept[piece.key] = unique("/".join([*folders, name]), taken)
                    content.files.append(replace(piece.file, path=kept[piece.key]))
            proofs += _lines(proof, pieces, kept, year=year, is_confirming=is_confirming)
        content.criteria.append(_criterion(place, proofs))
    return content


def _places(found: Matrix, direction_id: int | None) -> Iterator[_Place]:
    """Criteria in the order of the matrix, of all directions or of one."""
    for number, row in enumerate(found.rows, 1):
        if direction_id not in (None, row.direction.pk):
            continue
        above = () if direction_id else (folder(f"{number}. {row.direction.short_name}"),)
        for cell in row.cells.values():
            step = folder(step_title(cell.step))
            for shown in cell.criteria:
                asked = f"{shown.criterion.position}. {shown.criterion.question_text}"
                own = folder(shorten(asked, _CRITERION, placeholder=""))
                yield _Place(
                    direction=str(row.direction),
                    folders=(*above, step, own),
                    step=step_title(cell.step),
                    shown=shown,
                    answers=tuple(_answers(shown)),
                )


def _answers(shown: ShownCriterion) -> Iterator[tuple[Proof, bool]]:
    """What a person has confirmed stands first, with the words, the day and the link that were given."""
    kept, others = shown.confirmed, list(shown.proofs)
    if kept and kept.proof_text:
        same = [one for one in others if _ids(one) == _ids(kept)]
        named = (one for one in same if one.name == kept.proof_text)
        known = next(named, same[0] if same and any(_ids(kept)) else None)
        if known:
            others.remove(known)
        base = known or Proof("", None, document_id=kept.document_id, evidence_id=kept.evidence_id)
        yield replace(base, name=kept.proof_text, dated_on=kept.proof_on, url=kept.proof_url), True
    yield from ((one, False) for one in others)


def _ids(one: Proof | CriterionScore) -> tuple[int | None, int | None]:
    return one.document_id, one.evidence_id


def _shared(places: list[_Place], sources: Sources) -> set[str]:
    """Keys of the bytes that answer more than one criterion."""
    answered: dict[str, set[int]] = defaultdict(set)
    for place in places:
        for proof, _ in place.answers:
            for piece in sources.pieces_of(proof):
                if piece.key:
                    answered[piece.key].add(place.shown.criterion.pk)
    return {key for key, criteria in answered.items() if len(criteria) > 1}


def _lines(
    proof: Proof, pieces: list[Piece], kept: dict[str, str], *, year: int, is_confirming: bool
) -> Iterator[MatrixProof]:
    """A line for each file; what has none is one line with its links."""
    notes = [CONFIRMING] if is_confirming else []
    if not counts_in(proof, year):
        notes.append("без даты" if proof.dated_on is None else "дата другого года: балла не даёт")
    page = absolute(proof.page) if proof.page else ""
    for piece in pieces or [Piece("", "", "", ArchiveFile(""))]:
        yield MatrixProof(
            name=f"{proof.name}: {piece.part}" if piece.part else proof.name,
            dated_on=proof.dated_on,
            url="" if piece.part else proof.url,
            page=page,
            path=kept.get(piece.key, ""),
            note="; ".join([*notes, piece.note] if piece.note else notes),
        )


def _criterion(place: _Place, proofs: list[MatrixProof]) -> MatrixCriterion:
    shown = place.shown
    return MatrixCriterion(
        direction=place.direction,
        step=place.step,
        question=shown.criterion.question_text,
        wanted=shown.criterion.proof_text,
        points=shown.points,
        lack=shown.lack,
        best=shown.best.name if shown.best else "",
        proofs=tuple(proofs),
    )
