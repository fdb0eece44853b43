from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from plans import actions
from plans.forms import PlanAddForm
from plans.import_queries import owner_of_new_plans


@require_http_methods(["GET", "HEAD", "POST"])
def plan_add(request: HttpRequest) -> HttpResponse:
    """An empty plan; it belongs to the department, whoever of its people writes it."""
    if not request.user.has_perm("plans.add_plan"):
        raise PermissionDenied
    form = PlanAddForm(request.POST or None)
    if form.is_valid():
        position = request.user.position
        owner = owner_of_new_plans(position.municipality_id) or position.organization
        plan = actions.create_plan(owner=owner, by=request.user, **form.cleaned_data)
        messages.success(request, "План создан. Добавьте разделы и строки или вернитесь к загрузке из файла.")
        return redirect("plans:plan-detail", plan.pk)
    return render(request, "plans/plan_add.html", {"form": form}, status=422 if form.is_bound else 200)
