"""Which task answers for which occurrence after the dates have changed."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from monitoring.matching import Matched, Standing, match
from monitoring.occurrences import Occurrence

MARCH, APRIL, JUNE = date(2026, 3, 31), date(2026, 4, 30), date(2026, 6, 30)


def standing(pk: int, due_on: date | None, *, is_movable: bool = True) -> Standing:
    return Standing(pk, due_on, "", is_movable)


def places(found: Matched) -> dict[int, int]:
    return {task.pk: occurrence.position for task, occurrence in found.pairs}


def test_a_task_is_recognised_by_its_date_whatever_its_number() -> None:
    wanted = [
        Occurrence(0, due_on=date(2026, 1, 31)),
        Occurrence(1, due_on=MARCH),
        Occurrence(2, due_on=JUNE),
    ]

    found = match([standing(7, MARCH), standing(8, JUNE)], wanted)

    assert places(found) == {7: 1, 8: 2}
    assert [one.position for one in found.fresh] == [0]


def test_a_moved_date_moves_its_task_and_no_other() -> None:
    found = match(
        [standing(7, MARCH), standing(8, JUNE)], [Occurrence(0, due_on=APRIL), Occurrence(1, due_on=JUNE)]
    )

    assert places(found) == {7: 0, 8: 1}
    assert (found.fresh, found.vanished) == ((), ())


def test_what_was_answered_is_not_asked_again() -> None:
    tasks = [standing(7, JUNE), standing(8, MARCH, is_movable=False)]

    found = match(tasks, [Occurrence(0, due_on=APRIL)])

    assert places(found) == {8: 0}
    assert [one.pk for one in found.vanished] == [7]


def test_the_words_of_the_window_recognise_a_task_whose_date_was_lagged() -> None:
    task = Standing(7, MARCH, "март 2026", is_movable=True)
    wanted = [
        Occurrence(0, due_on=APRIL, text="апрель 2026"),
        Occurrence(1, due_on=date(2026, 4, 10), text="март 2026"),
    ]

    assert places(match([task], wanted)) == {7: 1}


DAYS = st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2026, 1, 9)))
TASKS = st.lists(st.tuples(DAYS, st.booleans()), max_size=6)


@given(TASKS, st.lists(DAYS, max_size=6))
def test_nothing_is_lost_and_nothing_is_twice(
    tasks: list[tuple[date | None, bool]], days: list[date | None]
) -> None:
    old = [standing(pk, day, is_movable=movable) for pk, (day, movable) in enumerate(tasks)]
    wanted = [Occurrence(position, due_on=day) for position, day in enumerate(days)]

    found = match(old, wanted)

    assert sorted([task.pk for task, _ in found.pairs] + [one.pk for one in found.vanished]) == [
        *range(len(old))
    ]
    asked = [one.position for _, one in found.pairs] + [one.position for one in found.fresh]
    assert sorted(asked) == [*range(len(wanted))]
    assert not (found.fresh and found.vanished)
