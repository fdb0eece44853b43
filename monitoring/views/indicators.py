"""One indicator: read, and in a draft edited with a formula that is read while it is typed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from monitoring import actions
from monitoring.actions import NotPossible
from monitoring.indicator_forms import IndicatorForm
from monitoring.indicator_set_states import IndicatorSetState
from monitoring.models import Indicator, IndicatorSet
from monitoring.queries import indicator_sets as questions
from monitoring.views.indicator_sets import PAGE, UNPROCESSABLE, demand, told, visible_set


def _visible(request: HttpRequest, pk: int, permission: str) -> Indicator:
    rows = Indicator.objects.visible_to(request.user).select_related(
        "indicator_set", "direction", "procedure"
    )
    found = get_object_or_404(rows, pk=pk)
    demand(request, permission, found)
    return found


@require_safe
def indicator_detail(request: HttpRequest, pk: int) -> HttpResponse:
    shown = _visible(request, pk, "monitoring.view_indicators")
    known = questions.fields_of(shown.municipality_id)
    targets = shown.targets.filter(cluster=None, organization=None).order_by("year")
    is_draft = shown.indicator_set.state == IndicatorSetState.DRAFT
    context = {
        "indicator": shown,
        "set": shown.indicator_set,
        "formula": questions.formula_shown(shown.formula_text, known),
        "targets": targets,
        "may_edit": is_draft and request.user.has_perm("monitoring.edit_indicators", shown),
    }
    return render(request, "monitoring/indicator_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def indicator_add(request: HttpRequest, pk: int) -> HttpResponse:
    draft = visible_set(request, pk, "monitoring.edit_indicators")
    return _edited(request, Indicator(indicator_set=draft, municipality_id=draft.municipality_id))


@require_http_methods(["GET", "HEAD", "POST"])
def indicator_edit(request: HttpRequest, pk: int) -> HttpResponse:
    return _edited(request, _visible(request, pk, "monitoring.edit_indicators"))


def _edited(request: HttpRequest, indicator: Indicator) -> HttpResponse:
    draft = indicator.indicator_set
    if draft.state != IndicatorSetState.DRAFT:
        messages.error(request, "Действующий набор показателей не меняется: сделайте следующую версию.")
        return redirect(PAGE, draft.pk)
    form = IndicatorForm(request.POST or None, instance=indicator, municipality_id=draft.municipality_id)
    if request.method == "POST" and form.is_valid() and _saved(request, form):
        messages.success(request, f"Сохранено: {form.instance.name}.")
        return redirect(PAGE, draft.pk)
    known = questions.fields_of(draft.municipality_id)
    typed = form["formula_text"].value() or ""
    context = {
        "form": form,
        "set": draft,
        "indicator": indicator if indicator.pk else None,
        "formula": questions.formula_shown(typed, known),
        "fields": list(known.values()),
    }
    return render(
        request, "monitoring/indicator_edit.html", context, status=UNPROCESSABLE if form.errors else 200
    )


def _saved(request: HttpRequest, form: IndicatorForm) -> bool:
    """What the parser or the database refuses stands beside the form, nothing is written."""
    try:
        actions.save_indicator(form.instance, by=request.user)
    except NotPossible as refusal:
        form.add_error("formula_text", str(refusal))
    except ValidationError as refusal:
        form.add_error(None, refusal.messages)
    return not form.errors


@require_safe
def indicator_formula(request: HttpRequest, pk: int) -> HttpResponse:
    """What the formula means as it stands while it is typed."""
    draft: IndicatorSet = visible_set(request, pk)
    known = questions.fields_of(draft.municipality_id)
    shown = questions.formula_shown(request.GET.get("formula_text", "")[:500], known)
    return render(request, "monitoring/parts/formula_shown.html", {"formula": shown})


@require_POST
def indicator_remove(request: HttpRequest, pk: int) -> HttpResponse:
    indicator = _visible(request, pk, "monitoring.edit_indicators")
    words = f"Показатель «{indicator.name}» убран из черновика."
    told(request, lambda: actions.remove_indicator(indicator, by=request.user), words)
    return redirect(PAGE, indicator.indicator_set_id)
