"""The chain of the demo municipality, from the deviation to the effect, through the gestures of people.

M7: «indicator → deviation → justification → addressed recommendation → measure in the plan → decision →
effect next year». The recommendations of the year before have gone their whole way; those of the told year
stand in every state; some links are left out on purpose, for the page of gaps has to show what it is for.
"""

from collections.abc import Iterable

from monitoring.models import Cluster, Deviation, Indicator, IndicatorValue, Weakness
from msoko.people.models import Body
from plans.models import Direction
from reports.actions import answering, decisions, effects, links
from reports.actions import recommendations as recommending
from reports.clauses import clause_lines
from reports.demo_grounds import (
    chosen_organization,
    ground_of,
    record_earlier_deviations,
    tell_weaknesses,
)
from reports.demo_papers import tell_briefing, tell_letters, tell_minutes, tell_order
from reports.demo_story import Entry, Story
from reports.models import (
    AddresseeKind,
    Document,
    ManagementDecision,
    RecommendationAnswer,
    TargetedRecommendation,
)

Drafted = dict[str, TargetedRecommendation]


def tell_chain(story: Story) -> None:
    """Grounds, drafts, orders and letters, answers, then what the department decided and what came of it."""
    record_earlier_deviations(story)
    weaknesses = tell_weaknesses(story)
    briefing = tell_briefing(story)
    entries: list[Entry] = story.script["recommendations"]
    drafted = {one["key"]: _drafted(story, one, weaknesses, briefing) for one in entries}
    for name in ("past", "now", "waiting", "draft"):
        _order_and_send(story, name, [one for one in entries if one["order"] == name], drafted)
    for one in entries:
        recommendation = TargetedRecommendation.objects.select_related("order").get(pk=drafted[one["key"]].pk)
        _answer(story, one, recommendation)
        _link_measure(story, one, recommendation)
        _decide(story, one, recommendation)
        _judge(story, one, recommendation)
    for name in ("past", "now"):
        _control_minutes(story, name)
    _decide_in_words(story)


def _drafted(
    story: Story, entry: Entry, weaknesses: dict[int, Weakness], briefing: Document
) -> TargetedRecommendation:
    organization = chosen_organization(story, entry)
    ground = ground_of(story, entry, organization)
    value = ground.indicator_value if isinstance(ground, Deviation) else ground
    return recommending.draft_recommendation(
        story.cast.municipality,
        by=story.cast.specialist,
        direction=value.indicator.direction,
        year=value.year,
        text=entry["text"],
        expected_text=entry["expected"],
        due_on=story.day(entry["due"]),
        **_ground(story, entry, ground, weaknesses.get(organization.pk), briefing),
        **_addressee(entry, value),
    )


def _ground(
    story: Story,
    entry: Entry,
    ground: IndicatorValue | Deviation,
    weakness: Weakness | None,
    briefing: Document,
) -> dict[str, object]:
    if entry["ground"] == "analysis":
        return {"analysis": briefing, "ground_text": story.script["papers"]["briefing"]["excerpt"]}
    if entry["ground"] == "weakness":
        return {"weakness": weakness}
    return {"deviation" if isinstance(ground, Deviation) else "indicator_value": ground}


def _addressee(entry: Entry, value: IndicatorValue) -> dict[str, object]:
    who = entry["who"]
    if "body" in who:
        body = Body.objects.get(municipality=value.municipality_id, name=who["body"])
        return {"addressee_kind": AddresseeKind.GROUP, "body": body}
    if "cluster" in who:
        clusters = Cluster.objects.filter(cluster_set__year=value.year, municipality=value.municipality_id)
        return {"addressee_kind": AddresseeKind.CLUSTER, "cluster": clusters.get(name=who["cluster"])}
    if "service" in who:
        return {"addressee_kind": AddresseeKind.SERVICE, "service_text": who["service"]}
    return {"addressee_kind": AddresseeKind.ORGANIZATION, "organization": value.organization}


def _order_and_send(story: Story, name: str, entries: Iterable[Entry], drafted: Drafted) -> None:
    """Sent otherwise before the letters are written: a mailing takes all that still waits."""
    listed = list(entries)
    order = tell_order(story, name, [drafted[one["key"]] for one in listed])
    for one in listed:
        if one.get("sent", "mailing") != "mailing":
            answering.send_recommendation(
                drafted[one["key"]], sent_on=story.day(one["sent"]), by=story.cast.specialist
            )
    if "letters" in story.script["papers"][f"{name}_order"]:
        tell_letters(story, name, order)


