"""The chain of a municipality, for the walk: what each school was told, what the department keeps."""

import datetime
from typing import Any

from django.utils import timezone

from tests import factories


def add_chain(world: Any, mark: str, *, neighbour: str, draft: str) -> None:
    """A recommendation sent to each school, a draft, and what followed in the department."""
    schools = [world.people[name].position.organization for name in ("head", "neighbour")]
    for school, words in zip(schools, (mark, f"{mark} {neighbour}"), strict=True):
        add_sent(world, words, school)
    author, own = world.people["specialist"], {"municipality": world.municipality}
    value = world.keep(factories.IndicatorValueFactory(**own, organization=schools[0]))
    about = {**own, "made_by": author, "indicator_value": value, "organization": schools[0]}
    kept = factories.TargetedRecommendationFactory(**about, text=f"{mark} {draft}")
    decision = factories.ManagementDecisionFactory(
        **own, text=f"{mark} {draft} решение", recommendation=kept, made_by=author
    )
    effect = factories.EffectivenessReviewFactory(
        **own, recommendation=kept, text=f"{mark} {draft} вывод", reviewed_by=author
    )
    plan = world.objects["Plan"][0]
    cycle = factories.ManagementCycleFactory(
        **own, plan=plan, title=f"{mark} {draft} трек", started_by=author
    )
    stage = factories.CycleStageFactory(cycle=cycle, title=f"{mark} {draft} шаг")
    entry = factories.OutsideEntryFactory(**own, system_text=f"{mark} {draft}", noted_by=author)
    world.keep(kept), world.keep(decision), world.keep(effect), world.keep(cycle), world.keep(stage)
    world.keep(entry)
    world.keep(factories.EffectChangeFactory(review=effect, organization=schools[0]))


def add_sent(world: Any, words: str, school: Any) -> None:
    author = world.people["specialist"]
    order = next(one for one in world.objects["Document"] if one.number_text)
    one = factories.TargetedRecommendationFactory(
        municipality=world.municipality,
        organization=school,
        indicator_value__organization=school,
        text=f"{words} рекомендация",
        state="sent",
        order=order,
        sent_on=datetime.date(2026, 3, 2),
        made_by=author,
    )
    world.keep(one)
    world.keep(
        factories.RecommendationAnswerFactory(
            recommendation=one, accepted_at=timezone.now(), accepted_by=author
        )
    )
