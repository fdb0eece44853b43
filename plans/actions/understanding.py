"""What the words of a row mean: the deadline as a rule, executors as bodies, results as kinds of proof.

«The raw cell text is always kept beside the parsed value» (PL-12): the words of the row never change here.
What is not understood stays visible: an executor that nobody knows is kept in `unknown_executors_text`, a
result without a known kind is a Deliverable without kind. RB-04: the leading body is the first named one;
RB-06: «X под руководством Y» keeps X, and Y leads.

Built for many rows at once: `understand_activity` asks the database nothing, `store_understanding` writes any
number of rows in two queries, `replace_understanding` in four.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from msoko.people.models import Body, BodySpelling
from plans.deadlines import PlanPeriod, parse, rule_to_dict
from plans.importing.deliverables import DeliverableKinds, split_deliverables
from plans.importing.executors import BodyDictionary, split_executors
from plans.importing.parsed import ExecutorMatch
from plans.models import Activity, Assignment, Deliverable, DeliverableKind
from plans.models.activity import AssignmentRole


@dataclass(frozen=True)
class Executors:
    """The municipality's bodies by their spellings; keys of matches are primary keys as text."""

    spellings: BodyDictionary


@dataclass(frozen=True)
class Kinds:
    spellings: DeliverableKinds
    ids: dict[str, int]


@dataclass(frozen=True)
class Understanding:
    due_rule: dict[str, object]
    unknown_executors_text: str
    assignments: list[Assignment] = field(default_factory=list)
    deliverables: list[Deliverable] = field(default_factory=list)


def body_dictionary(municipality_id: int) -> Executors:
    """Read all spellings of the municipality in two queries; what was taught goes before names."""
    taught = BodySpelling.objects.filter(municipality=municipality_id, body__is_active=True)
    pairs = [(text, str(body_id)) for text, body_id in taught.order_by("pk").values_list("text", "body_id")]
    bodies = Body.objects.filter(municipality=municipality_id, is_active=True).order_by("pk")
    for pk, name, short_name in bodies.values_list("pk", "name", "short_name"):
        pairs += [(name, str(pk)), (short_name, str(pk))]
    return Executors(BodyDictionary.from_spellings(pairs))


def deliverable_kinds() -> Kinds:
    pairs: list[tuple[str, str]] = []
    ids = {}
    for kind in DeliverableKind.objects.order_by("position", "pk"):
        ids[kind.key] = kind.pk
        pairs += [(spelling, kind.key) for spelling in (kind.name, *kind.spellings)]
    return Kinds(DeliverableKinds.from_spellings(pairs), ids)


def understand_activity(
    activity: Activity, *, period: PlanPeriod, dictionary: Executors, kinds: Kinds
) -> Understanding:
    """Understand the three cells of a row; the rows it returns are not saved, the activity is not changed."""
    split = split_executors(activity.executors_text, dictionary.spellings)
    return Understanding(
        due_rule=understood_due(activity.due_text, period=period),
        unknown_executors_text="\n".join(split.leftovers),
        assignments=_assignments(activity, split.matches),
        deliverables=_deliverables(activity, kinds),
    )


def understood_due(text: str, *, period: PlanPeriod) -> dict[str, object]:
    return dict(rule_to_dict(parse(text, period)))


def take_understanding(activity: Activity, understanding: Understanding) -> None:
    """Put the derived values on the row itself; the caller saves it."""
    activity.due_rule = understanding.due_rule
    activity.unknown_executors_text = understanding.unknown_executors_text


def store_understanding(understandings: Iterable[Understanding]) -> None:
    """Write the executors and results of any number of new rows, in two queries."""
    understandings = list(understandings)
    Assignment.objects.bulk_create([row for found in understandings for row in found.assignments])
    Deliverable.objects.bulk_create([row for found in understandings for row in found.deliverables])


def replace_understanding(activities: Sequence[Activity], understandings: Iterable[Understanding]) -> None:
    """Put what is understood now in the place of what was understood before."""
    Assignment.objects.filter(activity__in=activities).delete()
    Deliverable.objects.filter(activity__in=activities).delete()
    store_understanding(understandings)


def _assignments(activity: Activity, matches: Sequence[ExecutorMatch]) -> list[Assignment]:
    leading = _leading_key(matches)
    keys: list[str] = []
    for match in matches:
        keys += [match.body_key, *([match.led_by_key] if match.led_by_key else [])]
    return [
        Assignment(
            municipality_id=activity.municipality_id,
            activity=activity,
            body_id=int(key),
            role=AssignmentRole.LEADING if key == leading else AssignmentRole.PARTICIPANT,
            position=position,
        )
        for position, key in enumerate(dict.fromkeys(keys))
    ]


def _leading_key(matches: Sequence[ExecutorMatch]) -> str | None:
    return (matches[0].led_by_key or matches[0].body_key) if matches else None


def _deliverables(activity: Activity, kinds: Kinds) -> list[Deliverable]:
    return [
        Deliverable(
            municipality_id=activity.municipality_id,
            activity=activity,
            kind_id=kinds.ids.get(piece.kind_key),
            text=piece.text,
            position=position,
        )
        for position, piece in enumerate(split_deliverables(activity.deliverables_text, kinds.spellings))
        if piece.text
    ]
