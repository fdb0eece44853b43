"""What the order about changes says that no template can know: the changes themselves (AM-01 … AM-04)."""

from collections.abc import Sequence

from plans.models import Edition
from reports.about import About
from reports.amendments import Amendment
from reports.papers.titles import in_accusative, in_genitive
from reports.papers.wording import Value


def amending_values(amendment: Amendment, about: About) -> dict[str, Value]:
    """«Внести в приказ … следующие изменения»; the order that is amended is always the first one (AM-04)."""
    original, *later = amendment.orders
    title = in_genitive(original.plan.title).rstrip(". ")
    issuer = about.owner.name_genitive if about.owner else ""
    amended = f"приказ {issuer}".strip() + f" {_reference(original)}"
    since = f" (с изменениями, внесёнными {_orders(later)})" if later else ""
    return {
        "изменяемый приказ": Value(amended),
        "пункт об изменениях": Value(
            amending_clause(amendment, f"{amended} «Об утверждении {title}»{since}")
        ),
    }


def amending_clause(amendment: Amendment, amended: str) -> str:
    """The clause with a line for each changed row, or with the plan as a whole above the threshold."""
    if amendment.is_whole:
        return (
            f"Внести в {amended} изменения, изложив {in_accusative(amendment.edition.plan.title)} "
            "в новой редакции согласно приложению к настоящему приказу."
        )
    return "\n".join((f"Внести в {amended} следующие изменения:", *amendment.clauses))


def _orders(editions: Sequence[Edition]) -> str:
    word = "приказом" if len(editions) == 1 else "приказами"
    return f"{word} {', '.join(map(_reference, editions))}"


def _reference(edition: Edition) -> str:
    day = f"{edition.order_on:%d.%m.%Y}" if edition.order_on else "[[дата приказа]]"
    return f"от {day} № {edition.order_number_text}"
