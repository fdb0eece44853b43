"""A draft and a file given into it, as rows to compare."""

from dataclasses import dataclass, replace

from django.db.models import F

from plans.comparing import Row
from plans.documents import EXCLUDED
from plans.exporting import own_words
from plans.import_comparison import (
    RANKS,
    GivenRow,
    Proposal,
    cells_of,
    compared_columns,
    given_rows,
    heading_cells,
    proposals,
)
from plans.import_source import ReadFile, Unkept, from_kept
from plans.models import Activity, Edition, PlanImport, Section
from plans.states import EditionState


@dataclass(frozen=True)
class DraftRow:
    row: Row
    instance: Section | Activity


@dataclass(frozen=True)
class Comparison:
    draft: list[DraftRow]
    given: list[GivenRow]
    proposals: list[Proposal]

    @property
    def proposed(self) -> list[Proposal]:
        return [one for one in self.proposals if not one.is_own]

    @property
    def own(self) -> list[Proposal]:
        """Differences that people made in the draft."""
        return [one for one in self.proposals if one.is_own]


def comparison_of(plan_import: PlanImport, edition: Edition, read: ReadFile) -> Comparison:
    """Compare in three queries: sections, activities, and what the draft was made of."""
    columns = compared_columns(edition.plan.columns, read.parsed)
    draft = draft_rows(edition, columns)
    given = with_own_words(draft, given_rows(read.parsed, columns))
    base = base_of(plan_import, edition)
    made_of = [one.row for one in given_rows(base.parsed, columns)] if base else None
    found = proposals([one.row for one in draft], [one.row for one in given], made_of)
    return Comparison(draft, given, found)


def draft_rows(edition: Edition, columns: list[str]) -> list[DraftRow]:
    """The document from top to bottom: rows without a section first, then each heading with its rows."""
    below: dict[int | None, list[DraftRow]] = {}
    for activity in Activity.objects.filter(edition=edition).order_by("position", "pk"):
        cells = cells_of(activity, columns)
        if activity.is_excluded:
            # As the document prints it: a file that was written of this draft says nothing else.
            cells = {name: text if name == "number" else "" for name, text in cells.items()}
            cells |= {"title": EXCLUDED} if "title" in cells else {}
        row = Row(f"activity {activity.pk}", cells, 0, str(activity.key))
        below.setdefault(activity.section_id, []).append(DraftRow(row, activity))
    rows = below.pop(None, [])
    for section in Section.objects.filter(edition=edition).order_by("position", "pk"):
        cells = heading_cells(section.number_text, section.title)
        rows.append(DraftRow(Row(f"section {section.pk}", cells, RANKS[section.level]), section))
        rows += below.get(section.pk, [])
    return rows


def with_own_words(draft: list[DraftRow], given: list[GivenRow]) -> list[GivenRow]:
    """The rows of a file we have written ourselves say what the draft says where only the spacing differs."""
    rows = own_words([one.row for one in draft], [one.row for one in given])
    return [replace(one, row=row) for one, row in zip(given, rows, strict=True)]


def base_of(plan_import: PlanImport, edition: Edition) -> ReadFile | None:
    """The file whose words the draft has taken last: an earlier comparison, else the one it began with."""
    earlier = PlanImport.objects.filter(plan=edition.plan_id) | PlanImport.objects.filter(
        edition__plan=edition.plan_id, applied_at__isnull=False
    )
    latest = earlier.exclude(pk=plan_import.pk).order_by(F("applied_at").desc(nulls_last=True)).first()
    try:
        return from_kept(bytes(latest.kept)) if latest else None
    except Unkept:
        return None


def same_file_drafts(plan_import: PlanImport) -> list[Edition]:
    """Drafts that were made of these very bytes."""
    drafts = Edition.objects.filter(
        municipality=plan_import.municipality_id,
        state=EditionState.DRAFT,
        plan__plan_import__file=plan_import.file_id,
    )
    return list(drafts.select_related("plan").order_by("-pk"))


def open_drafts(municipality_id: int) -> list[Edition]:
    drafts = Edition.objects.filter(municipality=municipality_id, state=EditionState.DRAFT)
    return list(drafts.select_related("plan").order_by("plan__title", "pk"))
