"""The cycle of a track: begun from its rows, its steps closed in their order (CY-01..CY-03)."""

from django.db import transaction
from django.utils import timezone

from msoko.people.models import User
from plans.models import CycleTemplate, Direction, Edition, Section
from reports.actions.answering import NotYet
from reports.cycle_queries import open_before
from reports.models import CycleStage, ManagementCycle


@transaction.atomic
def begin_cycle(
    edition: Edition, section: Section, *, direction: Direction | None, by: User
) -> ManagementCycle:
    """Each row of the track is a step; the kind of the cycle is that whose steps the rows repeat."""
    rows = list(section.activities.filter(is_excluded=False).order_by("position", "pk"))
    if not rows:
        raise NotYet("В треке нет мероприятий. Заполните его из библиотеки: «Ещё» → «Из библиотеки».")
    cycle, is_new = ManagementCycle.objects.get_or_create(
        plan=edition.plan,
        direction=direction,
        title=section.title[:300],
        defaults={
            "municipality_id": edition.municipality_id,
            "template_text": template_name([row.title for row in rows]),
            "started_by": by,
        },
    )
    if is_new:
        CycleStage.objects.bulk_create(
            CycleStage(
                municipality_id=edition.municipality_id,
                cycle=cycle,
                position=place,
                title=row.title,
                activity_key=row.key,
            )
            for place, row in enumerate(rows, start=1)
        )
    return cycle


def template_name(titles: list[str]) -> str:
    """The template most of whose steps stand among the rows; empty when fewer than half do."""
    rows = {_plain(title) for title in titles}
    best, name = 0.5, ""
    for template in CycleTemplate.objects.prefetch_related("steps"):
        steps = {_plain(step.title) for step in template.steps.all()}
        share = len(steps & rows) / len(steps) if steps else 0
        if share >= best and share > 0:
            best, name = share, template.name
    return name


def _plain(title: str) -> str:
    return " ".join(title.split()).casefold().rstrip(".")


@transaction.atomic
def close_stage(stage: CycleStage, *, text: str, order_reason: str, by: User) -> CycleStage:
    """Close by hand; before an earlier step only with a reason."""
    stage = CycleStage.objects.select_for_update(of=("self",)).select_related("cycle").get(pk=stage.pk)
    if stage.closed_at is not None:
        raise NotYet("Этот шаг уже закрыт.")
    waiting = open_before(stage, by)
    if waiting and not order_reason.strip():
        raise NotYet(
            f"Раньше этого шага не закрыто: «{waiting[0]}». Закройте его или напишите, почему не по порядку."
        )
    stage.closed_at, stage.closed_by = timezone.now(), by
    stage.closing_text, stage.order_reason = text, order_reason if waiting else ""
    stage.save()
    return stage


@transaction.atomic
def explain_stage(stage: CycleStage, *, order_reason: str, by: User) -> CycleStage:
    """The proofs of a step came before those of an earlier one: keep why."""
    stage.order_reason = order_reason
    stage.save(update_fields=["order_reason"])
    return stage


@transaction.atomic
def reopen_stage(stage: CycleStage, *, by: User) -> CycleStage:
    stage.closed_at = stage.closed_by = None
    stage.closing_text = stage.order_reason = ""
    stage.save()
    return stage
