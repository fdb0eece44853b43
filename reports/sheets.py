"""Facts of the sheets of acquaintance and of endorsement, read for the page and for the paper."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from msoko.lib.declension import head_span
from plans.endorsement_queries import endorsement_sheet
from plans.models import Edition
from plans.models.visa import VisaVerdict
from reports.acquainting import full_name, post_line
from reports.layout import GOST_2025, Layout
from reports.models import Acquaintance, Document, PaperPolicy
from reports.papers.model import Paper
from reports.papers.sheets import SheetLine, SheetSubject, acquaintance_paper, endorsement_paper


@dataclass(frozen=True)
class ReaderLine:
    """One line of the sheet; the words of the day for whoever has answered, else those of today."""

    acquaintance: Acquaintance
    name_text: str
    post_text: str
    answered_at: datetime.datetime | None


def acquaintance_lines(document: Document) -> list[ReaderLine]:
    """One query, whatever the number of lines."""
    rows = document.acquaintances.select_related("post__user", "post__organization").order_by(
        "post__organization__short_name", "post__user__last_name", "pk"
    )
    return [_reader_line(row) for row in rows]


def _reader_line(row: Acquaintance) -> ReaderLine:
    if row.acknowledged_at:
        moment = timezone.localtime(row.acknowledged_at)
        return ReaderLine(row, row.name_text, row.post_text, moment)
    return ReaderLine(row, full_name(row.post.user), post_line(row.post), None)


def acquaintance_sheet(document: Document) -> Paper:
    lines = [
        SheetLine(line.post_text, line.name_text, line.answered_at) for line in acquaintance_lines(document)
    ]
    subject = SheetSubject(
        kind=_kind(document.get_kind_display()),
        title=document.title,
        number_text=document.number_text,
        dated_on=document.dated_on,
        author_lines=tuple(document.texts.get("author_lines", ())),
    )
    return acquaintance_paper(subject, lines, _layout(document.municipality_id))


def _kind(label: str) -> str:
    """«приказ» of «приказ об утверждении плана», «информационная справка» of itself."""
    span = head_span(label)
    return label[: span[1]] if span else label


def endorsement_sheet_paper(edition: Edition, *, today: datetime.date) -> Paper:
    """The visas of the last sending; who has not answered has empty cells."""
    lines = [
        SheetLine(
            line.post_text,
            line.name_text,
            timezone.localtime(line.visa.decided_at) if line.visa.decided_at else None,
            VisaVerdict(line.visa.verdict).label,
            line.remark_text,
        )
        for line in endorsement_sheet(edition, today=today).standing
    ]
    plan = edition.plan
    subject = SheetSubject(
        kind="документ", title=" ".join(plan.title.split()), author_lines=(plan.owner.name,),
    )  # fmt: skip
    return endorsement_paper(subject, edition.number, lines, _layout(edition.municipality_id))


def _layout(municipality_id: int) -> Layout:
    policy = PaperPolicy.objects.filter(municipality=municipality_id).first()
    return policy.layout if policy else GOST_2025
