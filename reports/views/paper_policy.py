"""How the papers of the municipality look: one page of settings."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from reports import actions
from reports.forms import PaperPolicyForm
from reports.models import PaperPolicy


@require_http_methods(["GET", "HEAD", "POST"])
def paper_policy(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("reports.edit_paper_policy"):
        raise PermissionDenied
    municipality = request.user.position.municipality
    policy = PaperPolicy.objects.filter(municipality=municipality).first() or PaperPolicy()
    form = PaperPolicyForm(request.POST or None, instance=policy, initial={"version": policy.version})
    if form.is_valid():
        try:
            version = form.cleaned_data["version"]
            actions.change_paper_policy(
                municipality, seen_version=version, by=request.user, **form.settings()
            )
        except actions.StalePolicy as stale:
            messages.error(request, str(stale))
        else:
            messages.success(request, "Оформление сохранено. Проекты теперь печатаются так.")
        return redirect("reports:paper-policy")
    context = {"form": form}
    return render(request, "reports/paper_policy.html", context, status=422 if form.is_bound else 200)
