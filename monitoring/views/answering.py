"""What the organisation does: the page of a task, adding, withdrawing, sending, taking back."""

import uuid
from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from monitoring import actions
from monitoring.forms import AnswerForm, BadFile, accept_attribute, evidence_rules
from monitoring.models import Evidence, Postponement, Task
from monitoring.queries import tasks as questions
from monitoring.views.gesture import demand, gesture, is_script, next_page
from msoko.lib.uploads import RefusalCode
from msoko.people.actions import store_file

UNPROCESSABLE, TOO_LARGE = 422, 413


@require_safe
def task_detail(request: HttpRequest, pk: int) -> HttpResponse:
    task = get_object_or_404(questions.with_answers(Task.objects.visible_to(request.user)), pk=pk)
    return show_task(request, task)


def show_task(
    request: HttpRequest,
    task: Task,
    *,
    form: AnswerForm | None = None,
    refusals: Sequence[BadFile] = (),
    status: int = 200,
) -> HttpResponse:
    """The page of a task, also with what was wrong in a post."""
    tone, state_text = questions.state_pill(task, timezone.localdate())
    context = {
        "task": task,
        "tone": tone,
        "state_text": state_text,
        "ask": questions.ask(task),
        "place": questions.place(task),
        "rounds": questions.rounds(task),
        "evidence": questions.standing_evidence(task),
        "postponements": _postponements(task),
        "last_return": questions.last_return(task),
        "form": form,
        "refusals": refusals,
        "accept": accept_attribute(),
        "limit": evidence_rules().max_bytes,
        "client_key": uuid.uuid4(),
    }
    return render(request, "monitoring/task_detail.html", context, status=status)


def _postponements(task: Task) -> list[Postponement]:
    """The requests of this task; they print the organisation, which is known here already."""
    asked = list(task.postponements.all())
    for one in asked:
        one.task = task
    return asked


@gesture
def task_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Files, a link, requisites and «отправить» in one post; good files stay when others are bad."""
    task = get_object_or_404(Task.objects.visible_to(request.user), pk=pk)
    demand(request, "monitoring.answer_task", task, verb="submit")
    form = AnswerForm(request.POST, request.FILES)
    if not form.is_valid():
        return _refused(request, task, form, [])
    added, bad = _take(task, form, request)
    if bad:
        return _refused(request, task, form, bad, added)
    if is_script(request):
        context = {"added": added, "task": task}
        return render(request, "monitoring/parts/evidence_rows.html", context)
    if form.cleaned_data["submit"]:
        actions.submit_task(task, by=request.user, submission_key=form.cleaned_data["submission_key"])
        messages.success(request, f"Отправлено на проверку: {task.activity.title}")
    return next_page(request, pk)


def _take(task: Task, form: AnswerForm, request: HttpRequest) -> tuple[list[Evidence], list[BadFile]]:
    given, user = form.cleaned_data, request.user
    good, bad = form.sort_files()
    added = []
    for one in good:
        stored = store_file(
            one.stream, content_type=one.checked.content_type, municipality=task.municipality_id, by=user
        )
        added.append(
            actions.add_file(
                task, by=user, file=stored, filename=one.checked.safe_name, client_key=one.client_key
            )
        )
    if url := given["url"]:
        added.append(actions.add_link(task, by=user, url=url, client_key=form.key_of(url)))
    if text := given["document_text"]:
        added.append(actions.add_requisites(task, by=user, document_text=text, client_key=form.key_of(text)))
    return added, bad


def _refused(
    request: HttpRequest,
    task: Task,
    form: AnswerForm,
    bad: list[BadFile],
    added: Sequence[Evidence] = (),
) -> HttpResponse:
    is_large = bool(bad) and all(one.code == RefusalCode.TOO_BIG for one in bad)
    status = TOO_LARGE if is_large else UNPROCESSABLE
    if is_script(request):
        sentences = [{"sentence": text} for errors in form.errors.values() for text in errors]
        context = {"added": added, "task": task, "refusals": [*bad, *sentences]}
        return render(request, "monitoring/parts/evidence_rows.html", context, status=status)
    fresh = questions.with_answers(Task.objects.visible_to(request.user)).get(pk=task.pk)
    return show_task(request, fresh, form=form, refusals=bad, status=status)


@gesture
def task_recall(request: HttpRequest, pk: int) -> HttpResponse:
    task = get_object_or_404(Task.objects.visible_to(request.user), pk=pk)
    demand(request, "monitoring.recall_task", task, verb="recall")
    actions.recall_task(task, by=request.user)
    messages.success(request, "Ответ отозван: можно исправить и отправить снова.")
    return redirect("monitoring:task-detail", pk)


@gesture
def evidence_withdraw(request: HttpRequest, pk: int, evidence_pk: int) -> HttpResponse:
    evidence = _evidence(request, pk, evidence_pk)
    actions.withdraw_evidence(evidence, by=request.user)
    messages.success(request, f"Убрано: {evidence}")
    return next_page(request, pk)


@gesture
def evidence_repeat(request: HttpRequest, pk: int, evidence_pk: int) -> HttpResponse:
    evidence = _evidence(request, pk, evidence_pk)
    actions.repeat_evidence(evidence, by=request.user)
    messages.success(request, f"Взято из прошлого ответа: {evidence}")
    return next_page(request, pk)


def _evidence(request: HttpRequest, pk: int, evidence_pk: int) -> Evidence:
    visible = Evidence.objects.visible_to(request.user).select_related("task")
    evidence = get_object_or_404(visible, pk=evidence_pk, task=pk)
    demand(request, "monitoring.answer_task", evidence.task, verb="submit")
    return evidence
