"""Two contents: which rows are the same, what differs, and the way from one to the other."""

import dataclasses

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plans.comparing import DifferenceKind, Row, applied, compare, matched, paths
from tests.plans.comparing.documents import document, renamed, told, words

PLAN = """
# Часть I
## Оценка качества
Семинар для завучей | Март | 1.1
Мониторинг чтения | Апрель | 1.2
Совещание директоров | Май | 1.3
## Работа со школами
Мониторинг чтения | Июнь | 2.1
Адресные рекомендации | Декабрь | 2.2
"""


def test_paths_are_the_headings_above_from_the_widest():
    rows = document(PLAN)

    assert [[one.text("title") for one in path] for path in paths(rows)][2:7] == [
        ["Часть I", "Оценка качества"],
        ["Часть I", "Оценка качества"],
        ["Часть I", "Оценка качества"],
        ["Часть I"],
        ["Часть I", "Работа со школами"],
    ]


CASES = [
    ("the same", PLAN, []),
    (
        "renumbered, and numbers lost",
        PLAN.replace("1.2", "7").replace("| 2.1", "|"),
        [
            "changed number: 1.2 -> 7 (Мониторинг чтения)",
            "changed number: 2.1 ->  (Мониторинг чтения)",
        ],
    ),
    (
        "one deadline of two rows with one title",
        PLAN.replace("Июнь", "Июль"),
        ["changed due: Июнь -> Июль (Мониторинг чтения)"],
    ),
    (
        "a title corrected",
        PLAN.replace("Семинар для завучей", "Семинар для завучей школ"),
        ["changed title: Семинар для завучей -> Семинар для завучей школ (Семинар для завучей)"],
    ),
    (
        "a row added and one removed",
        PLAN.replace("Совещание директоров | Май | 1.3", "").replace(
            "## Работа", "Круглый стол | Май | 1.4\n## Работа"
        ),
        ["added (Круглый стол)", "removed (Совещание директоров)"],
    ),
    (
        "a row moved up inside its section",
        PLAN.replace("Совещание директоров | Май | 1.3\n", "").replace(
            "Семинар", "Совещание директоров | Май | 1.3\nСеминар"
        ),
        ["moved (Совещание директоров)"],
    ),
    (
        "a row moved into the next section, numbered anew",
        PLAN.replace("Совещание директоров | Май | 1.3\n", "").replace(
            "Мониторинг чтения | Июнь", "Совещание директоров | Май | 2.1\nМониторинг чтения | Июнь"
        ),
        ["moved (Совещание директоров)", "changed number: 1.3 -> 2.1 (Совещание директоров)"],
    ),
    (
        "a heading renamed from scratch keeps its rows",
        PLAN.replace("Работа со школами", "Поддержка учителей"),
        ["changed title: Работа со школами -> Поддержка учителей (Работа со школами)"],
    ),
    (
        "a row rewritten between its neighbours",
        PLAN.replace("Мониторинг чтения | Апрель", "Исследование чтения | Апрель"),
        ["changed title: Мониторинг чтения -> Исследование чтения (Мониторинг чтения)"],
    ),
    (
        "sections in the other order",
        """
        # Часть I
        ## Работа со школами
        Мониторинг чтения | Июнь | 2.1
        Адресные рекомендации | Декабрь | 2.2
        ## Оценка качества
        Семинар для завучей | Март | 1.1
        Мониторинг чтения | Апрель | 1.2
        Совещание директоров | Май | 1.3
        """,
        ["moved (Работа со школами)", "moved (Мониторинг чтения)", "moved (Адресные рекомендации)"],
    ),
]


@pytest.mark.parametrize(("new", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_differences(new, expected):
    old = document(PLAN)

    assert told(compare(old, document(new, side="new"))) == expected


def test_hidden_key_goes_before_all_words():
    one = Row("a", {"title": "Семинар", "due": "Март"}, key="k1")
    other = Row("b", {"title": "Совещание", "due": "Май"}, key="k2")
    swapped = [dataclasses.replace(one, ident="x", key="k2"), dataclasses.replace(other, ident="y", key="k1")]

    assert matched([one, other], swapped) == {0: 1, 1: 0}


def test_equal_rows_meet_in_their_order():
    twins = document("# А\nСеминар | Март\nСеминар | Март\nСеминар | Март")

    assert matched(twins, renamed(twins)) == {0: 0, 1: 1, 2: 2, 3: 3}
    assert told(compare(twins, renamed(twins[:3]))) == ["removed (Семинар)"]


def test_added_row_knows_what_stands_above_it():
    new = document(PLAN.replace("Совещание", "Круглый стол | Май\nСовещание"), side="new")
    [added] = compare(document(PLAN), new)

    assert (added.kind, added.after.text("title")) == (DifferenceKind.ADDED, "Мониторинг чтения")


def test_each_difference_is_accepted_on_its_own():
    old = document(PLAN)
    new = document(
        PLAN.replace("Апрель", "Сентябрь").replace(
            "Совещание директоров | Май | 1.3", "Круглый стол | Июнь | 1.9"
        ),
        side="new",
    )
    found = compare(old, new)

    for one in found:
        left = compare(applied(old, new, [one]), new)
        assert len(left) < len(found), told([one])
    assert applied(old, new, []) == old


TEXTS = st.sampled_from(
    [
        "",
        "семинар",
        "семинар завуч",
        "мониторинг чтения",
        "мониторинг школ",
        "отчёт",
        "отчёт школ",
        "чтения завуч",
    ]
)
ROWS = st.builds(
    lambda level, title, due, number: Row(
        "", {"title": title, "due": "" if level else due, "number": number}, level
    ),
    st.sampled_from([0, 0, 0, 1, 2, 3]),
    TEXTS,
    TEXTS,
    st.sampled_from(["", "1", "2.1"]),
)
DOCUMENTS = st.lists(ROWS, max_size=12)


@given(DOCUMENTS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_nothing_differs_from_itself(rows):
    assert compare(renamed(rows, "old"), renamed(rows)) == []


@given(DOCUMENTS, DOCUMENTS, st.randoms(use_true_random=False))
@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_old_and_all_differences_make_the_new(rows, others, chance):
    """Unrelated documents, and documents that share shuffled rows."""
    mixed = [*chance.sample(rows, len(rows) // 2), *others[:4]]
    chance.shuffle(mixed)
    for other in (others, mixed):
        old, new = renamed(rows, "old"), renamed(other)

        assert words(applied(old, new)) == words(new)


@given(DOCUMENTS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_numbers_alone_move_and_add_nothing(rows):
    numbered = [row.with_cells({"number": f"№ {place}"}) for place, row in enumerate(rows)]

    kinds = {one.kind for one in compare(renamed(rows, "old"), renamed(numbered))}

    assert kinds <= {DifferenceKind.CHANGED}
