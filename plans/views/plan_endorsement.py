"""Endorsement: the sheet of who was asked and what they said, and the own answer."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from plans import actions
from plans.edition_forms import VisaForm
from plans.endorsement_queries import endorsement_sheet
from plans.models import Edition, Visa
from plans.views.edition_gestures import edition_or_404, is_done


@require_safe
def edition_endorsement(request: HttpRequest, pk: int) -> HttpResponse:
    edition = edition_or_404(request, pk)
    if not request.user.has_perm("plans.view_edition", edition):
        raise PermissionDenied
    return _page(request, edition, VisaForm())


@require_POST
def visa_decide(request: HttpRequest, pk: int) -> HttpResponse:
    visas = Visa.objects.filter(edition__in=Edition.objects.visible_to(request.user))
    visa = get_object_or_404(visas.select_related("edition__plan"), pk=pk)
    if not request.user.has_perm("plans.decide_visa", visa):
        raise PermissionDenied
    form = VisaForm(request.POST)
    if not form.is_valid():
        return _page(request, visa.edition, form, status=422)
    is_agreed, remark = form.cleaned_data["answer"] == "agree", form.cleaned_data["remark"]
    words = "Согласовано." if is_agreed else "Замечания записаны, автор плана их увидит."
    is_done(
        request,
        lambda: actions.decide_visa(visa, is_agreed=is_agreed, remark=remark, by=request.user),
        words,
    )
    return redirect("plans:edition-endorsement", visa.edition_id)


def _page(request: HttpRequest, edition: Edition, form: VisaForm, *, status: int = 200) -> HttpResponse:
    sheet = endorsement_sheet(edition, today=timezone.localdate())
    own = [line.visa for line in sheet.standing if request.user.has_perm("plans.decide_visa", line.visa)]
    context = {
        "edition": edition,
        "plan": edition.plan,
        "sheet": sheet,
        "own_visa": own[0] if own else None,
        "form": form,
        "may_recall": request.user.has_perm("plans.recall_edition", edition),
        "is_discussed": edition.feedback_until_on is not None,
    }
    return render(request, "plans/edition_endorsement.html", context, status=status)
