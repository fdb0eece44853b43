"""The first draft of the order that approves a plan, written from the plan itself.

Wording by domain 3.2: the preamble names «grounds in order of force, then aim «в целях …»»;
«each clause = one action, one addressee; verbs in the infinitive; due date inside the
clause» (OR-03); the control clause is last, the person in the accusative after «возложить
на» (OR-04) or «оставляю за собой». What the authority has not told yet becomes a [[hint]].

Deliberately not done: names and posts are not declined here; the authority keeps them in
the case that the clause needs, and a person edits the draft before it is issued.
"""

from msoko.lib.language_ru import date_in_words
from reports.papers.order_facts import AuthorityFacts, ClauseFacts, OrderFacts, PlanFacts
from reports.papers.titles import in_accusative, in_genitive


def draft_order(plan: PlanFacts, authority: AuthorityFacts) -> OrderFacts:
    """Write every text of the order; date and number come with the registration."""
    system = f"муниципальной системы оценки качества образования {authority.municipality_genitive}"
    return OrderFacts(
        author_lines=authority.author_lines,
        heading=f"Об утверждении {in_genitive(plan.title)}".rstrip(". "),
        grounds=authority.grounds or ("[[правовые основания]]",),
        aim=f"совершенствования {system}".strip(),
        clauses=_clauses(plan, authority),
        signatory_post=authority.signatory_post,
        signatory_name=authority.signatory_name,
        issuer_genitive=authority.issuer_genitive,
        place=authority.place,
        verb_style=authority.verb_style,
        annex_style=authority.annex_style,
    )


def _clauses(plan: PlanFacts, authority: AuthorityFacts) -> tuple[ClauseFacts, ...]:
    title = in_accusative(plan.title).rstrip(". ")
    head = authority.centre_head_dative or "Руководителю [[наименование методического центра]]"
    name = authority.centre_head_name or "[[инициалы и фамилия руководителя методического центра]]"
    due = authority.school_plans_due_on
    # «2026 г.» brings its own full stop.
    due_text = date_in_words(due, is_quoted=False) if due else "[[дата]]."
    control = authority.control_accusative
    return (
        ClauseFacts(f"Утвердить {title} (приложение)."),
        ClauseFacts(
            f"{head} ({name}) обеспечить организационное, методическое и информационное "
            "сопровождение мероприятий плана."
        ),
        ClauseFacts(
            "Руководителям образовательных организаций:",
            (
                f"Разработать и утвердить планы мероприятий образовательных организаций в срок до {due_text}",
                "Обеспечить исполнение мероприятий плана в установленные сроки и представление "
                "подтверждающих документов.",
            ),
        ),
        ClauseFacts(
            f"Контроль за исполнением приказа возложить на {control}."
            if control
            else "Контроль за исполнением приказа оставляю за собой."
        ),
    )