def _answer(story: Story, entry: Entry, recommendation: TargetedRecommendation) -> None:
    """As far along as `path` says: nobody, some, all of those who were asked."""
    path = entry.get("path", "")
    if path.startswith("settled"):
        for verb in ("accept", "complete")[: 1 if path == "settled_accepted" else 2]:
            answering.settle_service(recommendation, verb=verb, by=story.cast.specialist)
        return
    asked = list(recommendation.answers.select_related("organization", "recommendation"))
    accepting = {"accepted": len(asked), "some_accepted": len(asked) // 2, "partly": 2}.get(path, 0)
    telling = {"answered": len(asked), "returned": len(asked), "partly": 1}.get(path, 0)
    for place, one in enumerate(asked):
        if place < telling:
            _tell(story, entry, one)
        elif place < accepting:
            answering.accept_recommendation(one, by=story.heads[one.organization_id])


def _tell(story: Story, entry: Entry, answer: RecommendationAnswer) -> None:
    told = answering.answer_recommendation(
        answer,
        measures_text=entry["measures_text"],
        evidence=None,
        proof_url=story.site_of(answer.organization, entry["proof"]),
        by=story.heads[answer.organization_id],
    )
    if "returned" in entry:
        answering.return_answer(told, reason=entry["returned"], by=story.cast.specialist)


def _link_measure(story: Story, entry: Entry, recommendation: TargetedRecommendation) -> None:
    """The row of the plan, and the indicator that it is to move."""
    if "measure" not in entry:
        return
    activity, by = story.activity(entry["measure"]), story.cast.specialist
    answering.link_measure(recommendation, plan=story.edition.plan, activity_key=activity.key, by=by)
    links.link_indicator(activity, _indicator(entry["indicator"]), by=by)


def _decide(story: Story, entry: Entry, recommendation: TargetedRecommendation) -> None:
    if "decision" not in entry:
        return
    told = entry["decision"]
    made = decisions.make_decision(
        story.cast.municipality,
        by=story.cast.specialist,
        kind=told["kind"],
        text=told["text"],
        direction_id=recommendation.direction_id,
        recommendation=recommendation,
        document=recommendation.order,
        due_on=story.day(told["due"]),
        **_responsible(story, told),
    )
    if "measure" in entry:
        decisions.name_measure(made, story.activity(entry["measure"]), by=story.cast.specialist)
    _carry_out(story, made, told)


def _responsible(story: Story, told: Entry) -> dict[str, object]:
    if "owner" in told:
        return {"responsible": story.people[told["owner"]].position}
    return {"responsible_text": told["who"]}


def _carry_out(story: Story, decision: ManagementDecision, told: Entry) -> None:
    by = story.cast.specialist
    if "cancel" in told:
        decisions.cancel_decision(decision, text=told["cancel"], by=by)
    if "report" in told:
        decisions.report_decision(decision, text=told["report"], by=by)
    if told.get("close"):
        decisions.close_decision(decision, by=story.cast.official)


def _judge(story: Story, entry: Entry, recommendation: TargetedRecommendation) -> None:
    """Of the same organisations that answered; too early where the next year has no values yet."""
    if "effect" not in entry:
        return
    recommendation.refresh_from_db()
    _review(
        story,
        entry["effect"],
        code=entry["indicator"],
        organizations=list(recommendation.answers.values_list("organization", flat=True)),
        year_before=recommendation.year,
        direction_id=recommendation.direction_id,
        recommendation=recommendation,
    )


def _review(
    story: Story, told: Entry, *, code: str, organizations: list[int], year_before: int, **subject: object
) -> None:
    effects.review_effect(
        municipality_id=story.cast.municipality.pk,
        indicators=[_indicator(code)],
        organizations=organizations,
        by=story.cast.specialist,
        year_before=year_before,
        year_after=year_before + 1,
        judgement=told["judgement"],
        text=told["text"],
        next_text=told["next"],
        **subject,
    )


def _indicator(code: str) -> Indicator:
    return Indicator.objects.select_related("direction").filter(code=code).latest("pk")


def _control_minutes(story: Story, name: str) -> None:
    """The decisions of the meeting under control, with the words and days that the minutes give."""
    minutes = tell_minutes(story, name)
    told = [one for item in story.script["papers"][f"{name}_minutes"]["agenda"] for one in item["decided"]]
    lines = clause_lines(minutes.kind, minutes.texts, minutes.dated_on)
    made = decisions.control_clauses(
        minutes,
        clauses=[
            {
                "clause_text": line.number,
                "text": line.text,
                "kind": one["kind"],
                "responsible_text": line.who,
                "due_on": line.due_on,
            }
            for line, one in zip(lines, told, strict=True)
        ],
        by=story.cast.specialist,
    )
    for decision, one in zip(made, told, strict=True):
        _carry_out(story, decision, one)
        if "effect" in one:
            _judge_decision(story, decision, one["effect"])


def _judge_decision(story: Story, decision: ManagementDecision, told: Entry) -> None:
    organization = chosen_organization(story, told)
    _review(
        story,
        told,
        code=told["indicator"],
        organizations=[organization.pk],
        year_before=story.cast.year - 1,
        direction_id=_indicator(told["indicator"]).direction_id,
        decision=decision,
    )


def _decide_in_words(story: Story) -> None:
    directions = {one.key: one for one in Direction.objects.all()}
    for told in story.script["decisions"]:
        decisions.make_decision(
            story.cast.municipality,
            by=story.cast.specialist,
            kind=told["kind"],
            text=told["text"],
            direction=directions[told["direction"]],
            ground_text=told["ground"],
            due_on=story.day(told["due"]),
            **_responsible(story, told),
        )
