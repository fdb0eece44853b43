from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from msoko.lib.language_ru import counted
from plans import actions, queries
from plans.forms import RenumberForm


@require_http_methods(["GET", "HEAD", "POST"])
def plan_renumber(request: HttpRequest, pk: int) -> HttpResponse:
    """The preview follows the chosen style in the address; one click makes it so."""
    edition = get_object_or_404(queries.latest_editions(request.user), plan=pk)
    if not request.user.has_perm("plans.edit_edition", edition):
        raise PermissionDenied
    given = request.POST or request.GET
    form = RenumberForm(given if "style" in given else {"style": actions.NumberingStyle.IN_PART})
    style = form.cleaned_data["style"] if form.is_valid() else actions.NumberingStyle.IN_PART
    if request.method == "POST" and form.is_valid():
        count = actions.renumber_edition(edition, style=style, by=request.user)
        messages.success(
            request, f"Номера проставлены: изменено {counted(count, 'номер', 'номера', 'номеров')}."
        )
        return redirect("plans:plan-detail", pk)
    preview = actions.renumbering(edition, style=style)
    context = {
        "form": form,
        "style": style,
        "edition": edition,
        "plan": edition.plan,
        "changed_count": sum(item.is_changed for item in preview),
        "changes": [item for item in preview if item.is_changed],
    }
    return render(request, "plans/plan_renumber.html", context, status=200 if form.is_valid() else 422)
