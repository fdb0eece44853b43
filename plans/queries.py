"""Questions about plans that several pages ask."""

import datetime
from collections.abc import Iterable, Sequence

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import (
    Count,
    Exists,
    IntegerField,
    Max,
    OuterRef,
    Prefetch,
    QuerySet,
    Subquery,
    Value,
    prefetch_related_objects,
)
from django.db.models.functions import Coalesce, JSONObject
from django.utils import timezone

from msoko.people.models import Body, User
from plans.due_queries import due_annotations, told_annotation
from plans.history import events_of
from plans.models import (
    Activity,
    Assignment,
    Deliverable,
    DeliverableKind,
    Edition,
    Gesture,
    Plan,
    SavedFilter,
    Section,
    Visa,
)
from plans.models.visa import VisaVerdict
from plans.plan_search import searched
from plans.querysets import ActivityQuerySet, EditionQuerySet, PlanQuerySet
from plans.states import IN_WORK, EditionState


def visible_editions(user: User) -> EditionQuerySet:
    """Editions the person may see, with what the page of a plan shows."""
    visible = Edition.objects.visible_to(user).select_related("plan__owner")
    return visible.annotate(
        saved_at=Subquery(_last_saved()),
        waits_for_visa=Exists(_own_visas(user, "pk")),
        **due_annotations(),
    )


def latest_editions(user: User) -> EditionQuerySet:
    """Of each plan, the newest edition that the person may see."""
    newest = Edition.objects.visible_to(user).filter(plan=OuterRef("plan")).order_by("-number")
    return visible_editions(user).filter(pk=Subquery(newest.values("pk")[:1]))


def editions_for_sheet(user: User) -> EditionQuerySet:
    """Of each plan the newest edition, with what this person may undo, do again, and has saved as filters."""
    gestures = Gesture.objects.filter(edition=OuterRef("pk"), person=user)
    titles = JSONObject(title="title", at="made_at")
    undoable = gestures.filter(is_undone=False).order_by("-pk").values(found=titles)[:1]
    redoable = gestures.filter(is_undone=True).order_by("pk").values(found=titles)[:1]
    filters = SavedFilter.objects.visible_to(user).filter(plan=OuterRef("plan")).order_by("name")
    return latest_editions(user).annotate(
        undoable=Subquery(undoable),
        redoable=Subquery(redoable),
        saved_filters=ArraySubquery(
            filters.values(found=JSONObject(pk="pk", name="name", query="query_text"))
        ),
    )


