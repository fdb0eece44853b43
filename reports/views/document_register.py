"""Registration of a paper: its number and date."""

import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from plans.actions import Refused
from plans.models import PlanImport
from plans.states import ForbiddenTransition as ForbiddenForEdition
from reports import actions
from reports.forms import RegistrationForm
from reports.kinds import OF_EDITION, DocumentKind
from reports.models import Document
from reports.papers.model import paper_gaps
from reports.registry import NumbersSkipped, NumberTaken, next_number
from reports.states import ForbiddenTransition
from reports.views.document import visible_document


def document_register(request: HttpRequest, pk: int) -> HttpResponse:
    document = visible_document(request, pk)
    if not request.user.has_perm("reports.register_document", document):
        raise PermissionDenied
    today = timezone.localdate()
    form = RegistrationForm(request.POST or None, today=today, initial=first_requisites(document, today))
    if request.method == "POST" and form.is_valid() and registered(request, document, form):
        return redirect("reports:document-detail", pk=document.pk)
    context = {
        "document": document,
        "form": form,
        "gaps": list(paper_gaps(actions.document_paper(document))),
        "is_of_edition": document.kind in OF_EDITION,
    }
    return render(request, "reports/document_register.html", context, status=422 if form.is_bound else 200)


def registered(request: HttpRequest, document: Document, form: RegistrationForm) -> bool:
    """Register, or put into the form why the number cannot be given."""
    try:
        actions.register_document(document, by=request.user, **form.cleaned_data)
    except NumberTaken as taken:
        form.add_error("number_text", str(taken))
        return False
    except NumbersSkipped as skipped:
        form.ask_to_skip()
        form.add_error("number_text", str(skipped))
        return False
    except (Refused, ForbiddenTransition, ForbiddenForEdition) as refusal:
        messages.error(request, str(refusal))
        return True
    if document.kind in OF_EDITION:
        messages.success(request, "Приказ зарегистрирован, план утверждён, задания разосланы.")
    else:
        messages.success(request, "Документ зарегистрирован: его слова и файл больше не изменятся.")
    return True


def first_requisites(document: Document, today: datetime.date) -> dict[str, Any]:
    """Number and date of the imported file, which the official only confirms; else the next number, today."""
    if document.kind == DocumentKind.ORDER_APPROVING_PLAN and document.edition:
        found = PlanImport.objects.filter(plan=document.edition.plan_id).first()
        order = (found.parsed.get("order") or {}) if found else {}
        if order.get("kind") == "order" and order.get("number"):
            return {"number_text": order["number"], "dated_on": order.get("date") or None}
    number = next_number(document.kind, document.municipality_id, today.year)
    return {"number_text": number, "dated_on": today}
