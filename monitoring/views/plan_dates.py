"""The page «Сроки» of a plan: what waits for a date, the dates that were set, the gestures that set them."""

import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from monitoring import actions
from monitoring.actions import TaskChanges
from monitoring.actions.postponing import LAST_DAYS
from monitoring.date_forms import RowDatesForm
from monitoring.models import Task
from msoko.lib.language_ru import counted
from plans import actions as plan_actions
from plans import queries
from plans.due_queries import settings_on
from plans.models import Activity, CalendarEvent, DueDecision, Edition, EventKind
from plans.undated import offers_of, plan_dates, waiting_of

UNPROCESSABLE = 422


@require_safe
def plan_dates_page(request: HttpRequest, pk: int) -> HttpResponse:
    edition = get_object_or_404(queries.latest_editions(request.user), plan=pk)
    return _shown(request, edition)


def _shown(request: HttpRequest, edition: Edition, form: RowDatesForm | None = None) -> HttpResponse:
    found, today = plan_dates(edition), timezone.localdate()
    tied = {one.event_id for row in found.dated for one in row.decisions}
    may_set_dates = request.user.has_perm("plans.set_due_dates", edition)
    context = {
        "edition": edition,
        "plan": edition.plan,
        "tab": "dates",
        # An event of a plan that is still a draft is the department's own business.
        "events": [one for one in found.events if may_set_dates or one.pk in tied],
        "dates": found,
        "form": form,
        "form_group": request.POST.get("group", "") if form else "",
        "may_set_dates": may_set_dates,
        "event_kinds": EventKind.choices,
        "may_edit": request.user.has_perm("plans.edit_edition", edition),
        "unneeded_from": edition.plan.ends_on - datetime.timedelta(days=LAST_DAYS),
        "may_say_unneeded": today >= edition.plan.ends_on - datetime.timedelta(days=LAST_DAYS),
    }
    return render(request, "monitoring/plan_dates.html", context, status=UNPROCESSABLE if form else 200)


@require_POST
def plan_dates_set(request: HttpRequest, pk: int) -> HttpResponse:
    """One event or one date for all rows that were ticked."""
    edition = dated_edition(request, pk)
    rows = list(Activity.objects.in_plan().filter(edition=edition))
    events = list(CalendarEvent.objects.filter(municipality=edition.municipality_id))
    form = RowDatesForm(request.POST, rows=[row.pk for row in rows], events=events)
    if not form.is_valid():
        return _shown(request, edition, form)
    chosen = [row for row in rows if row.pk in form.cleaned_data["rows"]]
    for row in chosen:
        row.edition = edition
    return _changed(request, edition, lambda: set_dates(edition, chosen, form.cleaned_data, request.user))


def set_dates(edition: Edition, rows: list[Activity], given: dict[str, Any], by: Any) -> None:
    event, document = given["event"], {"url": given["url"], "by": by}
    if given["held_on"]:
        words, settings = given["document_text"], settings_on(edition)
        plan_actions.tell_last_fact(
            rows, held_on=given["held_on"], words=words, settings=settings, **document
        )
        return
    dates = {name: given[name] for name in ("starts_on", "document_text")}
    if event is None and given["title"].strip():
        event = plan_actions.add_event(
            edition.municipality,
            title=given["title"],
            kind=given["kind"] or EventKind.ASSESSMENT,
            ends_on=given["ends_on"],
            **dates,
            **document,
        )
    if event is not None:
        plan_actions.tie_to_event(rows, event, settings=settings_on(edition), by=by)
    else:
        plan_actions.set_due_date(rows, due_on=given["ends_on"] or given["starts_on"], **dates, **document)


