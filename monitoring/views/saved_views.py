"""Saved views: chips above a list, and the three gestures on them."""

from dataclasses import dataclass
from urllib.parse import parse_qsl

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from monitoring import actions
from monitoring.forms import SavedViewForm, ViewNameForm
from monitoring.models import ListPage, SavedView


@dataclass(frozen=True)
class Views:
    """What the part of the page prints."""

    page: str
    query_text: str
    shown: list[SavedView]
    #: the view whose filters the page shows at the moment
    current: SavedView | None


def saved_views(request: HttpRequest, page: ListPage) -> Views:
    shown = list(SavedView.objects.visible_to(request.user).filter(page=page))
    now = sorted((key, value) for key, value in request.GET.items() if value and key != "page")
    current = next((one for one in shown if sorted(parse_qsl(one.query_text)) == now), None)
    return Views(page.value, request.GET.urlencode(), shown, current)


@require_POST
def saved_view_add(request: HttpRequest) -> HttpResponse:
    form = SavedViewForm(request.POST)
    if request.user.position is None:
        raise Http404
    page = request.POST.get("page", "")
    if not form.is_valid():
        for errors in form.errors.values():
            messages.error(request, errors[0])
        return redirect(_address(page, request.POST.get("query_text", "")))
    try:
        view = actions.save_view(request.user.position, **form.cleaned_data, by=request.user)
    except actions.NotPossible as refusal:
        messages.error(request, str(refusal))
        return redirect(_address(page, form.cleaned_data["query_text"]))
    messages.success(request, f"Вид «{view.name}» сохранён. Он появился над списком, его видите только вы.")
    return redirect(_address(view.page, view.query_text))


@require_POST
def saved_view_rename(request: HttpRequest, pk: int) -> HttpResponse:
    view = get_object_or_404(SavedView.objects.visible_to(request.user), pk=pk)
    form = ViewNameForm(request.POST)
    if not form.is_valid():
        messages.error(request, form.errors["name"][0])
        return redirect(_address(view.page, view.query_text))
    try:
        actions.rename_view(view, name=form.cleaned_data["name"], by=request.user)
        messages.success(request, f"Теперь вид называется «{view.name}».")
    except actions.NotPossible as refusal:
        messages.error(request, str(refusal))
    return redirect(_address(view.page, view.query_text))


@require_POST
def saved_view_delete(request: HttpRequest, pk: int) -> HttpResponse:
    view = get_object_or_404(SavedView.objects.visible_to(request.user), pk=pk)
    address = _address(view.page, view.query_text)
    actions.delete_view(view, by=request.user)
    messages.success(request, f"Вид «{view.name}» удалён; задания остались как были.")
    return redirect(address)


def _address(page: str, query_text: str) -> str:
    name = page if page in ListPage.values else ListPage.TASKS.value
    address = reverse(f"monitoring:{name}")
    return f"{address}?{query_text}" if query_text else address
