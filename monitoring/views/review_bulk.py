"""Accepting several answers at once: what was ticked is shown first, with what lies in it, then accepted."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from monitoring import actions
from monitoring.models import Task
from monitoring.queries import queue, tasks
from msoko.lib.language_ru import counted

#: more than a specialist can have looked at
MAX_CHOSEN = 100


@require_http_methods(["GET", "HEAD", "POST"])
def review_accept(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("monitoring.use_review_queue"):
        raise PermissionDenied
    if request.method == "POST":
        return _accepted(request)
    found = queue.chosen_for_review(request.user, list(_keys(request.GET.getlist("task"))))
    if not found:
        messages.error(request, "Отметьте в очереди ответы, которые нужно принять вместе.")
        return redirect(_back(request))
    chosen = [{"task": task, "evidence": _with_facts(task), "place": tasks.place(task)} for task in found]
    context = {"chosen": chosen, "count": len(chosen), "whose": request.GET.get("whose", "")}
    return render(request, "monitoring/review_accept.html", context)


def _with_facts(task: Task) -> list[dict[str, object]]:
    return [{"evidence": one, "advice": one.advice} for one in tasks.standing_evidence(task)]


def _accepted(request: HttpRequest) -> HttpResponse:
    """Each key comes with the version that was shown: what has changed since is not accepted."""
    versions = dict(_pairs(request.POST.getlist("seen")))
    waiting = Task.objects.visible_to(request.user).filter(pk__in=versions)
    seen = [(task, versions[task.pk]) for task in waiting.select_related("organization", "activity")]
    done = actions.accept_tasks(seen, by=request.user)
    if done.accepted:
        words = counted(len(done.accepted), "ответ", "ответа", "ответов")
        messages.success(request, f"Принято: {words}.")
    names = {task.pk: task for task, _ in seen}
    for task, sentence in done.refused:
        known = names[task.pk]
        messages.error(request, f"{known.organization}, «{known.activity.title}»: не принято. {sentence}")
    return redirect(_back(request))


def _keys(texts: Iterable[str]) -> Iterable[int]:
    return (int(text) for text in list(texts)[:MAX_CHOSEN] if text.isdecimal() and len(text) < 18)


def _pairs(texts: Iterable[str]) -> Iterable[tuple[int, int]]:
    for text in list(texts)[:MAX_CHOSEN]:
        keys = list(_keys(text.split(":")))
        if len(keys) == 2:
            yield keys[0], keys[1]


def _back(request: HttpRequest) -> str:
    whose = request.POST.get("whose") or request.GET.get("whose", "")
    query = f"?whose={whose}" if whose in (queue.MINE, queue.ALL) else ""
    return reverse("monitoring:review-queue") + query