@require_POST
def plan_dates_choose(request: HttpRequest, pk: int) -> HttpResponse:
    """«Август» in a plan with two Augusts: the years that were ticked, for every row of the group."""
    edition = dated_edition(request, pk)
    settings, wanted = settings_on(edition), set(request.POST.getlist("options"))
    dates = []
    for row in Activity.objects.filter(edition=edition, pk__in=_numbers(request, "rows")):
        row.edition = edition
        waiting = waiting_of(row, edition.plan.period, settings)
        dates += [(row, one) for one in waiting.options if one.label in wanted] if waiting else []
    if not dates:
        messages.error(request, "Отметьте, какой год имеется в виду.")
        return redirect("monitoring:plan-dates", pk)
    words = f"выбрано: {', '.join(sorted(wanted))}"
    return _changed(request, edition, lambda: plan_actions.add_dates(dates, words=words, by=request.user))


@require_POST
def plan_dates_accept(request: HttpRequest, pk: int) -> HttpResponse:
    """One press: the dates named in the results of a row become its dates (DL-08)."""
    edition = dated_edition(request, pk)
    row = get_object_or_404(Activity, edition=edition, pk__in=_numbers(request, "activity"))
    row.edition = edition
    offers = offers_of(row, (), edition.plan.period, settings_on(edition))
    dates = [(row, window) for offer in offers for window in offer.mention.windows]
    words = "в результате названо: " + "; ".join(offer.mention.words for offer in offers)
    return _changed(
        request,
        edition,
        lambda: plan_actions.add_dates(dates, words=words, by=request.user),
        back=f"plans:{request.POST.get('back')}" if request.POST.get("back") == "plan-detail" else "",
    )


@require_POST
def plan_dates_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    edition = dated_edition(request, pk)
    decision = get_object_or_404(DueDecision, plan=edition.plan_id, pk__in=_numbers(request, "decision"))
    return _changed(request, edition, lambda: plan_actions.withdraw_date(decision, by=request.user))


@require_POST
def plan_dates_unneeded(request: HttpRequest, pk: int) -> HttpResponse:
    """«Не потребовалось»: close what nobody has asked for, at the end of the period."""
    edition = dated_edition(request, pk)
    keys = Activity.objects.filter(edition=edition, pk__in=_numbers(request, "rows")).values("key")
    tasks = Task.objects.visible_to(request.user).filter(activity_key__in=keys)
    try:
        closed = actions.close_unneeded(
            tasks, ends_on=edition.plan.ends_on, today=timezone.localdate(), by=request.user
        )
        words = counted(len(closed), "задание", "задания", "заданий")
        messages.success(request, f"Отмечено «не потребовалось»: {words}.")
    except actions.NotPossible as refusal:
        messages.error(request, str(refusal))
    return redirect("monitoring:plan-dates", pk)


def dated_edition(request: HttpRequest, pk: int) -> Edition:
    edition = get_object_or_404(queries.latest_editions(request.user), plan=pk)
    if not request.user.has_perm("plans.set_due_dates", edition):
        raise PermissionDenied
    return edition


def _numbers(request: HttpRequest, name: str) -> list[int]:
    return [int(text) for text in request.POST.getlist(name) if text.isdecimal() and len(text) < 16]


def _changed(request: HttpRequest, edition: Edition, change: Any, *, back: str = "") -> HttpResponse:
    try:
        changes = actions.date_plan(edition, change, today=timezone.localdate(), by=request.user)
        messages.success(request, f"Сроки изменены. {changes_words(changes)}")
    except plan_actions.Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(back or "monitoring:plan-dates", edition.plan_id)


def changes_words(changes: TaskChanges | None) -> str:
    """«Задания: 28 получили новый срок, 14 добавлено.»"""
    if changes is None:
        return "Задания появятся с этими сроками, когда план утвердят."
    counts = (
        (changes.moved, "получили новый срок"),
        (changes.made, "добавлено"),
        (changes.reopened, "открыто снова"),
        (changes.closed, "снято с контроля"),
    )
    told = [f"{count} {words}" for count, words in counts if count]
    return f"Задания: {', '.join(told)}." if told else "Задания остались как были."
