"""Ratings: made, explained row by row, approved by an order (RT-01 to RT-04)."""

from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from monitoring import actions
from monitoring.analysis_forms import OrderForm, RatingForm
from monitoring.models import ClusterSet, Indicator, Level, Rating
from monitoring.queries.analysis.rating import Line, lines_of, visible_ratings
from monitoring.queries.analysis.report import Report, Table
from monitoring.views.analysis_frame import frame, municipality_of, report_picture, report_xlsx
from monitoring.views.concluding_frame import carried_out, demand
from msoko.lib.charts import Strip
from msoko.people.permissions import sees_department


@require_safe
def rating_list(request: HttpRequest) -> HttpResponse:
    demand(request, "monitoring.view_rating")
    rows = visible_ratings(request.user).select_related("cluster_set")
    context = frame(request, "rating-list", rows=rows, is_plain=not sees_department(request.user))
    return render(request, "monitoring/rating_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def rating_add(request: HttpRequest) -> HttpResponse:
    demand(request, "monitoring.edit_rating")
    own = municipality_of(request.user)
    form = RatingForm(request.POST or None, initial={"year": timezone.localdate().year})
    in_force = Indicator.objects.filter(
        municipality=own, level=Level.ORGANIZATION, indicator_set__state="in_force"
    )
    form.fields["indicators"].queryset = in_force
    form.fields["cluster_set"].queryset = ClusterSet.objects.filter(municipality=own)
    if request.method == "POST":
        made = carried_out(request, form, lambda given: _add(request, given), "Черновик рейтинга составлен.")
        if made:
            return redirect("monitoring:rating-detail", made.pk)
    return render(request, "monitoring/rating_add.html", frame(request, "rating-list", form=form))


@require_safe
def rating_detail(request: HttpRequest, pk: int) -> HttpResponse:
    row = _visible(request, pk)
    lines = _lines(request, row)
    asked = request.GET.get("organization", "")
    chosen = next((one for one in lines if str(one.organization_id) == asked and one.name), None)
    context = frame(
        request, "rating-list", rating=row, lines=lines, chosen=chosen, form=OrderForm(),
        is_plain=not sees_department(request.user),
    )  # fmt: skip
    return render(request, "monitoring/rating_detail.html", context)


@require_POST
def rating_approve(request: HttpRequest, pk: int) -> HttpResponse:
    row = _visible(request, pk)
    demand(request, "monitoring.approve_rating", row)
    now = timezone.now()
    carried_out(
        request,
        OrderForm(request.POST),
        lambda given: actions.approve_rating(row, by=request.user, now=now, **given),
        "Рейтинг утверждён: дальнейшие исправления данных его не меняют.",
    )
    return redirect("monitoring:rating-detail", pk)


@require_safe
def rating_xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    return report_xlsx(request, _report(request, _visible(request, pk)), "rating")


@require_safe
def rating_picture(request: HttpRequest, pk: int) -> HttpResponse:
    return report_picture(_report(request, _visible(request, pk)))


def _visible(request: HttpRequest, pk: int) -> Rating:
    row = get_object_or_404(visible_ratings(request.user), pk=pk)
    demand(request, "monitoring.view_rating", row)
    return row


def _add(request: HttpRequest, given: dict) -> Rating:
    details = {name: value for name, value in given.items() if name != "indicators"}
    return actions.add_rating(municipality_of(request.user), by=request.user, **details)


def _lines(request: HttpRequest, row: Rating) -> list[Line]:
    """RT-04: «schools see their own row and anonymous others unless the setting opens it»."""
    lines = lines_of(row)
    if sees_department(request.user) or row.is_open_to_schools:
        return lines
    own = request.user.position.organization_id
    return [one if one.organization_id == own else one.anonymous for one in lines]


def _report(request: HttpRequest, row: Rating) -> Report:
    lines = _lines(request, row)
    names = [term["name"] for term in lines[0].terms] if lines else []
    header = ("Место", "Организация", "Кластер", "Место в кластере", "Сумма", *names)
    rows = tuple(
        (one.rank or "вне рейтинга", one.name or "другая организация", one.cluster, one.cluster_rank,
         one.total.quantize(Decimal("0.01")) if one.total is not None else one.reason,
         *(term["term"] or term["value"] for term in one.terms))
        for one in lines
    )  # fmt: skip
    ranked = [one for one in lines if one.total is not None]
    strip = tuple((f"{one.rank}. {one.name or 'другая организация'}", float(one.total)) for one in ranked)
    own = request.user.position.organization_id
    marked = next((f"{one.rank}. {one.name}" for one in ranked if one.organization_id == own), "")
    lead = f"{row.get_normalising_display()}; {row.get_missing_rule_display()}; {row.get_state_display()}"
    chart = Strip(row.title, strip, marked, "баллов") if strip else None
    return Report(row.title, lead, (Table(f"{row.year} год", header, rows),), chart=chart)
