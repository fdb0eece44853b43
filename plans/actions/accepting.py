"""Changes of a file are taken into a draft, those that a person has accepted, in one transaction.

PL-05: a second import «makes no duplicates»; P8: «proposed changes to accept one by one». A row keeps its
key, so its dates and its history stay with it; its version grows only when its words change.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from msoko.people.models import User
from plans.actions.refusals import Refused
from plans.actions.stating import locked_draft
from plans.actions.understanding import (
    body_dictionary,
    deliverable_kinds,
    replace_understanding,
    take_understanding,
    understand_activity,
)
from plans.comparing import DifferenceKind, Row, applied
from plans.comparing.rows import parents
from plans.comparison_queries import Comparison, comparison_of
from plans.directions import direction_key
from plans.import_answers import CELL_FIELDS
from plans.import_comparison import EXTRA, LEVELS
from plans.import_source import ReadFile
from plans.importing.parsed import ParsedSection
from plans.models import Activity, Direction, Edition, PlanImport, Section
from plans.ordering import STEP

STALE = (
    "Пока страница была открыта, черновик изменили. Ничего не принято: посмотрите изменения ещё раз, "
    "теперь они показаны такими, как есть."
)


@transaction.atomic
def accept_differences(
    plan_import: PlanImport, *, read: ReadFile, accepted: Collection[str], by: User
) -> int:
    """Take the accepted differences into the draft and say how many they were.

    Effects in order: new headings, words and places of rows, new rows, removals, what the new words mean.
    Raises Refused when the draft is another one meanwhile; nothing is taken then.
    """
    if plan_import.edition is None:
        raise Refused("Черновик, с которым сравнивали файл, удалён. Загрузите файл как новый план.")
    edition = locked_draft(plan_import.edition)
    comparison = comparison_of(plan_import, edition, read)
    chosen = [one.difference for one in comparison.proposals if one.ident in accepted]
    if len(chosen) != len(set(accepted)):
        raise Refused(STALE)
    if not chosen:
        return 0
    old, new = [one.row for one in comparison.draft], [one.row for one in comparison.given]
    moved = {one.row.ident for one in chosen if one.kind == DifferenceKind.MOVED}
    _Writing(edition, comparison, applied(old, new, chosen), moved).write()
    plan_import.applied_at, plan_import.applied_by = timezone.now(), by
    plan_import.save(update_fields=["applied_at", "applied_by"])
    return len(chosen)


@dataclass
class _Writing:
    """The rows of the draft on their way to `content`, each tied to its instance, old or new."""

    edition: Edition
    comparison: Comparison
    content: Sequence[Row]
    moved: Collection[str]
    instances: dict[str, Section | Activity] = field(init=False)
    before: dict[str, Row] = field(init=False)

    def __post_init__(self) -> None:
        self.before = {one.row.ident: one.row for one in self.comparison.draft}
        self.instances = {one.row.ident: one.instance for one in self.comparison.draft}
        made_of = {one.row.ident: one.made_of for one in self.comparison.given}
        for row in self.content:
            if row.ident not in self.instances:
                self.instances[row.ident] = self._new(row, made_of[row.ident])

    def write(self) -> None:
        self._set_places()
        changed = self._take_words()
        self._save_sections()
        self._save_activities(changed)
        self._remove()

    def _new(self, row: Row, made_of: object) -> Section | Activity:
        owner = {"municipality_id": self.edition.municipality_id, "edition": self.edition}
        if isinstance(made_of, ParsedSection):
            return Section(**owner, level=LEVELS[row.level], lead_text=made_of.lead_text[:80])
        return Activity(**owner, extra_texts=dict(getattr(made_of, "extra_texts", ())))

    def _set_places(self) -> None:
        """Rows that stayed keep their numbers; those that came stand between, or all are set apart anew."""
        lines = [self.instances[row.ident] for row in self.content]
        fixed = [
            None if row.ident in self.moved or row.ident not in self.before else line.position
            for row, line in zip(self.content, lines, strict=True)
        ]
        places = _filled(fixed) or [Decimal(STEP) * number for number in range(1, len(lines) + 1)]
        for line, place in zip(lines, places, strict=True):
            line.position = place

    def _take_words(self) -> list[Activity]:
        """Put the words of `content` into the instances; give the activities whose words are new."""
        changed = []
        for row in self.content:
            before = self.before.get(row.ident)
            if before is not None and before.cells == row.cells:
                continue
            instance = self.instances[row.ident]
            instance.version += before is not None
            if isinstance(instance, Section):
                _name_section(instance, row)
            else:
                _fill(instance, row)
                changed.append(instance)
        return changed

    def _save_sections(self) -> None:
        above = parents(self.content)
        known = dict(Direction.objects.values_list("key", "pk"))
        stayed = []
        for index, row in enumerate(self.content):
            section = self.instances[row.ident]
            if not isinstance(section, Section):
                continue
            parent = above[index]
            section.parent = self._section(parent)
            if section.level not in ("part", "function"):
                section.direction_id = known.get(direction_key(section.title) or "")
            # A heading is saved before those below it: they need its key.
            if section.pk is None:
                section.save()
            else:
                stayed.append(section)
        fields = ["parent", "position", "number_text", "lead_text", "title", "direction", "version"]
        Section.objects.bulk_update(stayed, fields)

    def _section(self, index: int | None) -> Section | None:
        found = self.instances[self.content[index].ident] if index is not None else None
        return found if isinstance(found, Section) else None

    def _save_activities(self, changed: Sequence[Activity]) -> None:
        above = parents(self.content)
        everyone = []
        for index, row in enumerate(self.content):
            activity = self.instances[row.ident]
            if isinstance(activity, Activity):
                activity.section = self._section(above[index])
                everyone.append(activity)
        dictionary, kinds = body_dictionary(self.edition.municipality_id), deliverable_kinds()
        understandings = []
        for activity in changed:
            understandings.append(
                understand_activity(
                    activity, period=self.edition.plan.period, dictionary=dictionary, kinds=kinds
                )
            )
            take_understanding(activity, understandings[-1])
        new = [one for one in everyone if one.pk is None]
        Activity.objects.bulk_create(new)
        texts = [*CELL_FIELDS.values(), "extra_texts", "due_rule", "unknown_executors_text", "version"]
        stayed = [one for one in everyone if one not in new]
        Activity.objects.bulk_update(stayed, ["section", "position"])
        Activity.objects.bulk_update([one for one in changed if one not in new], texts)
        replace_understanding(changed, understandings)

    def _remove(self) -> None:
        """Rows first: a heading goes only when nothing stands under it any more."""
        left = {row.ident for row in self.content}
        gone = [one.instance for one in self.comparison.draft if one.row.ident not in left]
        Activity.objects.filter(pk__in=[one.pk for one in gone if isinstance(one, Activity)]).delete()
        Section.objects.filter(pk__in=[one.pk for one in gone if isinstance(one, Section)]).delete()


def _filled(fixed: Sequence[Decimal | None]) -> list[Decimal] | None:
    """Numbers between the fixed ones; None when there is no room or the fixed ones do not rise."""
    places: list[Decimal] = []
    run = 0
    for number in (*fixed, None):
        if number is None and len(places) + run < len(fixed):
            run += 1
            continue
        low = places[-1] if places else Decimal(0)
        high = number if number is not None else low + STEP * (run + 1)
        if high - low <= run:
            return None
        places += [low + (high - low) * step // (run + 1) for step in range(1, run + 1)]
        run = 0
        if number is not None:
            places.append(number)
    return places


def _name_section(section: Section, row: Row) -> None:
    if section.pk is None:
        section.number_text = row.text("number")
    elif section.number_text != row.text("number"):
        section.take_number(row.text("number"))
    section.title = row.text("title")


def _fill(activity: Activity, row: Row) -> None:
    for name, text in row.cells.items():
        if name.startswith(EXTRA):
            header = name.removeprefix(EXTRA)
            if text or header in activity.extra_texts:
                activity.extra_texts = {**activity.extra_texts, header: text}
        else:
            setattr(activity, CELL_FIELDS[name], text)