def editions_to_list(user: User, *, plan: int) -> EditionQuerySet:
    """The editions of a plan that the person may see, the newest first, with the counts of their rows."""
    counted = Activity.objects.filter(edition=OuterRef("pk")).order_by().values("edition")
    found = Edition.objects.visible_to(user).filter(plan=plan).select_related("plan__owner", "approved_by")
    return found.annotate(
        activity_count=Coalesce(
            Subquery(counted.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0
        )
    ).order_by("-number")


def editions_that_wait(user: User) -> EditionQuerySet:
    """Drafts that wait for a word of this person: for the visa of the own post, or for a school's remarks."""
    if user.has_perm("plans.write_remark"):
        discussed = Edition.objects.discussed_with(user).filter(state__in=IN_WORK)
        found = discussed.filter(feedback_until_on__gte=timezone.localdate())
    else:
        found = Edition.objects.visible_to(user).filter(state=EditionState.ENDORSEMENT)
        found = found.filter(Exists(_own_visas(user, "pk")))
    return found.select_related("plan").order_by("pk")


def _own_visas(user: User, outer: str) -> "QuerySet[Visa]":
    """Visas asked of the post of this person, or of the post the person acts for, and not given yet."""
    posts = [pk for pk in (user.position.pk, user.position.acts_for_id) if pk] if user.position else []
    return Visa.objects.filter(edition=OuterRef(outer), post__in=posts, verdict=VisaVerdict.WAITING)


def is_seal_whole(edition: Edition) -> bool | None:
    """Whether the words are those that were sealed; None for an edition without a seal."""
    if not edition.content_digest:
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT plans_content_digest(%s)", [edition.pk])
        return cursor.fetchone()[0] == edition.content_digest


def _last_saved() -> QuerySet:
    events = events_of(Activity).filter(edition=OuterRef("pk"))
    return events.values("edition").annotate(at=Max("pgh_created_at")).values("at")


def plans_to_list(user: User) -> PlanQuerySet:
    """Plans with the facts of their newest visible edition and the counts of its rows."""
    newest = Edition.objects.visible_to(user).filter(plan=OuterRef("pk")).order_by("-number")
    counted = Activity.objects.filter(edition=OuterRef("edition_pk")).order_by().values("edition")
    return (
        Plan.objects.visible_to(user)
        .annotate(
            edition_pk=Subquery(newest.values("pk")[:1]),
            edition_number=Subquery(newest.values("number")[:1]),
            edition_state=Subquery(newest.values("state")[:1]),
            order_number_text=Subquery(newest.values("order_number_text")[:1]),
            order_on=Subquery(newest.values("order_on")[:1]),
        )
        .annotate(
            activity_count=Coalesce(
                Subquery(counted.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0
            )
        )
        .filter(edition_pk__isnull=False)
        .order_by("-starts_on", "title")
    )


def sections_of(edition: Edition) -> list[Section]:
    return list(Section.objects.filter(edition=edition).order_by("position", "pk"))


def activities_of(edition: Edition, *, text: str = "") -> ActivityQuerySet:
    """All rows of the edition; `with_chips` adds the executors and results of those that are shown.

    `is_found` tells which rows answer the words of the search.
    """
    assigned = Exists(Assignment.objects.filter(activity=OuterRef("pk")))
    rows = Activity.objects.filter(edition=edition).annotate(
        has_assignments=assigned, **told_annotation(edition.plan_id)
    )
    rows = rows.order_by("position", "pk")
    return rows.annotate(is_found=Value(True)) if not text else searched(rows, text)


def with_chips(activities: Sequence[Activity]) -> None:
    """Read the executors and the results of rows, in two queries."""
    named = ("activity", "position", "body__kind", "body__name", "body__short_name")
    executors = Assignment.objects.select_related("body").only(*named).order_by("position")
    results = Deliverable.objects.only("activity", "position", "text").order_by("position")
    prefetch_related_objects(
        activities, Prefetch("assignments", queryset=executors), Prefetch("deliverables", queryset=results)
    )


_GROUP_SIZES = """
    SELECT body.id, count(*)
    FROM people_body body
    JOIN people_organization org ON org.municipality_id = body.municipality_id
    WHERE body.id = ANY(%(bodies)s)
      AND coalesce(org.opened_on <= %(day)s, true) AND coalesce(org.closed_on > %(day)s, true)
      AND (org.kind = ANY(body.group_kinds) OR EXISTS (
          SELECT FROM people_bodymember member
          WHERE member.body_id = body.id AND member.organization_id = org.id
            AND coalesce(member.since_on <= %(day)s, true) AND coalesce(member.until_on >= %(day)s, true)))
    GROUP BY body.id
"""


def group_sizes(bodies: Iterable[int], *, day: datetime.date) -> dict[int, int]:
    """How many organisations each group means on the day (RB-03), in one query; empty groups are absent."""
    wanted = sorted(set(bodies))
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_GROUP_SIZES, {"bodies": wanted, "day": day})
        return dict(cursor.fetchall())


def executor_words(municipality_id: int) -> list[dict[str, str]]:
    """Executors of the directory: what is written into the cell, what they are, how they are found."""
    bodies = Body.objects.filter(municipality=municipality_id, is_active=True).order_by("name")
    return [
        {
            "word": body.label,
            "note": body.get_kind_display() if body.label == body.name else body.name,
            "found": " ".join(
                [body.name, body.short_name, *(one.text for one in body.spellings.all())]
            ).lower(),
        }
        for body in bodies.prefetch_related("spellings")
    ]


def deliverable_words() -> list[dict[str, str]]:
    """Kinds of results as they are written into a cell."""
    return [
        {"word": kind.name, "note": "", "found": " ".join([kind.name, *kind.spellings]).lower()}
        for kind in DeliverableKind.objects.order_by("position", "name")
    ]
