"""Who is reminded of what and when, as tables. In March 2026 the 7th to the 9th are days off."""

import datetime

import pytest

from monitoring.reminding import (
    RETURNED,
    STEP_TITLES,
    WEEKLY,
    Item,
    Letter,
    Log,
    Owed,
    Sent,
    Wish,
    moved,
    plan_letters,
    reached_step,
    without_doubles,
)
from msoko.lib.calendar_ru import ProductionCalendar

CALENDAR = ProductionCalendar()
HEAD, OTHER, SPECIALIST = 1, 2, 9
DUE = datetime.date(2026, 3, 31)
ALL = frozenset(STEP_TITLES)


def on(text: str) -> datetime.date:
    day, month = text.split(".")
    return datetime.date(2026, int(month), int(day))


def at(text: str, hour: int = 9) -> datetime.datetime:
    return datetime.datetime.combine(on(text), datetime.time(hour), tzinfo=datetime.UTC)


def letters(*tasks: Owed, when: datetime.datetime, log: Log | None = None, **wishes: Wish):
    given = {HEAD if name == "head" else SPECIALIST: wish for name, wish in wishes.items()}
    return plan_letters(tasks, log=log or Log(), wishes=given, moment=when, calendar=CALENDAR)


def steps(found: tuple[Letter, ...], person: int = HEAD) -> list[str]:
    return [item.step for letter in found if letter.person == person for item in letter.items]


# 31 March 2026 is a Tuesday.
@pytest.mark.parametrize(
    ("today", "step"),
    [
        ("16.03", None),
        ("17.03", "before-14"),
        ("23.03", "before-14"),
        ("24.03", "before-7"),
        ("29.03", "before-7"),
        ("30.03", "before-1"),
        ("31.03", "day"),
        ("01.04", "after-1"),
        ("06.04", "after-1"),
        ("07.04", "after-7"),
        ("13.04", "after-7"),
        ("14.04", "weekly-14"),
        ("21.04", "weekly-21"),
        ("27.04", "weekly-21"),
    ],
)
def test_last_step_reached(today, step):
    assert reached_step(DUE, on(today), CALENDAR, ALL) == step


@pytest.mark.parametrize(
    ("due", "offset", "taken"),
    [
        ("10.03", -1, "06.03"),  # the 9th, 8th and 7th are days off: told before them
        ("08.03", 0, "06.03"),  # the deadline itself is a day off
        ("06.03", 1, "10.03"),  # what is late is told after the days off
        ("31.03", -7, "24.03"),
    ],
)
def test_step_on_a_day_off_is_moved(due, offset, taken):
    assert moved(on(due), offset, CALENDAR) == on(taken)


@pytest.mark.parametrize("wanted", [{"day"}, {"before-7", "after-1"}, set()])
def test_only_wanted_steps(wanted):
    reached = {reached_step(DUE, DUE + datetime.timedelta(n), CALENDAR, wanted) for n in range(-20, 60)}
    assert reached == wanted | {None}


def test_weekly_steps_go_on_until_answered():
    assert reached_step(DUE, datetime.date(2027, 3, 30), CALENDAR, ALL) == "weekly-364"


def test_task_without_a_date_is_never_late():
    task = Owed(7, None, (HEAD,), (SPECIALIST,))
    assert letters(task, when=at("07.04")) == ()


def test_returned_task_without_a_date_is_told():
    assert steps(letters(Owed(7, None, (HEAD,), returned_round=2), when=at("07.04"))) == ["returned-2"]


# Hours.
@pytest.mark.parametrize(("hour", "count"), [(8, 0), (9, 1), (17, 1), (18, 0), (23, 0)])
def test_working_hours(hour, count):
    assert len(letters(Owed(7, DUE, (HEAD,)), when=at("31.03", hour))) == count


@pytest.mark.parametrize("day", ["07.03", "08.03", "09.03", "28.03"])
def test_nothing_on_days_off(day):
    assert letters(Owed(7, on("10.03"), (HEAD,)), when=at(day)) == ()


def test_nothing_before_the_hour_of_the_person():
    task, late_riser = Owed(7, DUE, (HEAD,)), Wish(hour=14)
    assert letters(task, when=at("31.03", 13), head=late_riser) == ()
    assert steps(letters(task, when=at("31.03", 14), head=late_riser)) == ["day"]


@pytest.mark.parametrize(
    "wish",
    [
        Wish(is_on=False),
        Wish(quiet_since=on("31.03"), quiet_until=on("31.03")),
        Wish(steps=frozenset({"after-1"})),
    ],
)
def test_wishes_are_respected(wish):
    assert letters(Owed(7, DUE, (HEAD,)), when=at("31.03"), head=wish) == ()


def test_after_quiet_days_one_letter_catches_up():
    away = Wish(quiet_since=on("16.03"), quiet_until=on("30.03"))
    assert steps(letters(Owed(7, DUE, (HEAD,)), when=at("31.03"), head=away)) == ["day"]


# One digest, nothing twice, nothing lost.
def test_one_digest_for_all_tasks_the_urgent_first():
    tasks = [Owed(1, on("07.04"), (HEAD,)), Owed(2, DUE, (HEAD,)), Owed(3, on("30.03"), (HEAD,))]
    (letter,) = letters(*tasks, when=at("31.03"))
    assert [item.task for item in letter.items] == [3, 2, 1]


