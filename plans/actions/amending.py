"""The next edition: a draft of changes to a plan in force.

PL-08: «An approved plan is read-only. Changes create a new version». PL-09: «an excluded row keeps its number
with «исключён», an added row takes the next free number in its direction». Rows keep their keys from edition
to edition, so tasks and evidence of unchanged rows never notice.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max, ProtectedError

from msoko.people.models import User
from plans import states
from plans.actions.refusals import Refused
from plans.actions.stating import locked_draft, locked_edition
from plans.free_numbers import next_number
from plans.models import Activity, Assignment, Deliverable, Edition, Section
from plans.states import IN_WORK

#: the reason of a row that somebody took out without giving one
TAKEN_OUT = "Строка исключена при изменении плана."


@transaction.atomic
def amend_edition(edition: Edition, *, by: User) -> Edition:
    """Open a draft of changes: a copy of the edition in force, row for row, with the same keys.

    Effects in order: the edition, its sections level by level, its rows, their executors, their results.
    """
    edition = locked_edition(edition)
    # Asked here, moved when the draft takes force: until then the plan goes on as it is.
    states.check(edition.state, "amend")
    if edition.plan.editions.filter(state__in=IN_WORK).exists():
        raise Refused("Проект изменений уже есть. Откройте план: он показывает этот проект.")
    last = edition.plan.editions.aggregate(last=Max("number"))["last"]
    draft = Edition.objects.create(
        municipality_id=edition.municipality_id, plan=edition.plan, number=last + 1
    )
    _copy_rows(edition, draft, _copy_sections(edition, draft))
    return draft


def _copy_sections(edition: Edition, draft: Edition) -> dict[int | None, int | None]:
    """Give the new key of each section by its old one; one query for each level of the tree."""
    copies: dict[int | None, int | None] = {None: None}
    waiting = list(edition.sections.order_by("position", "pk"))
    while waiting:
        level = [section for section in waiting if section.parent_id in copies]
        waiting = [section for section in waiting if section.parent_id not in copies]
        old = [section.pk for section in level]
        for section in level:
            _renew(section, draft)
            section.parent_id = copies[section.parent_id]
        copies.update(zip(old, [one.pk for one in Section.objects.bulk_create(level)], strict=True))
    return copies


def _copy_rows(edition: Edition, draft: Edition, sections: dict[int | None, int | None]) -> None:
    activities = list(edition.activities.order_by("position", "pk"))
    old = [activity.pk for activity in activities]
    for activity in activities:
        _renew(activity, draft)
        activity.section_id = sections[activity.section_id]
    Activity.objects.bulk_create(activities)
    copies = dict(zip(old, [activity.pk for activity in activities], strict=True))
    executors = list(Assignment.objects.filter(activity__edition=edition))
    results = list(Deliverable.objects.filter(activity__edition=edition))
    parts: list[Assignment | Deliverable] = [*executors, *results]
    for part in parts:
        part.pk, part._state.adding = None, True
        part.activity_id = copies[part.activity_id]
    Assignment.objects.bulk_create(executors)
    Deliverable.objects.bulk_create(results)


def _renew(row: Section | Activity, draft: Edition) -> None:
    row.pk, row._state.adding = None, True
    row.edition = draft
    row.version = 1


@transaction.atomic
def discard_edition(edition: Edition, *, by: User) -> None:
    """Throw a draft of changes away; the edition in force stays as it is."""
    edition = locked_draft(edition)
    if not edition.is_amendment:
        raise Refused("Это первая редакция плана: удалить её нельзя.")
    try:
        edition.delete()
    except ProtectedError as error:
        raise Refused("К этой редакции уже есть документ, поэтому удалить её нельзя.") from error


@transaction.atomic
def exclude_activity(activity: Activity, *, reason: str, by: User) -> Activity:
    """Exclude an approved row in a draft of changes: the number stays and the document says «Исключено».

    The reason closes the tasks of the row when the draft takes force; a new one replaces the earlier one.
    """
    activity = _held(activity)
    if approved_twin(activity) is None:
        raise Refused("Строка ещё не утверждена приказом: её можно просто удалить.")
    if not reason.strip():
        raise Refused("Напишите, почему строка исключается: этот текст увидят те, кому она поручена.")
    activity.is_excluded, activity.exclusion_reason = True, reason.strip()
    return _with_exclusion(activity)


@transaction.atomic
def include_activity(activity: Activity, *, by: User) -> Activity:
    """Take an exclusion back: the row stands in the plan again."""
    activity = _held(activity)
    if not activity.is_excluded:
        raise Refused("Эта строка не исключена. Обновите страницу.")
    activity.is_excluded, activity.exclusion_reason = False, ""
    return _with_exclusion(activity)


def _held(activity: Activity) -> Activity:
    """Hold the draft, then the row as it is now."""
    edition = locked_draft(activity.edition)
    activity = Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
    activity.edition = edition
    return activity


def _with_exclusion(activity: Activity) -> Activity:
    activity.version += 1
    activity.save(update_fields=["is_excluded", "exclusion_reason", "version"])
    return activity


def approved_twin(activity: Activity) -> Activity | None:
    """The same row in an edition that an order has approved; None for a row that was added since."""
    earlier = Activity.objects.filter(key=activity.key, edition__plan=activity.edition.plan_id)
    return earlier.filter(edition__state__in=states.FROZEN).order_by("-edition__number").first()


def keep_lost_rows(edition: Edition, before: Edition) -> list[Activity]:
    """Bring rows that were taken out of a draft of changes back as excluded ones, each where it stood."""
    kept = {row.key: row for row in edition.activities.all()}
    sections = {_heading(section): section.pk for section in edition.sections.all()}
    lost, above = [], None
    for row in before.activities.select_related("section").order_by("section__position", "position", "pk"):
        if row.key in kept:
            above = kept[row.key]
            continue
        section_id = sections.get(_heading(row.section)) if row.section else None
        follows = above is not None and above.section_id == section_id
        _renew(row, edition)
        row.section_id = section_id
        row.position = above.position if follows and above else 0
        row.is_excluded, row.exclusion_reason = True, row.exclusion_reason or TAKEN_OUT
        lost.append(row)
    return Activity.objects.bulk_create(lost)


def _heading(section: Section) -> tuple[str, str, str]:
    return section.level, section.number_text, section.title


def number_added_rows(edition: Edition) -> list[Activity]:
    """Give each row that was added in a draft of changes the next free number of its direction."""
    if not edition.is_amendment:
        return []
    approved = set(
        Activity.objects.filter(edition__plan=edition.plan_id, edition__state__in=states.FROZEN).values_list(
            "key", flat=True
        )
    )
    rows = list(edition.activities.order_by("position", "pk"))
    kept = [row for row in rows if row.key in approved]
    numbers: dict[int | None, list[str]] = defaultdict(list)
    for row in kept:
        numbers[row.section_id].append(row.number_text)
    taken = [row.number_text for row in kept]
    changed = list(_numbered((row for row in rows if row.key not in approved), numbers, taken))
    Activity.objects.bulk_update(changed, ["number_text"])
    return changed


def _numbered(
    added: Iterable[Activity], numbers: dict[int | None, list[str]], taken: list[str]
) -> Iterable[Activity]:
    for row in added:
        own = numbers[row.section_id]
        is_free = row.number_text and row.number_text not in own
        number = row.number_text if is_free else next_number(own, taken)
        own.append(number)
        taken.append(number)
        if number != row.number_text:
            row.number_text = number
            yield row


def close_edition(edition: Edition, *, by: User) -> Edition:
    """End the plan: its period is over or it was cancelled; nothing in it changes any more."""
    return _end(edition, "close", by=by)


def archive_edition(edition: Edition, *, by: User) -> Edition:
    return _end(edition, "archive", by=by)


@transaction.atomic
def _end(edition: Edition, verb: str, *, by: User) -> Edition:
    edition = locked_edition(edition)
    edition.state = states.check(edition.state, verb)
    if edition.plan.editions.filter(state__in=IN_WORK).exists():
        raise Refused("У плана есть проект изменений. Сначала утвердите его или удалите.")
    edition.save(update_fields=["state"])
    return edition
