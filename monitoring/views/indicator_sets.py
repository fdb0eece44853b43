"""Sets of indicators: the list, one set, typical indicators in one click, the next version, the order."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from monitoring import actions
from monitoring.actions import Adopted, NotPossible
from monitoring.indicator_forms import ApprovalForm
from monitoring.indicator_set_states import TONES, ForbiddenTransition, IndicatorSetState
from monitoring.models import IndicatorSet
from monitoring.queries import indicator_sets as questions
from msoko.lib.language_ru import counted

PAGE = "monitoring:indicator-set-detail"
UNPROCESSABLE = 422


def demand(request: HttpRequest, permission: str, row: object = None) -> None:
    if not request.user.has_perm(permission, row):
        raise PermissionDenied


def visible_set(
    request: HttpRequest, pk: int, permission: str = "monitoring.view_indicators"
) -> IndicatorSet:
    found = get_object_or_404(IndicatorSet.objects.visible_to(request.user), pk=pk)
    demand(request, permission, found)
    return found


def told(request: HttpRequest, change: Callable[[], object], words: str) -> bool:
    """Do it and say so, or say why not."""
    try:
        change()
    except (NotPossible, ForbiddenTransition) as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, words)
    return True


@require_safe
def indicator_set_list(request: HttpRequest) -> HttpResponse:
    demand(request, "monitoring.view_indicators")
    sets = questions.sets_of(request.user)
    context = {
        "sets": [(one, TONES[IndicatorSetState(one.state)]) for one in sets],
        "year": timezone.localdate().year,
    }
    return render(request, "monitoring/indicator_set_list.html", context)


@require_safe
def indicator_set_detail(request: HttpRequest, pk: int) -> HttpResponse:
    return _detail(request, visible_set(request, pk))


def _detail(request: HttpRequest, shown: IndicatorSet, form: ApprovalForm | None = None) -> HttpResponse:
    is_draft = shown.state == IndicatorSetState.DRAFT
    groups = questions.indicators_by_direction(shown)
    context = {
        "set": shown,
        "tone": TONES[IndicatorSetState(shown.state)],
        "tab": "indicators",
        "groups": groups,
        "count": sum(len(indicators) for _, indicators in groups),
        "is_draft": is_draft,
        "may_edit": is_draft and request.user.has_perm("monitoring.edit_indicators", shown),
        "approval": form or (ApprovalForm() if is_draft else None),
    }
    status = UNPROCESSABLE if form else 200
    return render(request, "monitoring/indicator_set_detail.html", context, status=status)


@require_POST
def indicator_set_adopt(request: HttpRequest) -> HttpResponse:
    """«Взять типовые показатели»: what is missing comes into the newest draft, or into a new one."""
    demand(request, "monitoring.edit_indicators")
    adopted = actions.adopt_presets(request.user.position.municipality_id, by=request.user)
    messages.success(request, _adopted_words(adopted))
    if adopted.indicator_set is None:
        return redirect("monitoring:indicator-set-list")
    return redirect(PAGE, adopted.indicator_set.pk)


def _adopted_words(adopted: Adopted) -> str:
    if not adopted.indicator_count:
        return "Все типовые показатели уже есть в последней версии набора."
    indicators = counted(adopted.indicator_count, "показатель", "показателя", "показателей")
    fields = counted(adopted.field_count, "первичное поле", "первичных поля", "первичных полей")
    return f"Взято: {indicators}, {fields}. Проверьте и измените под себя, затем введите набор приказом."


@require_POST
def indicator_set_copy(request: HttpRequest, pk: int) -> HttpResponse:
    """The next version: indicators with their codes, targets of all years."""
    source = visible_set(request, pk, "monitoring.edit_indicators")
    title = request.POST.get("title", "").strip()[:300] or source.title
    made = actions.copy_set(source, title=title, by=request.user)
    messages.success(request, f"Сделана версия {made.number}: измените её и введите в действие приказом.")
    return redirect(PAGE, made.pk)


@require_POST
def indicator_set_approve(request: HttpRequest, pk: int) -> HttpResponse:
    draft = visible_set(request, pk, "monitoring.approve_indicators")
    form = ApprovalForm(request.POST)
    if not form.is_valid():
        return _detail(request, draft, form)
    told(
        request,
        lambda: actions.approve_set(draft, by=request.user, now=timezone.now(), **form.cleaned_data),
        f"Набор действует с {form.cleaned_data['starts_on']:%d.%m.%Y} и больше не меняется.",
    )
    return redirect(PAGE, pk)
