"""Management decisions under control: the list, one decision, clauses of a document (MD-01, MD-02)."""

from collections.abc import Iterator

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from monitoring.views.addresses import query_with
from monitoring.views.spreadsheet import spreadsheet
from reports.actions import decisions as actions
from reports.actions.answering import NotYet
from reports.chain_filters import DecisionFilter
from reports.chain_forms import DecisionForm, MeasureForm, ReasonForm
from reports.chain_queries import chain_of
from reports.models import ManagementDecision, TargetedRecommendation
from reports.views.refusing import demand, gesture

PAGE_SIZE = 50
HEADER = ("Вид", "Что решено", "Основание", "Кто отвечает", "Срок", "Состояние", "Как исполнено")
#: gestures that need words
_WITH_WORDS = {"report": actions.report_decision, "cancel": actions.cancel_decision}
_PLAIN = {"close": actions.close_decision, "return": actions.return_decision}


@require_safe
def decision_list(request: HttpRequest) -> HttpResponse:
    found, today = filtered(request), timezone.localdate()
    page = Paginator(found.qs, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "filter": found,
        "page": page,
        "count": page.paginator.count,
        "rows": [(one, one.is_overdue(today)) for one in page],
        "is_filtered": any(request.GET.get(name) for name in found.filters),
        "query": query_with(request, page=None),
    }
    return render(request, "reports/decision_list.html", context)


@require_safe
def decision_list_xlsx(request: HttpRequest) -> HttpResponse:
    return spreadsheet(
        request, "Управленческие решения", HEADER, lines(filtered(request).qs.iterator()), "decisions"
    )


def filtered(request: HttpRequest) -> DecisionFilter:
    demand(request, "reports.view_chain")
    visible = ManagementDecision.objects.visible_to(request.user).for_listing()
    return DecisionFilter(request, visible, today=timezone.localdate())


def lines(found: Iterator[ManagementDecision]) -> Iterator[tuple[str, ...]]:
    for one in found:
        yield (
            one.get_kind_display(), one.text, ground_of(one), one.who, f"{one.due_on:%d.%m.%Y}",
            one.get_state_display(), one.result_text,
        )  # fmt: skip


def ground_of(decision: ManagementDecision) -> str:
    parts = []
    if decision.document:
        clause = f", пункт {decision.clause_text}" if decision.clause_text else ""
        paper = decision.document
        number = f" № {paper.number_text} от {paper.dated_on:%d.%m.%Y}" if paper.number_text else ""
        parts.append(f"{paper.get_kind_display()}{number}{clause}")
    if decision.recommendation:
        parts.append(f"рекомендация: {decision.recommendation.text}")
    return "; ".join([*parts, *([decision.ground_text] if decision.ground_text else [])])


@require_http_methods(["GET", "HEAD", "POST"])
def decision_new(request: HttpRequest) -> HttpResponse:
    """`?recommendation=` fills the form: one step (MD-01)."""
    demand(request, "reports.keep_chain")
    form = DecisionForm(request.POST or None, user=request.user, initial=_offered(request))
    if form.is_valid():
        made = actions.make_decision(request.user.position.municipality, by=request.user, **form.cleaned_data)
        messages.success(request, "Решение поставлено на контроль.")
        return redirect("reports:decision-detail", pk=made.pk)
    return render(request, "reports/decision_new.html", {"form": form}, status=422 if form.is_bound else 200)


def _offered(request: HttpRequest) -> dict[str, object]:
    key = request.GET.get("recommendation", "")
    if not key.isdecimal() or len(key) > 17:
        return {}
    recommendations = TargetedRecommendation.objects.visible_to(request.user)
    one = get_object_or_404(recommendations, pk=int(key))
    return {
        "recommendation": one.pk,
        "document": one.order_id if one.order_id and one.state != "draft" else None,
        "direction": one.direction_id,
        "due_on": one.due_on,
    }


@require_safe
def decision_detail(request: HttpRequest, pk: int) -> HttpResponse:
    decision = visible(request, pk)
    is_kept = request.user.has_perm("reports.keep_chain", decision)
    context = {
        "decision": decision,
        "ground": ground_of(decision),
        "is_overdue": decision.is_overdue(timezone.localdate()),
        "chain": chain_of(decision, request.user),
        "reason_form": ReasonForm(),
        "measure_form": MeasureForm(user=request.user) if is_kept else None,
    }
    return render(request, "reports/decision_detail.html", context)


@gesture(lambda pk: redirect("reports:decision-detail", pk=pk))
def decision_move(request: HttpRequest, pk: int) -> HttpResponse:
    decision = visible(request, pk)
    demand(request, "reports.keep_chain", decision)
    verb = request.POST.get("verb", "")
    if verb in _WITH_WORDS:
        form = ReasonForm(request.POST)
        if not form.is_valid():
            raise NotYet("Напишите, как исполнено или почему отменено.")
        _WITH_WORDS[verb](decision, text=form.cleaned_data["text"], by=request.user)
    elif verb in _PLAIN:
        _PLAIN[verb](decision, by=request.user)
    return redirect("reports:decision-detail", pk=pk)


@gesture(lambda pk: redirect("reports:decision-detail", pk=pk))
def decision_measure(request: HttpRequest, pk: int) -> HttpResponse:
    decision = visible(request, pk)
    demand(request, "reports.keep_chain", decision)
    form = MeasureForm(request.POST, user=request.user)
    if not form.is_valid():
        raise NotYet("Выберите мероприятие действующего плана.")
    actions.name_measure(decision, form.cleaned_data["activity"], by=request.user)
    return redirect("reports:decision-detail", pk=pk)


def visible(request: HttpRequest, pk: int) -> ManagementDecision:
    decisions = ManagementDecision.objects.visible_to(request.user).for_listing()
    return get_object_or_404(decisions.select_related("made_by", "closed_by"), pk=pk)
