"""What every page of an import under way needs: the import, what was read, the answers and the questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from msoko.people.models import Body
from plans import tasks
from plans.actions.importing import printed_period, read_of
from plans.actions.reading import requeue_plan_import
from plans.due_queries import due_settings
from plans.import_answers import Draft
from plans.import_forms import first_facts, period_of
from plans.import_queries import active_bodies, spellings
from plans.import_questions import Question, Understood, import_questions
from plans.import_source import ReadFile
from plans.import_states import ImportState
from plans.models import PlanImport
from plans.preview import Pair, preview_pairs
from plans.rereading import dictionary_of, understood_today


def import_or_404(request: HttpRequest, pk: int) -> PlanImport:
    """The import, for whoever may work on it; what was understood is fetched when it is needed."""
    visible = PlanImport.objects.visible_to(request.user).select_related("file", "edition__plan")
    kept = get_object_or_404(visible.defer("parsed"), pk=pk)
    if not request.user.has_perm("plans.import_plan", kept):
        raise PermissionDenied
    return kept


def elsewhere(kept: PlanImport) -> HttpResponse | None:
    """Where an import belongs that is not to be looked at any more, or not here."""
    if kept.plan_id:
        return redirect("plans:plan-detail", pk=kept.plan_id)
    if kept.edition_id and kept.state == ImportState.READY:
        return redirect("plans:plan-import-comparison", pk=kept.pk)
    return None


def read_or_queued(kept: PlanImport) -> ReadFile | None:
    """What was understood; a file that an earlier release has read goes to the worker once more."""
    if kept.state != ImportState.READY:
        return None
    read = read_of(kept)
    if read is None:
        tasks.defer_reading(requeue_plan_import(kept, by=None))
    return read


@dataclass
class Work:
    """The import as it stands at this moment; a changed draft makes another one."""

    kept: PlanImport
    read: ReadFile
    bodies: Sequence[Body]
    draft: Draft

    @classmethod
    def of(cls, kept: PlanImport, read: ReadFile) -> "Work":
        return cls(kept, read, active_bodies(kept.municipality_id), Draft.from_json(kept.answers))

    def after(self, draft: Draft) -> "Work":
        other = Work(self.kept, self.read, self.bodies, draft)
        other.__dict__.update({name: getattr(self, name) for name in ("dictionary", "settings", "as_read")})
        return other

    @cached_property
    def dictionary(self) -> object:
        return dictionary_of(self.read, spellings(self.bodies))

    @cached_property
    def settings(self) -> object:
        return due_settings(self.kept.municipality_id)

    @cached_property
    def as_read(self) -> object:
        return understood_today(self.read.parsed, self.dictionary, {})

    @cached_property
    def facts(self) -> dict[str, str]:
        return first_facts(self.read.parsed, self.draft, timezone.localdate())

    @cached_property
    def at(self) -> Understood:
        cells = self.draft.cells
        return Understood(
            read=self.as_read,
            now=understood_today(self.read.parsed, self.dictionary, cells) if cells else self.as_read,
            draft=self.draft,
            period=period_of(self.facts, self.read.parsed, timezone.localdate()),
            settings=self.settings,
            is_period_printed=printed_period(self.read.parsed) is not None,
            file_stem=self.kept.filename.rpartition(".")[0],
        )

    @cached_property
    def questions(self) -> list[Question]:
        return import_questions(self.at)

    @cached_property
    def pairs(self) -> list[Pair]:
        names = {str(body.pk): body.label for body in self.bodies}
        return preview_pairs(self.read, self.at, self.questions, names)

    def question(self, key: str) -> Question | None:
        return next((one for one in self.questions if one.key == key), None)

    def open_after(self, key: str) -> Question | None:
        """The next open question, from the top again when there is none below."""
        keys = [one.key for one in self.questions]
        start = keys.index(key) + 1 if key in keys else 0
        turned = [*self.questions[start:], *self.questions[:start]]
        return next((one for one in turned if one.is_open), None)
