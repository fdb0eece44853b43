"""A row of a plan in force is excluded with a reason, or stands in the draft of changes again (PL-09)."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from plans import actions
from plans.edition_forms import ReasonForm
from plans.models import Activity
from plans.views.edition_gestures import is_done


@require_http_methods(["GET", "HEAD", "POST"])
def activity_exclude(request: HttpRequest, pk: int) -> HttpResponse:
    activity = _activity(request, pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        is_done(
            request,
            lambda: actions.exclude_activity(activity, reason=reason, by=request.user),
            "Строка исключена: её номер остаётся. Задания по ней закроются, когда изменения утвердят.",
        )
        return redirect("plans:activity-detail", pk)
    context = {"form": form, "activity": activity, "plan": activity.edition.plan}
    return render(request, "plans/activity_exclude.html", context, status=422 if form.is_bound else 200)


@require_POST
def activity_include(request: HttpRequest, pk: int) -> HttpResponse:
    activity = _activity(request, pk)
    is_done(
        request, lambda: actions.include_activity(activity, by=request.user), "Строка снова стоит в плане."
    )
    return redirect("plans:activity-detail", pk)


def _activity(request: HttpRequest, pk: int) -> Activity:
    rows = Activity.objects.visible_to(request.user).select_related("edition__plan")
    activity = get_object_or_404(rows, pk=pk)
    if not request.user.has_perm("plans.exclude_activity", activity):
        raise PermissionDenied
    return activity
