"""The chain from the data on, its gaps, and what a measure is to move (M7, M9, GU-04)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from monitoring.models import Indicator, IndicatorValue
from plans.models import Activity, Edition
from reports.actions.answering import NotYet
from reports.actions.links import link_indicator, unlink_indicator
from reports.chain_queries import chain_of, value_sentence
from reports.edition_moves import edition_moves
from reports.gap_queries import chain_gaps
from reports.models import ActivityIndicator, EffectivenessReview, RecommendedMeasure
from reports.views.refusing import demand, gesture


@require_safe
def chain_gap_list(request: HttpRequest) -> HttpResponse:
    demand(request, "reports.view_chain")
    gaps = chain_gaps(request.user, timezone.localdate())
    return render(
        request, "reports/chain_gap_list.html", {"gaps": gaps, "count": sum(one.count for one in gaps)}
    )


@require_safe
def value_chain(request: HttpRequest, pk: int) -> HttpResponse:
    """The data: what was computed, from which inputs, what followed."""
    demand(request, "reports.view_chain")
    values = IndicatorValue.objects.visible_to(request.user).select_related(
        "indicator__direction", "organization", "scope__procedure", "scope__subject"
    )
    value = get_object_or_404(values, pk=pk)
    context = {
        "value": value,
        "sentence": value_sentence(value),
        "inputs": [(name, given[0]) for name, given in sorted(value.inputs.items())],
        "deviations": value.deviations.order_by("recorded_at", "pk"),
        "chain": chain_of(value, request.user),
    }
    return render(request, "reports/value_chain.html", context)


@require_safe
def activity_chain(request: HttpRequest, pk: int) -> HttpResponse:
    """A slot of the page of an activity: its indicators, recommendations, effects (M9)."""
    demand(request, "reports.view_chain")
    activity = get_object_or_404(Activity.objects.visible_to(request.user), pk=pk)
    user = request.user
    linked = ActivityIndicator.objects.visible_to(user).filter(activity_key=activity.key)
    measures = RecommendedMeasure.objects.visible_to(user).filter(activity_key=activity.key)
    indicators = Indicator.objects.filter(municipality=user.position.municipality_id)
    newest = indicators.order_by("-indicator_set__number").values_list("indicator_set", flat=True)[:1]
    context = {
        "activity": activity,
        "linked": linked.select_related("indicator"),
        "measures": measures.select_related("recommendation"),
        "effects": EffectivenessReview.objects.visible_to(user).filter(activity_key=activity.key),
        "offered": indicators.filter(indicator_set__in=list(newest)),
        "is_part": "HX-Request" in request.headers,
    }
    template = "reports/parts/activity_chain.html" if context["is_part"] else "reports/activity_chain.html"
    return render(request, template, context)


@gesture(lambda pk: redirect("reports:activity-chain", pk=pk))
def activity_indicator(request: HttpRequest, pk: int) -> HttpResponse:
    activities = Activity.objects.visible_to(request.user).select_related("edition__plan")
    activity = get_object_or_404(activities, pk=pk)
    demand(request, "reports.keep_chain", activity)
    key = request.POST.get("indicator", "")
    own = Indicator.objects.filter(municipality=request.user.position.municipality_id)
    indicator = own.filter(pk=int(key)).first() if key.isdecimal() and len(key) < 18 else None
    if indicator is None:
        raise NotYet("Выберите показатель.")
    if request.POST.get("verb") == "unlink":
        unlink_indicator(activity, indicator, by=request.user)
    else:
        link_indicator(activity, indicator, by=request.user)
        messages.success(request, "Показатель связан с мероприятием.")
    return redirect("plans:activity-detail", pk=pk)


@require_safe
def edition_moved(request: HttpRequest, pk: int) -> HttpResponse:
    """A slot of the roll-over: which indicators the rows of this year have moved."""
    demand(request, "reports.view_chain")
    editions = Edition.objects.visible_to(request.user).select_related("plan")
    edition = get_object_or_404(editions, pk=pk)
    context = {"edition": edition, "rows": edition_moves(edition, request.user)}
    is_part = "HX-Request" in request.headers
    template = "reports/parts/edition_moved.html" if is_part else "reports/edition_moved.html"
    return render(request, template, context)
