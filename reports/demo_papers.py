"""Papers of the demo: an analysis, minutes, orders and letters, complete before they are registered."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from msoko.lib.language_ru import date_in_figures
from msoko.people.models import Body, User
from msoko.people.models.body import BodyKind
from plans.models import Direction
from reports.about import About, issuer
from reports.actions import recommendations as recommending
from reports.actions.drafting import draft_document
from reports.actions.editing import save_document_texts
from reports.actions.mailing import (
    make_letter,
    note_progress,
    queue_mailing,
    register_mailing,
    save_mailing,
    unprinted,
)
from reports.actions.printing import render_document
from reports.actions.registering import register_document
from reports.demo_story import Entry, Story
from reports.kinds import DocumentKind
from reports.models import Document, Mailing, TargetedRecommendation
from reports.papers.texts import AgendaItem, stored

_GAP = re.compile(r"\[\[.*?\]\]")


def filled(value: Any, answers: Iterator[str]) -> Any:
    """The gaps of a draft, one answer for each, in the order of the paper."""
    if isinstance(value, str):
        return _GAP.sub(lambda _: next(answers), value)
    if isinstance(value, list):
        return [filled(one, answers) for one in value]
    if isinstance(value, dict):
        return {name: filled(one, answers) for name, one in value.items()}
    return value


def tell_order(story: Story, name: str, chosen: Iterable[TargetedRecommendation]) -> Document:
    """The order that approves these recommendations; one without a number stays a draft."""
    told = story.script["papers"][f"{name}_order"]
    by = story.cast.specialist
    order = recommending.draft_recommendation_order(chosen, subject=told["subject"], by=by)
    if "number" not in told:
        return order
    dates = (date_in_figures(story.day(text)) for text in told["due"])
    clauses = filled(order.texts["clauses"], dates)
    order = save_document_texts(order, texts={"clauses": clauses}, version=order.version, by=by)
    return _registered(story, order, told)


def tell_letters(story: Story, name: str, order: Document) -> Mailing:
    """To each addressee of the order its own letter; without a day the mailing waits for the worker."""
    told = story.script["papers"][f"{name}_order"]["letters"]
    by = story.cast.specialist
    mailing = recommending.mail_recommendations(order, by=by)
    parts = filled(mailing.texts["parts"], iter([date_in_figures(story.day(told["due"]))]))
    written = {one.pk: one.recommendations_text for one in mailing.addressees.all()}
    mailing = save_mailing(mailing, texts={"parts": parts}, recommendations=written, by=by)
    if "on" not in told:
        return mailing
    mailing = queue_mailing(mailing, by=by)
    made = [make_letter(mailing, one) for one in mailing.addressees.select_related("organization")]
    note_progress(mailing, len(made))
    mailing = register_mailing(mailing, dated_on=story.day(told["on"]), by=story.cast.official)
    for letter in unprinted(mailing):
        render_document(letter, by=by)
    return mailing


def tell_briefing(story: Story) -> Document:
    """The analysis that a recommendation quotes: of values alone, for its year may lie before the plan."""
    told = story.script["papers"]["briefing"]
    direction = Direction.objects.get(key=told["direction"])
    about = _about(
        story,
        subject=told["subject"],
        direction=direction,
        starts_on=story.day("+0-01-01"),
        ends_on=story.day("+0-12-31"),
    )
    document = draft_document(DocumentKind.BRIEFING_ANALYTICAL, about)
    answers = [told["aim"], "\n".join(told["conclusions"]), "\n".join(told["recommendations"])]
    told_parts = [one for one in document.texts["parts"] if not one.get("bound", "").startswith("execution")]
    parts = filled(told_parts, iter(answers))
    document = save_document_texts(document, texts={"parts": parts}, version=document.version, by=about.by)
    return _registered(story, document, told)


def tell_minutes(story: Story, name: str) -> Document:
    """Minutes of the working group; each decision says who and by when, as `clauses` reads it."""
    told = story.script["papers"][f"{name}_minutes"]
    group = Body.objects.filter(municipality=story.cast.municipality, kind=BodyKind.WORKING_GROUP)
    about = _about(story, body=group.get(name="Рабочая группа по оценке качества образования"))
    document = draft_document(DocumentKind.MINUTES, about)
    texts = {
        "chair": _person(story.people["nachalnik"]),
        "secretary": _person(story.people["metodist"]),
        "present": [_person(story.people[login]) for login in told["present"]],
        "agenda": stored(tuple(_item(story, one) for one in told["agenda"])),
    }
    document = save_document_texts(document, texts=texts, version=document.version, by=about.by)
    return _registered(story, document, told)


def _item(story: Story, told: Entry) -> AgendaItem:
    return AgendaItem(
        title=told["title"],
        speaker=_person(story.people[told["speaker"]]),
        heard=told["heard"],
        decided="\n".join(_decided(story, told["decided"])),
    )


def _decided(story: Story, clauses: Iterable[Entry]) -> Iterator[str]:
    for one in clauses:
        due = date_in_figures(story.day(one["due"]))
        yield f"{one['text']}. Ответственный: {one['who']}. Срок: до {due}."


def _person(user: User) -> str:
    name = str(user)
    return f"{name}, {user.position.title_text}" if user.position else name


def _about(story: Story, **more: Any) -> About:
    municipality = story.cast.municipality
    return About(
        municipality=municipality,
        owner=issuer(None, municipality),
        by=story.cast.specialist,
        today=story.cast.today,
        **more,
    )


def _registered(story: Story, document: Document, told: Entry) -> Document:
    return register_document(
        document,
        number_text=told["number"],
        dated_on=story.day(told["on"]),
        by=story.cast.official,
        may_skip=True,
    )
