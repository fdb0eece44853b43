"""Evidence as a page shows it: with its advice, its versions and what was read of signatures."""

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from monitoring import signing
from monitoring.models import Evidence, LinkState
from msoko.lib.calendar_ru import date_short
from msoko.people.models import FileSignature, ScanState


@dataclass(frozen=True)
class Shown:
    """`signs` is the name of the document a signature belongs to; `signed_by` is what its owners are called.

    `earlier` are the versions that this one has replaced, the newest first.
    """

    evidence: Evidence
    advice: list[dict[str, str]]
    is_waiting: bool = False
    is_broken: bool = False
    signs: str = ""
    signatures: list[str] = field(default_factory=list)
    signed_by: list[str] = field(default_factory=list)
    earlier: list[Evidence] = field(default_factory=list)

    @property
    def version(self) -> int:
        return len(self.earlier) + 1


def with_signatures(evidence: QuerySet[Evidence]) -> QuerySet[Evidence]:
    """Add what was read in signatures, without a query of its own."""
    read = FileSignature.objects.filter(file=OuterRef("file")).order_by("position")
    parts = JSONObject(
        owner="owner_text", serial="serial_text", since="valid_since_on", until="valid_until_on"
    )
    return evidence.annotate(read_signatures=ArraySubquery(read.values(read=parts)))


def shown(evidence: Sequence[Evidence], *, is_department: bool = False) -> list[Shown]:
    """What stands among the evidence of one round, in its order; the department reads all advice."""
    standing = [one for one in evidence if one.withdrawn_at is None]
    by_key = {one.pk: one for one in evidence}
    pairs = signing.pairs([one.filename for one in standing])
    signed_by: dict[int, list[str]] = defaultdict(list)
    for signature, document in pairs.items():
        signed_by[document] += [one["owner"] for one in _read(standing[signature])]
    return [
        Shown(
            evidence=one,
            advice=one.advice if is_department else one.sender_advice,
            is_waiting=_scan_state(one) in (ScanState.WAITING, ScanState.FAILED),
            is_broken=one.link_state == LinkState.BROKEN,
            signs=standing[pairs[place]].filename if place in pairs else "",
            signatures=[_words(read) for read in _read(one)],
            signed_by=signed_by[place],
            earlier=_earlier(one, by_key),
        )
        for place, one in enumerate(standing)
    ]


def _read(evidence: Evidence) -> list[dict[str, str]]:
    return getattr(evidence, "read_signatures", [])


def _words(read: dict[str, str]) -> str:
    """«Берёзин Пётр Ильич, сертификат 01 AB, действует с 15.01.2026 по 15.04.2027»."""
    since, until = (date_short(_day(read[name])) for name in ("since", "until"))
    return f"{read['owner']}, сертификат {read['serial']}, действует с {since} по {until}"


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def _earlier(evidence: Evidence, by_key: dict[int, Evidence]) -> list[Evidence]:
    found = []
    before = by_key.get(evidence.replaces_id or 0)
    while before is not None:
        found.append(before)
        before = by_key.get(before.replaces_id or 0)
    return found


def _scan_state(evidence: Evidence) -> str:
    """The scan came with the file; most files have none."""
    scan = getattr(evidence.file, "scan", None)
    return scan.state if scan else ScanState.CLEAN
