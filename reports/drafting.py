"""The first draft of an order: from the imported file where it has an order, else from the directories."""

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.utils import timezone

from msoko.lib.declension import Case, decline
from msoko.people.models import Position, User
from msoko.people.models.organization import OrganizationKind
from msoko.people.queries import Signatory, signatory, signatory_of
from msoko.people.roles import Role
from plans.models import Edition, PlanImport
from reports.amendments import Amendment
from reports.papers.from_edition import plan_facts
from reports.papers.order import AnnexStyle, AuthorityFacts, ClauseFacts, OrderFacts, draft_order
from reports.papers.stored_texts import numbered_clauses, split_preamble, verb_style_of
from reports.papers.titles import in_accusative, in_genitive


def first_order(edition: Edition, *, by: User) -> OrderFacts:
    drafted = draft_order(plan_facts(edition), authority_facts(edition, today=timezone.localdate()))
    plan_import = PlanImport.objects.filter(plan=edition.plan_id).first()
    parsed = plan_import.parsed.get("order") if plan_import else None
    return with_imported_words(drafted, parsed) if parsed else drafted


def first_amending_order(amendment: Amendment, *, by: User) -> OrderFacts:
    """«Внести в приказ … следующие изменения»; the order that is amended is always the first one (AM-04)."""
    authority = authority_facts(amendment.edition, today=timezone.localdate())
    original, *later = amendment.orders
    title = in_genitive(original.plan.title).rstrip(". ")
    amended = f"приказ {authority.issuer_genitive}".strip() + f" {_reference(original)}"
    since = f" (с изменениями, внесёнными {_orders(later)})" if later else ""
    return OrderFacts(
        author_lines=authority.author_lines,
        heading=f"О внесении изменений в {amended}",
        grounds=(),
        aim=f"актуализации {title}",
        clauses=(
            amending_clause(amendment, f"{amended} «Об утверждении {title}»{since}"),
            ClauseFacts("Контроль за исполнением приказа оставляю за собой."),
        ),
        signatory_post=authority.signatory_post,
        signatory_name=authority.signatory_name,
        issuer_genitive=authority.issuer_genitive,
        place=authority.place,
        verb_style=authority.verb_style,
        annex_style=AnnexStyle.ATTACHED,
    )


def amending_clause(amendment: Amendment, amended: str) -> ClauseFacts:
    """The clause with a subclause for each changed row, or with the plan as a whole above the threshold."""
    if amendment.is_whole:
        return ClauseFacts(
            f"Внести в {amended} изменения, изложив {in_accusative(amendment.edition.plan.title)} "
            "в новой редакции согласно приложению к настоящему приказу."
        )
    return ClauseFacts(f"Внести в {amended} следующие изменения:", tuple(amendment.clauses))


def _orders(editions: Sequence[Edition]) -> str:
    word = "приказом" if len(editions) == 1 else "приказами"
    return f"{word} {', '.join(map(_reference, editions))}"


def _reference(edition: Edition) -> str:
    day = f"{edition.order_on:%d.%m.%Y}" if edition.order_on else "[[дата приказа]]"
    return f"от {day} № {edition.order_number_text}"


def authority_facts(edition: Edition, *, today: datetime.date) -> AuthorityFacts:
    """What the directories know of the department today; what they do not know becomes a gap in the draft."""
    municipality = edition.municipality
    owner = edition.plan.owner
    official = signatory(owner, Role.OFFICIAL, today)
    centre = _centre_head(edition, today)
    centre_post = f"{centre.post} {centre.organization_name}" if centre else ""
    lines = (municipality.administration_name, owner.short_name.upper())
    return AuthorityFacts(
        author_lines=tuple(line for line in lines if line),
        issuer_genitive=owner.name_genitive,
        municipality_genitive=municipality.name_genitive,
        signatory_post=(official.post,) if official else (),
        signatory_name=official.name if official else "",
        place=municipality.place,
        # OR-05: the name in brackets stands in the nominative.
        centre_head_dative=decline(centre_post, Case.DATIVE),
        centre_head_name=centre.name if centre else "",
    )


def _centre_head(edition: Edition, today: datetime.date) -> Signatory | None:
    """The director of the method centre on the day, or who acts for the director."""
    directors = Position.objects.filter(
        organization__kind=OrganizationKind.METHOD_CENTRE,
        municipality=edition.municipality_id,
        title_text__istartswith="директор",
    )
    acting = signatory_of(Position.objects.filter(acts_for__in=directors).held_on(today))
    return acting or signatory_of(directors.held_on(today))


def with_imported_words(drafted: OrderFacts, parsed: dict[str, Any]) -> OrderFacts:
    """Take every text that the imported order has; keep the drafted one where it has none.

    `parsed` is the key "order" of an import (I7). Minutes and a bare stamp «УТВЕРЖДАЮ» are no order and give
    nothing. Number and date are not taken: this is a new document until it is registered here.
    """
    if parsed.get("kind") != "order":
        return drafted
    signatory = parsed.get("signatory") or {}
    grounds, aim = split_preamble(parsed.get("preamble") or "")
    taken: dict[str, Any] = {
        "author_lines": tuple(parsed.get("author") or ()),
        "heading": parsed.get("heading") or "",
        "clauses": numbered_clauses(parsed.get("clauses") or ()),
        "signatory_post": tuple(line for line in (signatory.get("post") or "").splitlines() if line),
        "signatory_name": signatory.get("name") or "",
        "verb_style": verb_style_of(parsed.get("verb") or ""),
    }
    words = {name: value for name, value in taken.items() if value}
    if grounds or aim:
        # One sentence: an aim of ours must not stand behind somebody else's grounds.
        words |= {"grounds": grounds, "aim": aim}
    return replace(drafted, **words)
