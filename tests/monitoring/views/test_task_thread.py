"""The thread of a task: both sides see everything in its order, and both write."""

import pytest

from monitoring import actions
from monitoring.models import TaskMessage
from tests.factories import DirectionFactory, ReviewDutyFactory


@pytest.fixture
def discussed(task, school_head, specialist, submit):
    submit(task, school_head)
    actions.write_message(task, text="Приложили справку за март.", by=school_head)
    actions.return_task(task, by=specialist, reason="Нет подписи.")
    actions.write_message(task, text="Ждём до пятницы.", by=specialist)
    return task


def address(task, page="thread"):
    return f"/monitoring/tasks/{task.pk}/{page}/"


def test_both_sides_see_it_in_its_order(enter_as, specialist, school_head, official, discussed):
    for reader in (specialist, school_head, official):
        said = enter_as(reader).get(address(discussed)).context["said"]
        assert [(one.title, one.text, one.is_of_organization) for one in said] == [
            ("Ответ 1", "", True),
            ("Сообщение", "Приложили справку за март.", True),
            ("Возвращено: ответ 1", "Нет подписи.", False),
            ("Сообщение", "Ждём до пятницы.", False),
        ]


def test_it_says_who_accepts(enter_as, school_head, specialist, task):
    direction = DirectionFactory()
    task.activity.section.direction = direction
    task.activity.section.save()
    ReviewDutyFactory(position=specialist.position, direction=direction)

    assert f"Принимает ответ: {specialist}" in enter_as(school_head).get(address(task)).content.decode()


def test_as_a_part_of_the_page_of_the_task(enter_as, school_head, discussed):
    page = enter_as(school_head).get(address(discussed), headers={"HX-Request": "true"})
    assert "<html" not in page.content.decode()


def test_a_message_is_written_once_by_either_side(enter_as, school_head, specialist, task):
    enter_as(school_head).post(address(task, "message"), {"text": " За какой месяц? "})
    enter_as(specialist).post(address(task, "message"), {"text": "За март.", "back": "review"})

    assert list(TaskMessage.objects.order_by("pk").values_list("text", "is_of_organization")) == [
        ("За какой месяц?", True),
        ("За март.", False),
    ]


@pytest.mark.parametrize(("text", "sentence"), [(" ", "Напишите сообщение"), ("а" * 4001, "слишком длинное")])
def test_bad_messages_are_a_sentence(enter_as, school_head, task, text, sentence):
    page = enter_as(school_head).post(address(task, "message"), {"text": text}, follow=True)

    assert sentence in page.content.decode()
    assert TaskMessage.objects.count() == 0


def test_another_school_learns_nothing(enter_as, other_head, discussed):
    client = enter_as(other_head)
    assert client.get(address(discussed)).status_code == 404
    assert client.post(address(discussed, "message"), {"text": "?"}).status_code == 404


def test_an_observer_only_reads(enter_as, observer, discussed):
    client = enter_as(observer)
    assert client.get(address(discussed)).status_code == 200
    assert client.post(address(discussed, "message"), {"text": "?"}).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_queries(count, enter_as, school_head, task, django_assert_num_queries):
    for number in range(count):
        actions.write_message(task, text=f"Сообщение {number}", by=school_head)
    client = enter_as(school_head)
    # 11 with the setting of the municipality; the savepoint, its release and a setting belong to the test
    with django_assert_num_queries(13):
        client.get(address(task))
