"""Collection rounds of the department: the list, a new one, who has given what, what happens to the round."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from monitoring import actions, tasks
from monitoring.collection_forms import ExtensionForm, RoundForm, newest_sets, suggested_round
from monitoring.indicator_set_states import IndicatorSetState
from monitoring.link_tokens import absolute
from monitoring.models import CollectionRound
from monitoring.queries import rounds as questions
from monitoring.queries.reporting import not_reported
from monitoring.round_states import TONES, RoundState
from monitoring.views.spreadsheet import spreadsheet
from monitoring.views.standing import demand, gesture_on, given
from msoko.people.models import Municipality

PAGE = "monitoring:round-detail"
_DONE = {
    "open": "Сбор открыт: организации видят форму.",
    "close": "Сбор закрыт, показатели посчитаны, отклонения записаны.",
    "approve": "Сбор утверждён: значения теперь исправляют только с причиной.",
}


@require_safe
def round_list(request: HttpRequest) -> HttpResponse:
    demand(request, "monitoring.view_collection")
    listed = [(one, TONES[RoundState(one.state)]) for one in questions.rounds_of(request.user)]
    return render(request, "monitoring/round_list.html", {"rounds": listed})


@require_http_methods(["GET", "HEAD", "POST"])
def round_add(request: HttpRequest) -> HttpResponse:
    demand(request, "monitoring.edit_round")
    sets = newest_sets(request.user.position.municipality_id)
    in_force = next((one for one in sets if one.state == IndicatorSetState.IN_FORCE), None)
    begun = suggested_round(timezone.localdate(), in_force)
    form = RoundForm(request.POST or None, sets=sets, initial=begun)
    if request.method == "POST" and form.is_valid():
        made = actions.create_round(by=request.user, **form.cleaned_data)
        return redirect("monitoring:round-shape", made.pk)
    status = 422 if form.errors else 200
    return render(request, "monitoring/round_add.html", {"form": form, "has_sets": bool(sets)}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def round_change(request: HttpRequest, pk: int) -> HttpResponse:
    asked = visible_round(request, pk, "monitoring.edit_round")
    sets = newest_sets(asked.municipality_id).filter(pk=asked.indicator_set_id)
    form = RoundForm(request.POST or None, instance=asked, sets=sets)
    if request.method == "POST" and form.is_valid():
        return _changed(request, pk, form)
    context = {"form": form, "round": asked, "has_sets": True}
    return render(request, "monitoring/round_add.html", context, status=422 if form.errors else 200)


@gesture_on(PAGE)
def _changed(request: HttpRequest, pk: int, form: RoundForm) -> None:
    actions.change_round(visible_round(request, pk), by=request.user, **form.cleaned_data)
    messages.success(request, "Сохранено.")


@require_safe
def round_detail(request: HttpRequest, pk: int) -> HttpResponse:
    asked = visible_round(request, pk)
    today = timezone.localdate()
    rows = questions.given_in(asked, today)
    context = {
        "round": asked,
        "tone": TONES[RoundState(asked.state)],
        "rows": rows,
        "given_count": sum(one.submission.state in ("sent", "accepted") for one in rows),
        "waiting_count": sum(one.submission.state == "sent" for one in rows),
        "owing_count": sum(one.submission.state in ("filling", "returned") for one in rows),
        "line_count": asked.fields.count(),
        "extension": ExtensionForm(asked=asked),
    }
    return render(request, "monitoring/round_detail.html", context)


@require_safe
def round_xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    """Who has given what, as it is shown."""
    asked = visible_round(request, pk)
    header = ("Организация", "Состояние", "Заполнено, строк", "Всего строк", "%", "Открыт по")
    lines = (
        (
            one.submission.organization.short_name,
            one.submission.get_state_display(),
            one.submission.filled_count,
            one.submission.asked_count,
            one.percent,
            f"{one.submission.last_on:%d.%m.%Y}",
        )
        for one in questions.given_in(asked, timezone.localdate())
    )
    return spreadsheet(request, f"Кто сдал: {asked.title}", header, lines, "round")


@gesture_on(PAGE)
def round_open(request: HttpRequest, pk: int) -> None:
    asked = visible_round(request, pk, "monitoring.edit_round")
    actions.open_round(asked, by=request.user)
    messages.success(request, _DONE["open"])


@gesture_on(PAGE)
def round_close(request: HttpRequest, pk: int) -> None:
    asked = visible_round(request, pk, "monitoring.edit_round")
    actions.close_round(asked, by=request.user, now=timezone.now())
    messages.success(request, _DONE["close"])


@gesture_on(PAGE)
def round_approve(request: HttpRequest, pk: int) -> None:
    asked = visible_round(request, pk, "monitoring.approve_round")
    actions.approve_round(asked, by=request.user, now=timezone.now())
    messages.success(request, _DONE["approve"])


@gesture_on(PAGE)
def round_extend(request: HttpRequest, pk: int) -> None:
    asked = visible_round(request, pk, "monitoring.edit_round")
    words = given(ExtensionForm(request.POST, asked=asked))
    made = actions.extend_round(asked, by=request.user, **words)
    messages.success(request, f"Срок продлён: {made}.")


@gesture_on(PAGE)
def round_remind(request: HttpRequest, pk: int) -> None:
    """Write to everybody who has not sent the data."""
    asked = visible_round(request, pk, "monitoring.edit_round")
    if asked.state == RoundState.DRAFT:
        raise actions.NotPossible("Сбор ещё не открыт: напоминать рано.")
    owed = {
        one.organization: [f"{asked.title}: заполнить и отправить до {one.closes_on:%d.%m.%Y}"]
        for one in not_reported(asked, today=timezone.localdate())
    }
    remind(request, asked.municipality_id, owed, f"Ждём данные: {asked.title}"[:200], "submission-list")


def remind(request: HttpRequest, municipality_id: int, owed: dict, subject: str, page: str) -> None:
    """Ask and tell how many letters leave and who cannot be written to."""
    with transaction.atomic():
        written = tasks.ask_for_data(
            Municipality.objects.get(pk=municipality_id),
            owed=owed,
            subject=subject,
            address=absolute(reverse(f"monitoring:{page}")),
            now=timezone.now(),
        )
    told = [f"Напоминаний отправлено: {len(written.letters)}."]
    if written.asked_today:
        told.append(f"Сегодня уже напоминали: {len(written.asked_today)}.")
    if written.unreachable:
        told.append(f"Некому или некуда писать: {', '.join(map(str, written.unreachable[:5]))}.")
    messages.success(request, " ".join(told))


def visible_round(
    request: HttpRequest, pk: int, permission: str = "monitoring.view_collection"
) -> CollectionRound:
    visible = CollectionRound.objects.visible_to(request.user).select_related("indicator_set", "approved_by")
    asked = get_object_or_404(visible, pk=pk)
    demand(request, permission, asked)
    return asked
