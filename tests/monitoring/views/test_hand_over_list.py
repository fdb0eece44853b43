"""The sheet of a change of the head: open tasks and rights, for the department and for the school."""

import datetime

import pytest

from tests.factories import PositionFactory


def url(user) -> str:
    return f"/monitoring/positions/{user.position.pk}/hand-over-list/"


@pytest.mark.parametrize("count", [1, 3])
def test_hand_over_list(
    count, enter_as, specialist, school_head, new_task, school, django_assert_num_queries
):
    for number in range(count):
        new_task(school, title=f"Справка {number}")
    new_task(school, title="Уже принято", state="closed", closing_reason="не нужно")
    client = enter_as(specialist)
    with django_assert_num_queries(11):
        text = client.get(url(school_head)).content.decode()
    assert text.count("Справка ") == count
    assert "Уже принято" not in text
    assert "отвечать на задания" in text


def test_names_who_hands_over(enter_as, specialist, school, school_head):
    school_head.position.until_on = datetime.date(2026, 3, 31)
    school_head.position.save()
    taken = PositionFactory(
        municipality=school.municipality,
        organization=school,
        role="school_head",
        title_text="Директор",
        since_on=datetime.date(2026, 4, 1),
        basis_text="приказ от 30.03.2026 № 7-к",
    )
    text = enter_as(specialist).get(f"/monitoring/positions/{taken.pk}/hand-over-list/").content.decode()
    for words in ("Передаёт", "Берёзин", "по 31.03.2026", "с 01.04.2026", "№ 7-к"):
        assert words in text


def test_who_may_see_it(enter_as, client, official, school_head, other_head, stranger):
    assert enter_as(official).get(url(school_head)).status_code == 200
    assert enter_as(school_head).get(url(school_head)).status_code == 200
    assert enter_as(other_head).get(url(school_head)).status_code == 404
    assert enter_as(stranger).get(url(school_head)).status_code == 404
    assert client.get(url(school_head)).status_code == 302
    assert official.has_perm("monitoring.view_hand_over", school_head.position)
    assert not other_head.has_perm("monitoring.view_hand_over", school_head.position)
