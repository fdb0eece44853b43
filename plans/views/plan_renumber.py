from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from msoko.lib.language_ru import counted
from plans import actions
from plans.forms import RenumberForm
from plans.models import Edition
from plans.views.plan_changes import draft_of_plan


@require_http_methods(["GET", "HEAD", "POST"])
def plan_renumber(request: HttpRequest, pk: int) -> HttpResponse:
    """The preview follows the chosen style in the address; one click makes it so."""
    edition = draft_of_plan(request, pk)
    usual = edition.plan.numbering or actions.NumberingStyle.TWO_LEVELS
    given = request.POST or request.GET
    form = RenumberForm(given if "style" in given else {"style": usual})
    style = form.cleaned_data["style"] if form.is_valid() else usual
    if request.method == "POST" and form.is_valid():
        return _renumbered(request, edition, style)
    preview = actions.renumbering(edition, style=style)
    context = {
        "form": form,
        "style": style,
        "edition": edition,
        "plan": edition.plan,
        "is_amendment": actions.is_amendment(edition),
        "changed_count": sum(one.is_changed for one in preview),
        "changes": [one for one in preview if one.is_changed],
    }
    return render(request, "plans/plan_renumber.html", context, status=200 if form.is_valid() else 422)


def _renumbered(request: HttpRequest, edition: Edition, style: str) -> HttpResponse:
    try:
        count = actions.renumber_edition(edition, style=style, by=request.user)
    except actions.Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("plans:plan-renumber", edition.plan_id)
    told = counted(count, "номер", "номера", "номеров")
    messages.success(request, f"Номера проставлены: изменено {told}. «Отменить» вернёт прежние.")
    return redirect("plans:plan-detail", edition.plan_id)
