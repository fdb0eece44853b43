"""The bytes behind the proofs of the readiness matrix: papers with signatures, answers, rounds, indicators.

A fixed number of queries for any number of proofs. ES-02: «the original file and the signature stay
unchanged»: a detached signature is named after the PDF that it signs, and lies beside it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from monitoring.models import CollectionRound, Evidence, IndicatorSet
from monitoring.queries.indicator_sets import set_table
from monitoring.queries.rounds import round_values_table
from msoko.lib import row_security
from msoko.lib.file_names import split_name
from msoko.lib.spreadsheets import write_table
from msoko.people.models import StoredFile
from reports.dossier_parts import NOT_CLEAN, ArchiveFile, file_name, is_clean
from reports.models import Document, DocumentSignature, Rendering, SignatureKind
from reports.readiness import Proof
from reports.readiness_proofs import paper_name

NO_PDF = "печатной формы нет: откройте документ и напечатайте его"
#: three levels of folders and the name stay within a path of Windows
_OWNER, _STEM = 40, 60
WITHDRAWN = "подтверждение отозвано: выберите другое"


@dataclass(frozen=True)
class Piece:
    """One file of a proof. `key` is the same for the same bytes, and empty where there are none.

    `part` names what is not the paper itself; `note` says why there are no bytes where there should be some.
    """

    key: str
    name: str
    common_name: str
    file: ArchiveFile
    part: str = ""
    note: str = ""


@dataclass(frozen=True)
class Sources:
    """Pieces by what a proof points to."""

    documents: dict[int, list[Piece]]
    evidence: dict[int, list[Piece]]
    rounds: dict[int, list[Piece]]
    sets: dict[int, list[Piece]]

    def pieces_of(self, proof: Proof) -> list[Piece]:
        if proof.document_id:
            return self.documents.get(proof.document_id, [])
        if proof.evidence_id:
            return self.evidence.get(proof.evidence_id, [_without(WITHDRAWN)])
        if proof.round_id:
            return self.rounds.get(proof.round_id, [])
        return self.sets.get(proof.set_id, []) if proof.set_id else []


def sources_of(proofs: Iterable[Proof]) -> Sources:
    wanted: dict[str, set[int]] = defaultdict(set)
    for one in proofs:
        for name in ("document_id", "evidence_id", "round_id", "set_id"):
            if key := getattr(one, name):
                wanted[name].add(key)
    return Sources(
        documents=_documents(wanted["document_id"]),
        evidence=_evidence(wanted["evidence_id"]),
        rounds={one.pk: [_round(one)] for one in CollectionRound.objects.filter(pk__in=wanted["round_id"])},
        sets={one.pk: [_set(one)] for one in IndicatorSet.objects.filter(pk__in=wanted["set_id"])},
    )


def _without(note: str) -> Piece:
    return Piece("", "", "", ArchiveFile(""), note=note)


def _stored(stored: StoredFile, name: str, common_name: str = "", part: str = "") -> Piece:
    if not is_clean(stored):
        return Piece("", "", "", ArchiveFile(""), part, NOT_CLEAN)
    file = ArchiveFile("", stored.sha256, stored.size)
    return Piece(stored.sha256, name, common_name or name, file, part)


def _documents(keys: set[int]) -> dict[int, list[Piece]]:
    """The PDF of the registration, then scans and detached signatures that stand."""
    made = Rendering.objects.select_related("file__scan").order_by("made_at", "pk")
    signed = DocumentSignature.objects.standing().select_related("file__scan").order_by("pk")
    found = Document.objects.filter(pk__in=keys).defer("texts")
    listed = found.prefetch_related(
        Prefetch("renderings", made, to_attr="made"), Prefetch("signatures", signed, to_attr="signed")
    )
    return {one.pk: _papers(one) for one in listed}


def _papers(document: Any) -> list[Piece]:
    stem = paper_name(document)[:80]
    since = document.registered_at
    final = next((one for one in document.made if since and one.made_at >= since), None)
    first = _stored(final.file, file_name(stem, "pdf")) if final else _without(NO_PDF)
    return [first, *(_signature(one, stem) for one in document.signed)]


def _signature(one: DocumentSignature, stem: str) -> Piece:
    extension = split_name(one.filename)[1]
    is_detached = one.kind == SignatureKind.DETACHED
    name = file_name(stem, f"pdf.{extension}") if is_detached else file_name(f"{stem} - скан", extension)
    return _stored(one.file, name, part=one.get_kind_display())


def _evidence(keys: set[int]) -> dict[int, list[Piece]]:
    """What was withdrawn since its score was confirmed is not here; what is no file has no piece."""
    found = Evidence.objects.standing().accepted().filter(pk__in=keys)
    listed = found.select_related("file__scan", "task__activity", "task__organization")
    return {one.pk: _answer(one) for one in listed}


def _answer(one: Evidence) -> list[Piece]:
    if one.file is None:
        return []
    stem, extension = split_name(one.filename)
    number, organization = one.task.activity.number_text.strip(" ."), one.task.organization.short_name
    # A criterion is answered by many schools with a «справка.pdf» each: the name says whose it is.
    own = f"{number} {organization[:_OWNER]} - {stem[:_STEM]}".strip()
    return [_stored(one.file, file_name(own, extension), file_name(stem[:_STEM], extension))]


def _round(asked: CollectionRound) -> Piece:
    name = file_name(f"{asked.title[:80]}, {asked.year}", "xlsx")
    write = partial(_round_bytes, asked.pk, asked.municipality_id)
    return Piece(f"round-{asked.pk}", name, name, ArchiveFile("", write=write))


def _set(chosen: IndicatorSet) -> Piece:
    name = file_name(f"{chosen.title[:80]}, версия {chosen.number}", "xlsx")
    write = partial(_set_bytes, chosen.pk, chosen.municipality_id)
    return Piece(f"set-{chosen.pk}", name, name, ArchiveFile("", write=write))


def _round_bytes(pk: int, municipality_id: int) -> bytes:
    """Read when its turn has come: the tables of all rounds at once would fill the memory."""
    with row_security.entered(municipality_id):
        asked = CollectionRound.objects.get(pk=pk)
        header, rows = round_values_table(asked)
        approved = timezone.localtime(asked.approved_at) if asked.approved_at else None
    notes = (
        f"{asked.title}, {asked.get_period_display()} {asked.year}",
        f"Утверждён {approved:%d.%m.%Y}" if approved else "Не утверждён",
        "н/д – нет данных, н/п – не применимо, пусто – не заполнено",
    )
    return write_table("Значения", header, rows, notes=notes)


def _set_bytes(pk: int, municipality_id: int) -> bytes:
    with row_security.entered(municipality_id):
        chosen = IndicatorSet.objects.get(pk=pk)
        header, rows = set_table(chosen)
    notes = [str(chosen)]
    if chosen.order_on:
        notes.append(f"Приказ № {chosen.order_number_text} от {chosen.order_on:%d.%m.%Y}")
    return write_table("Показатели", header, rows, notes=notes)
