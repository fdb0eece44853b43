"""Clusters of comparable organisations: sets by year, rules, who stands where and why (CL-02)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from monitoring import actions
from monitoring.actions import NotPossible
from monitoring.analysis_forms import ClusterForm, ClusterSetForm, MoveForm
from monitoring.models import ClusterSet
from monitoring.queries.analysis.cluster_log import moves_of
from monitoring.queries.analysis.contexts import rule_of
from monitoring.views.analysis_frame import frame, municipality_of
from monitoring.views.concluding_frame import carried_out, demand
from msoko.people.models import Organization


@require_http_methods(["GET", "HEAD", "POST"])
def cluster_set_list(request: HttpRequest) -> HttpResponse:
    demand(request, "monitoring.view_analysis")
    own = municipality_of(request.user)
    form = ClusterSetForm(request.POST or None, initial={"year": timezone.localdate().year})
    if request.method == "POST":
        demand(request, "monitoring.edit_clusters")
        made = carried_out(
            request,
            form,
            lambda given: actions.add_cluster_set(own, by=request.user, **given),
            "Разбиение создано.",
        )
        if made:
            return redirect("monitoring:cluster-set-detail", made.pk)
    sets = ClusterSet.objects.filter(municipality=own).prefetch_related("clusters__memberships")
    rows = [(one, [(each.name, len(each.memberships.all())) for each in one.clusters.all()]) for one in sets]
    context = frame(request, "cluster-set-list", rows=rows, form=form)
    return render(request, "monitoring/cluster_set_list.html", context)


@require_safe
def cluster_set_detail(request: HttpRequest, pk: int) -> HttpResponse:
    cluster_set = _visible(request, pk)
    demand(request, "monitoring.view_analysis")
    members = cluster_set.memberships.select_related("organization", "cluster", "assigned_by")
    members = list(members.order_by("cluster__position", "organization__short_name"))
    clusters = list(cluster_set.clusters.all())
    rows = [(one, _words(one), [each for each in members if each.cluster_id == one.pk]) for one in clusters]
    move = MoveForm()
    _bind(move, cluster_set)
    context = frame(
        request,
        "cluster-set-list",
        cluster_set=cluster_set,
        rows=rows,
        count=len(members),
        form=ClusterForm(),
        move=move,
        moves=moves_of(cluster_set),
    )
    return render(request, "monitoring/cluster_set_detail.html", context)


@require_POST
def cluster_add(request: HttpRequest, pk: int) -> HttpResponse:
    cluster_set = _visible(request, pk)
    demand(request, "monitoring.edit_clusters", cluster_set)
    form = ClusterForm(request.POST)
    carried_out(
        request,
        form,
        lambda given: actions.add_cluster(cluster_set, name=given["name"], rule=form.rule, by=request.user),
        "Кластер добавлен.",
    )
    return redirect("monitoring:cluster-set-detail", pk)


@require_POST
def cluster_assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Divide by the rules; whom nobody could place is named with the reason."""
    cluster_set = _visible(request, pk)
    demand(request, "monitoring.edit_clusters", cluster_set)
    try:
        found = actions.assign_clusters(cluster_set, by=request.user)
    except NotPossible as refusal:
        messages.error(request, str(refusal))
        return redirect("monitoring:cluster-set-detail", pk)
    messages.success(request, f"По правилам: {found.by_rule}, вручную: {found.by_hand}.")
    for organization, reason in found.waiting:
        messages.warning(request, f"{organization}: {reason}")
    return redirect("monitoring:cluster-set-detail", pk)


@require_POST
def cluster_move(request: HttpRequest, pk: int) -> HttpResponse:
    cluster_set = _visible(request, pk)
    demand(request, "monitoring.edit_clusters", cluster_set)
    form = MoveForm(request.POST)
    _bind(form, cluster_set)
    carried_out(
        request,
        form,
        lambda given: actions.move_to_cluster(by=request.user, **given),
        "Организация отнесена.",
    )
    return redirect("monitoring:cluster-set-detail", pk)


def _visible(request: HttpRequest, pk: int) -> ClusterSet:
    """A set of the own municipality, for those who look at the whole of it."""
    own = ClusterSet.objects.filter(municipality=municipality_of(request.user))
    return get_object_or_404(own, pk=pk)


def _bind(form: MoveForm, cluster_set: ClusterSet) -> None:
    form.fields["cluster"].queryset = cluster_set.clusters.all()
    own = Organization.objects.filter(municipality=cluster_set.municipality_id)
    form.fields["organization"].queryset = own.filter(kind__in=Organization.TEACHING)


def _words(cluster: object) -> str:
    rule = rule_of(cluster)
    return rule.words if rule else "заполняется вручную"
