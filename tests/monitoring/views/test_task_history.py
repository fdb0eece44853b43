"""The page with the history of one task."""

import datetime

from django.utils import timezone

from monitoring import actions

#: the database dates its events by itself: nothing is frozen here
TODAY = timezone.localdate()
BEGAN, DUE, LATER = (TODAY + datetime.timedelta(days=days) for days in (-3, 5, 20))


def test_each_transition_has_its_line(enter_as, specialist, school, school_head, new_task, submit):
    task = new_task(school, starts_on=BEGAN, due_on=DUE)
    asked = actions.ask_postponement(task, wanted_on=LATER, reason="Болезнь", today=TODAY, by=school_head)
    actions.grant_postponement(asked, by=specialist)
    task.refresh_from_db()
    actions.accept_task(submit(task, school_head), by=specialist)

    page = enter_as(school_head).get(f"/monitoring/tasks/{task.pk}/history/")

    assert [(line.state_text, line.words) for line in page.context["lines"]] == [
        ("исполнено", "ответ принят"),
        ("в работе", "ответ отправлен на проверку"),
        ("перенесено", f"срок перенесён с {DUE:%d.%m.%Y} на {LATER:%d.%m.%Y}: Болезнь"),
        ("в работе", f"задание создано, срок {DUE:%d.%m.%Y}"),
    ]


def test_closed_says_why(enter_as, specialist, school, new_task):
    task = actions.close_task(new_task(school), by=specialist, reason="Исключено.")

    lines = enter_as(specialist).get(f"/monitoring/tasks/{task.pk}/history/").context["lines"]

    assert (lines[0].state_text, lines[0].words) == ("не требуется", "снято с контроля: Исключено.")


def test_task_of_another_school_has_none(enter_as, other_head, stranger, school, new_task):
    address = f"/monitoring/tasks/{new_task(school).pk}/history/"

    assert enter_as(other_head).get(address).status_code == 404
    assert enter_as(stranger).get(address).status_code == 404
