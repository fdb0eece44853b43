"""What the organisation does: the page of a task, adding, replacing, withdrawing, sending, taking back."""

import uuid
from collections.abc import Iterable, Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from monitoring import actions, phrases
from monitoring.file_tasks import ask_scan
from monitoring.forms import AnswerForm, BadFile, accept_attribute, evidence_rules
from monitoring.models import Evidence, Task
from monitoring.queries import tasks as questions
from monitoring.queries.quota import quota_of
from monitoring.views.gesture import demand, gesture, is_script, next_page
from msoko.lib.uploads import RefusalCode

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
    is_department = task.organization_id != request.user.position.organization_id
    tone, state_text = questions.state_pill(task, timezone.localdate())
    by_link = hasattr(request, "personal_link")
    context = {
        "task": task,
        "tone": tone,
        "state_text": state_text,
        "ask": questions.ask(task),
        "place": questions.place(task),
        "expects_state": questions.expects_state(task),
        "document_kinds": phrases.DOCUMENT_KINDS,
        "rounds": questions.rounds(task, is_department=is_department),
        "evidence": questions.shown_evidence(task),
        "postponements": questions.postponements_of(task),
        "last_return": questions.last_return(task),
        "lost": questions.lost_evidence(task),
        "by_link": by_link,
        "offers_others": not by_link,
        "form": form,
        "refusals": refusals,
        "accept": accept_attribute(),
        "limit": evidence_rules().max_bytes,
        "client_key": uuid.uuid4(),
    }
    return render(request, "monitoring/task_detail.html", context, status=status)


@gesture
def task_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Files, a link, requisites and «отправить» in one post; good files stay when others are bad."""
    task = _answered(request, pk)
    form = AnswerForm(request.POST, request.FILES)
    if not form.is_valid():
        return _refused(request, task, form, [])
    added, bad = _take_files(task, form, request)
    added += _take_words(task, form, request)
    if bad:
        return _refused(request, task, form, bad, added)
    if is_script(request):
        return _rows(request, task, added)
    _tell_advice(request, added)
    if form.cleaned_data["submit"]:
        _submit(request, task, form)
    return next_page(request, pk)


@gesture
def evidence_replace(request: HttpRequest, pk: int, evidence_pk: int) -> HttpResponse:
    """A new version of one file; the old one stays in the history of the task."""
    evidence = _evidence(request, pk, evidence_pk)
    task = _answered(request, pk)
    form = AnswerForm(request.POST, request.FILES)
    if not form.is_valid() or not form.cleaned_data["replacement"]:
        sentence = "Выберите файл, который встанет на место прежнего."
        return _refused(request, task, form, [BadFile("", sentence)])
    added, bad = _take_files(task, form, request, replaces=evidence)
    if bad:
        return _refused(request, task, form, bad, added)
    if is_script(request):
        return _rows(request, task, added)
    _tell_advice(request, added)
    messages.success(request, f"Заменено: {evidence}. Прежняя версия сохранена.")
    return next_page(request, pk)


def _answered(request: HttpRequest, pk: int) -> Task:
    task = get_object_or_404(questions.with_plan(Task.objects.visible_to(request.user)), pk=pk)
    demand(request, "monitoring.answer_task", task, verb="submit")
    return task


def _take_files(
    task: Task, form: AnswerForm, request: HttpRequest, *, replaces: Evidence | None = None
) -> tuple[list[Evidence], list[BadFile]]:
    """Put the files of the post into the answer; one without room is told beside the others."""
    good, bad = form.sort_files("replacement" if replaces else "attachments")
    added = []
    for one in good[:1] if replaces else good:
        try:
            taken = actions.take_file(
                task, one, by=request.user, today=timezone.localdate(), replaces=replaces
            )
        except actions.NoRoom as refusal:
            bad.append(BadFile(one.checked.safe_name, str(refusal)))
            continue
        ask_scan(taken.file)
        added.append(taken)
    return added, bad


def _take_words(task: Task, form: AnswerForm, request: HttpRequest) -> list[Evidence]:
    given, user = form.cleaned_data, request.user
    added = []
    if url := given["url"]:
        added.append(actions.add_link(task, by=user, url=url, client_key=form.key_of(url)))
    if found := form.requisites:
        key = form.key_of(found.printed())
        added.append(actions.add_requisites(task, by=user, requisites=found, client_key=key))
    if text := given["statement_text"]:
        if not questions.expects_state(task):
            raise actions.NotPossible("В этом задании нужен документ: приложите файл, ссылку или реквизиты.")
        added.append(actions.add_statement(task, by=user, text=text, client_key=form.key_of(text)))
    return added


def _submit(request: HttpRequest, task: Task, form: AnswerForm) -> None:
    """Send this task and those that the same files answer too."""
    chosen = Task.objects.visible_to(request.user).filter(pk__in=form.cleaned_data["also"])
    # The link of a letter opens this task and no other one.
    others = [] if hasattr(request, "personal_link") else list(chosen.exclude(pk=task.pk))
    for other in others:
        demand(request, "monitoring.answer_task", other, verb="submit")
    key = form.cleaned_data["submission_key"]
    actions.submit_together(task, others=others, by=request.user, submission_key=key)
    messages.success(request, f"Отправлено на проверку: {task.activity.title}")
    if others:
        messages.success(request, f"Теми же файлами отвечено ещё на задания: {len(others)}.")


def _tell_advice(request: HttpRequest, added: Iterable[Evidence]) -> None:
    for evidence in added:
        for one in evidence.sender_advice:
            if one["tone"] == "amber":
                messages.warning(request, f"{evidence}: {one['text']}")


def _rows(
    request: HttpRequest,
    task: Task,
    added: Sequence[Evidence],
    refusals: Sequence[object] = (),
    *,
    status: int = 200,
) -> HttpResponse:
    """What upload.js puts into the list: the added rows, what was refused, and that room is running out."""
    keys = {one.pk for one in added}
    rows = [one for one in questions.round_of(task) if one.evidence.pk in keys]
    warning = quota_of(task.organization_id, timezone.localdate()).warning() if rows else ""
    context = {"added": rows, "task": task, "refusals": refusals, "warning": warning}
    return render(request, "monitoring/parts/evidence_rows.html", context, status=status)


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
        return _rows(request, task, added, [*bad, *sentences], status=status)
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
    actions.copy_evidence(evidence, to=evidence.task, by=request.user)
    messages.success(request, f"Взято из прошлого ответа: {evidence}")
    return next_page(request, pk)


def _evidence(request: HttpRequest, pk: int, evidence_pk: int) -> Evidence:
    visible = Evidence.objects.visible_to(request.user).select_related("task")
    evidence = get_object_or_404(visible, pk=evidence_pk, task=pk)
    demand(request, "monitoring.answer_task", evidence.task, verb="submit")
    return evidence
