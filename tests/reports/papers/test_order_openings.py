"""How the preamble of an order begins: with «В соответствии с», or with the words of its first ground."""

import pytest

from reports.papers.order import OrderFacts, PlanFacts, order_paper
from reports.rendering.text import paper_text


def printed(*grounds: str) -> str:
    order = OrderFacts(
        author_lines=("Управление образования",),
        heading="Об утверждении плана",
        grounds=grounds,
        aim="роста",
        clauses=(),
        signatory_post=("Начальник",),
        signatory_name="В.П. Ельникова",
    )
    return " ".join(paper_text(order_paper(order, PlanFacts("План", (), ()))).split())


@pytest.mark.parametrize(
    ("ground", "expected"),
    [
        ("приказом министерства", "В соответствии с приказом министерства, в целях роста"),
        ("статьёй 9 закона", "В соответствии со статьёй 9 закона, в целях роста"),
        ("Руководствуясь Уставом округа", "Руководствуясь Уставом округа, в целях роста"),
        ("На основании решения совета", "На основании решения совета, в целях роста"),
    ],
)
def test_preamble_begins_with_the_words_of_its_ground(ground, expected):
    assert expected in printed(ground)
    assert printed(ground).count("В соответствии") == expected.count("В соответствии")
