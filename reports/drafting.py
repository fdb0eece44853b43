"""The first draft of a paper: the wording of the municipality, filled with what is known, and the figures.

An order that came with an imported file gives its own words instead.
"""

from collections.abc import Mapping
from typing import Any

from plans.models import PlanImport
from reports.about import About
from reports.field_values import CaseBook, field_values
from reports.figures import Taking
from reports.kinds import DocumentKind
from reports.papers.catalogue import CATALOGUE
from reports.papers.fields import FieldKind, fields_of
from reports.papers.pictures import PICTURES
from reports.papers.stored_texts import numbered_clauses, split_preamble, verb_style_of
from reports.papers.texts import Texts, agenda_of, parts_of, stored
from reports.papers.wording import Filling, Form, Value
from reports.wordings import wording_in_force

#: under this name a draft keeps the forms that its template asked for
FORMS = "forms"


def first_texts(kind: str, about: About, more: Mapping[str, Value] | None = None) -> Texts:
    """Write every text of a paper of this kind; `more` are values that only this draft knows."""
    wording = wording_in_force(kind, about.municipality.pk)
    texts = filled_texts(kind, wording, about, more)
    if kind == DocumentKind.ORDER_APPROVING_PLAN and about.edition:
        plan_import = PlanImport.objects.filter(plan=about.edition.plan_id).first()
        texts |= imported_words((plan_import.parsed.get("order") if plan_import else None) or {})
    if kind == DocumentKind.MINUTES_EXTRACT and about.source:
        texts |= minutes_words(about)
    return texts


def filled_texts(kind: str, wording: Texts, about: About, more: Mapping[str, Value] | None = None) -> Texts:
    values = field_values(about) | dict(more or {})
    filling = Filling(values, CaseBook(about.municipality.pk))
    texts = filling.texts(wording)
    taking = Taking(about)
    for field in fields_of(CATALOGUE[kind].cards):
        if field.kind is FieldKind.LINES:
            texts[field.name] = [line for text in texts.get(field.name, []) for line in text.splitlines()]
        if field.kind is FieldKind.PARTS:
            texts[field.name] = stored(taking.parts(parts_of(texts.get(field.name))))
    pictures = {PICTURES: taking.pictures} if taking.pictures else {}
    return texts | {FORMS: _stored_forms(filling.forms)} | pictures


def _stored_forms(forms: list[Form]) -> list[dict[str, str]]:
    """Each form once; what a case leaves as it was needs no look."""
    told = {(one.phrase, one.case): one for one in forms if one.text != one.phrase}
    return [{"phrase": one.phrase, "case": one.case.value, "text": one.text} for one in told.values()]


def imported_words(parsed: dict[str, Any]) -> Texts:
    """Take every text that the imported order has.

    `parsed` is the key "order" of an import (I7). Minutes and a bare stamp «УТВЕРЖДАЮ» are no order and give
    nothing. Number and date are not taken: this is a new document until it is registered here.
    """
    if parsed.get("kind") != "order":
        return {}
    signatory = parsed.get("signatory") or {}
    grounds, aim = split_preamble(parsed.get("preamble") or "")
    verb = verb_style_of(parsed.get("verb") or "")
    clauses = numbered_clauses(parsed.get("clauses") or ())
    taken: Texts = {
        "author_lines": list(parsed.get("author") or ()),
        "heading": parsed.get("heading") or "",
        "clauses": ["\n".join((clause.text, *clause.subclauses)) for clause in clauses],
        "signatory_post": [line for line in (signatory.get("post") or "").splitlines() if line],
        "signatory_name": signatory.get("name") or "",
        "verb_style": verb.value if verb else "",
    }
    words = {name: value for name, value in taken.items() if value}
    if grounds or aim:
        # One sentence: an aim of ours must not stand behind somebody else's grounds.
        words |= {"grounds": list(grounds), "aim": aim}
    return words


def minutes_words(about: About) -> Texts:
    """The questions and people of the minutes that an extract is taken from (PR-03)."""
    assert about.source is not None
    source = about.source
    items = agenda_of(source.texts.get("agenda"))
    if about.item and about.item <= len(items):
        items = items[about.item - 1 : about.item]
    taken = {name: source.texts.get(name, "") for name in ("heading", "chair", "secretary", "form", "place")}
    return taken | {
        "author_lines": source.texts.get("author_lines", []),
        "agenda": stored(items),
        "first_item": str(about.item or 1),
        "minutes_number": source.number_text,
        "minutes_on": source.dated_on.isoformat() if source.dated_on else "",
    }
