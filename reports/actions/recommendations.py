"""An addressed recommendation from the draft to the letters: ground, order, mailing (RC-01, RC-02)."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from msoko.people.models import Municipality, User
from reports.about import About, about_document, issuer
from reports.actions.answering import NotYet, locked, move
from reports.actions.drafting import draft_document
from reports.actions.editing import save_document_texts
from reports.actions.mailing import NobodyAddressed, begin_mailing
from reports.figures import Taking
from reports.kinds import DocumentKind
from reports.models import Document, Mailing, TargetedRecommendation
from reports.papers.pictures import PICTURES, drawings_of
from reports.papers.texts import parts_of, stored
from reports.recommendation_states import RecommendationState, check
from reports.recommended import addressed_organizations, lines_by_organization, named


@transaction.atomic
def draft_recommendation(municipality: Municipality, *, by: User, **words: Any) -> TargetedRecommendation:
    """Write a recommendation; the database holds that it has a ground and one addressee."""
    return TargetedRecommendation.objects.create(municipality=municipality, made_by=by, **words)


@transaction.atomic
def edit_recommendation(
    recommendation: TargetedRecommendation, *, by: User, **words: Any
) -> TargetedRecommendation:
    """Change a draft, and the annex of the draft order that holds it; what is approved stands."""
    recommendation = locked(recommendation)
    check(recommendation.state, "approve")
    for name, value in words.items():
        setattr(recommendation, name, value)
    recommendation.version += 1
    recommendation.save()
    if recommendation.order:
        _with_own_figures(recommendation.order, by)
    return recommendation


@transaction.atomic
def drop_recommendation(recommendation: TargetedRecommendation, *, by: User) -> None:
    """Take a draft away; one that stands in an order is part of that paper."""
    recommendation = locked(recommendation)
    check(recommendation.state, "approve")
    if recommendation.order_id:
        raise NotYet("Рекомендация стоит в приложении к приказу. Удалить можно только вне приказа.")
    recommendation.delete()


@transaction.atomic
def draft_recommendation_order(
    recommendations: Iterable[TargetedRecommendation], *, subject: str, by: User
) -> Document:
    """Write the order that approves exactly these drafts, with their table as its annex."""
    chosen = list(
        TargetedRecommendation.objects.select_for_update(of=("self",))
        .filter(pk__in=[one.pk for one in recommendations], state=RecommendationState.DRAFT, order=None)
        .select_related("municipality", "direction")
    )
    if not chosen:
        raise NotYet("Отметьте черновики рекомендаций, которых ещё нет ни в одном приказе.")
    first = chosen[0]
    years = [one.year for one in chosen]
    about = About(
        municipality=first.municipality,
        owner=issuer(None, first.municipality),
        by=by,
        today=timezone.localdate(),
        direction=first.direction if len({one.direction_id for one in chosen}) == 1 else None,
        subject=subject,
        starts_on=datetime.date(min(years), 1, 1),
        ends_on=datetime.date(max(years), 12, 31),
    )
    order = draft_document(DocumentKind.ORDER_ON_RECOMMENDATIONS, about)
    for one in chosen:
        one.order = order
        one.save(update_fields=["order"])
    return _with_own_figures(order, by)


def _with_own_figures(order: Document, by: User) -> Document:
    """The annex was written before the recommendations were tied to the order: write it anew."""
    about = about_document(order, by=by, today=timezone.localdate())
    taking = Taking(about, drawings_of(order.texts))
    parts = taking.parts(parts_of(order.texts.get("annexes")))
    pictures = {**order.texts.get(PICTURES, {}), **taking.pictures}
    texts = {"annexes": stored(parts), PICTURES: pictures}
    return save_document_texts(order, texts=texts, version=order.version, by=by)


@transaction.atomic
def approve_recommendations(order: Document, *, by: User) -> int:
    """What the registered order approves; called by its registration."""
    drafts = list(order.recommendations.filter(state=RecommendationState.DRAFT))
    for one in drafts:
        move(one, "approve")
    return len(drafts)


@transaction.atomic
def mail_recommendations(order: Document, *, by: User) -> Mailing:
    """Begin the letters: exactly the addressees, to each its own recommendations (RC-02)."""
    waiting = order.recommendations.filter(state=RecommendationState.APPROVED, mailing=None)
    today = timezone.localdate()
    listed = waiting.select_related("body").order_by("due_on", "pk")
    rows = [one for one in listed if addressed_organizations(one, today)]
    lines = lines_by_organization(rows, today)
    if not lines:
        raise NobodyAddressed("Писать некому: утверждённых рекомендаций организациям без рассылки нет.")
    mailing = begin_mailing(
        order.municipality,
        subject="адресные рекомендации",
        organizations=named(lines),
        edition=None,
        direction=order.direction,
        by=by,
    )
    for addressee in mailing.addressees.all():
        told = lines[addressee.organization_id]
        ended = [*(f"{line};" for line in told[:-1]), f"{told[-1]}."]
        addressee.recommendations_text = "\n".join(ended)
        addressee.save(update_fields=["recommendations_text"])
    for one in rows:
        one.mailing = mailing
        one.save(update_fields=["mailing"])
    return mailing
