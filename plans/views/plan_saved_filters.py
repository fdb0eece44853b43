"""Saved filters of one plan: keep what the page shows under a name, take a name away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from plans import actions
from plans.change_forms import SavedFilterForm
from plans.models import Plan, SavedFilter


@require_POST
def plan_filter_save(request: HttpRequest, pk: int) -> HttpResponse:
    plan = get_object_or_404(Plan.objects.visible_to(request.user), pk=pk)
    form = SavedFilterForm(request.POST)
    query = request.POST.get("query_text", "")
    if not form.is_valid():
        messages.error(request, next(iter(form.errors.values()))[0])
        return redirect(_address(plan.pk, query))
    try:
        saved = actions.save_filter(plan, by=request.user, **form.cleaned_data)
    except actions.Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(_address(plan.pk, query))
    messages.success(request, f"Отбор «{saved.name}» сохранён. Он стоит над таблицей, его видите только вы.")
    return redirect(_address(plan.pk, saved.query_text))


@require_POST
def saved_filter_delete(request: HttpRequest, pk: int) -> HttpResponse:
    saved = get_object_or_404(SavedFilter.objects.visible_to(request.user), pk=pk)
    address = _address(saved.plan_id, saved.query_text)
    actions.delete_filter(saved, by=request.user)
    messages.success(request, f"Отбор «{saved.name}» удалён. Строки плана остались как были.")
    return redirect(address)


def _address(plan_id: int, query_text: str) -> str:
    return f"{reverse('plans:plan-detail', args=[plan_id])}?{query_text}"