def sent(task: int, step: str, due_on: datetime.date | None = DUE) -> Sent:
    return Sent(HEAD, task, step, due_on)


def test_step_once_sent_is_not_sent_again():
    log = Log(frozenset({sent(7, "before-7")}))
    assert letters(Owed(7, DUE, (HEAD,)), when=at("25.03"), log=log) == ()
    assert steps(letters(Owed(7, DUE, (HEAD,)), when=at("30.03"), log=log)) == ["before-1"]


def test_second_digest_of_a_day_waits_for_tomorrow():
    log = Log(served=frozenset({HEAD}))
    assert letters(Owed(7, DUE, (HEAD,)), when=at("31.03", 12), log=log) == ()
    assert steps(letters(Owed(7, DUE, (HEAD,)), when=at("01.04"))) == ["after-1"]


def test_worker_that_stood_still_catches_up_with_one_letter():
    log = Log(frozenset({sent(7, "before-14")}))
    assert steps(letters(Owed(7, DUE, (HEAD,)), when=at("14.04"), log=log)) == ["weekly-14"]


def test_clock_that_goes_back_says_nothing_again():
    log = Log(frozenset({sent(7, "day")}))
    assert [letters(Owed(7, DUE, (HEAD,)), when=at(day), log=log) for day in ("30.03", "24.03")] == [(), ()]


def test_moved_deadline_starts_the_ladder_anew():
    log = Log(frozenset({sent(7, "day")}))
    assert steps(letters(Owed(7, on("07.04"), (HEAD,)), when=at("31.03"), log=log)) == ["before-7"]


# Returned, copies.
def test_returned_is_told_at_once_even_after_the_digest():
    task = Owed(7, DUE, (HEAD,), returned_round=2)
    (letter,) = letters(task, when=at("31.03", 16), log=Log(served=frozenset({HEAD})))
    assert (letter.is_digest, [item.step for item in letter.items]) == (False, ["returned-2"])


def test_returned_does_not_wait_for_the_hour_of_the_person():
    task = Owed(7, None, (HEAD,), returned_round=2)
    (letter,) = letters(task, when=at("31.03", 9), head=Wish(hour=17))
    assert not letter.is_digest


def test_returned_goes_with_the_digest_and_is_one_line_of_it():
    (letter,) = letters(Owed(7, DUE, (HEAD,), returned_round=2), when=at("31.03"))
    assert letter.is_digest
    assert [item.step for item in letter.items] == ["returned-2", "day"]
    assert [item.step for item in without_doubles(letter.items)] == ["returned-2"]


def test_each_return_is_told_once():
    log = Log(frozenset({sent(7, "returned-2", None)}))
    assert letters(Owed(7, None, (HEAD,), returned_round=2), when=at("31.03"), log=log) == ()
    assert steps(letters(Owed(7, None, (HEAD,), returned_round=3), when=at("31.03"), log=log)) == [
        "returned-3"
    ]


@pytest.mark.parametrize(
    ("today", "copied"), [("07.04", []), ("14.04", ["weekly-14"]), ("21.04", ["weekly-21"])]
)
def test_specialist_gets_the_weekly_copies(today, copied):
    found = letters(Owed(7, DUE, (HEAD,), (SPECIALIST,)), when=at(today))
    assert steps(found, SPECIALIST) == copied
    assert all(item.is_copy for one in found if one.person == SPECIALIST for item in one.items)


def test_head_who_wants_no_letters_does_not_silence_the_copy():
    found = letters(Owed(7, DUE, (HEAD,), (SPECIALIST,)), when=at("14.04"), head=Wish(is_on=False))
    assert [letter.person for letter in found] == [SPECIALIST]


def test_specialist_who_answers_himself_gets_no_copy_of_his_own():
    found = letters(Owed(7, DUE, (SPECIALIST,), (SPECIALIST,)), when=at("14.04"))
    assert [item.is_copy for item in found[0].items] == [False]


def test_everybody_who_answers_is_written_to():
    found = letters(Owed(7, DUE, (HEAD, OTHER)), when=at("31.03"))
    assert [letter.person for letter in found] == [HEAD, OTHER]


def test_year_of_runs_sends_each_step_once():
    """Every ten minutes over two months, with a week without a worker and a clock that jumps back."""
    log, told = Log(), []
    moments = [at("10.03", 7) + datetime.timedelta(minutes=10 * n) for n in range(6 * 24 * 60)]
    moments = [one for one in moments if not on("20.03") <= one.date() <= on("26.03")]
    moments[3000:3000] = moments[2000:2500]
    for moment in moments:
        served = frozenset(person for person, day in told_days(told) if day == moment.date())
        for letter in letters(Owed(7, DUE, (HEAD,), (SPECIALIST,)), when=moment, log=Log(log.sent, served)):
            told.append((letter, moment))
            rows = (Sent(letter.person, item.task, item.step, item.due_on) for item in letter.items)
            log = Log(log.sent | frozenset(rows))
    mine = [item.step for letter, _ in told if letter.person == HEAD for item in letter.items]
    assert mine == ["before-14", "before-7", "before-1", "day", "after-1", "after-7"] + [
        f"weekly-{n}" for n in (14, 21, 28, 35)
    ]


def told_days(told):
    return [(letter.person, moment.date()) for letter, moment in told if letter.is_digest]


def test_item_names():
    assert {RETURNED, WEEKLY} < set(STEP_TITLES)
    assert Item(1, "day", DUE).is_copy is False
