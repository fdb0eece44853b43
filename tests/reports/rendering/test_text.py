"""Lines of text and the digest of a paper."""

from dataclasses import replace

from msoko.lib.language_ru import plain
from reports.layout import GOST_2016
from reports.papers.order import order_paper
from reports.rendering.text import paper_digest, paper_text
from tests.reports.papers_cast import AUTHORITY, draft_order, plan

ORDER = draft_order(plan(1), AUTHORITY)


def test_text_reads_like_the_paper() -> None:
    lines = plain(paper_text(order_paper(ORDER, plan(1)))).splitlines()

    assert lines[:6] == [
        "Администрация Приозёрного городского округа",
        "УПРАВЛЕНИЕ ОБРАЗОВАНИЯ",
        "ПРИКАЗ",
        "«___» ________ 20__ г.",
        "№ ____",
        "г. Приозёрск",
    ]
    assert lines[-4:-1] == [
        "№\tНаименование мероприятия\tСроки проведения\tОтветственный исполнитель\t"
        "Форма проведения\tПредставление результатов",
        "Раздел 1. Механизмы управления качеством",
        "1 Система оценки качества подготовки обучающихся",
    ]
    assert lines[-1].startswith("1.\tПроведение муниципального")


def test_digest_names_one_content_in_one_layout() -> None:
    digest = paper_digest(order_paper(ORDER, plan(1)))

    assert digest == paper_digest(order_paper(ORDER, plan(1)))
    others = {
        paper_digest(order_paper(ORDER, plan(2))),
        paper_digest(order_paper(ORDER, plan(1), GOST_2016)),
        paper_digest(order_paper(replace(ORDER, number_text="5"), plan(1))),
    }
    assert len(others | {digest}) == 4
    assert len(digest) == 64
