"""Mailings: choose the schools, write the letter once, let the worker make them, number them at once."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reports import actions
from reports.document_forms import MailingForm, RegisterMailingForm
from reports.field_values import FIELDS
from reports.kinds import DocumentKind
from reports.mailing_states import MailingState
from reports.models import Mailing
from reports.paper_forms import PaperTextsForm
from reports.papers.texts import WORDED_LABELS
from reports.papers.wording import wording_slips
from reports.states import ForbiddenTransition
from reports.tasks import defer_letters, defer_printing

EDITABLE = (MailingState.DRAFT, MailingState.READY, MailingState.FAILED)


@require_safe
def mailing_list(request: HttpRequest) -> HttpResponse:
    allowed(request)
    mailings = Mailing.objects.visible_to(request.user).with_orders().select_related("created_by")[:100]
    return render(request, "reports/mailing_list.html", {"mailings": mailings})


@require_http_methods(["GET", "HEAD", "POST"])
def mailing_new(request: HttpRequest) -> HttpResponse:
    allowed(request)
    form = MailingForm(request.POST or None, user=request.user)
    if form.is_valid():
        mailing = actions.begin_mailing(
            request.user.position.municipality, by=request.user, **form.cleaned_data
        )
        return redirect("reports:mailing-detail", pk=mailing.pk)
    return render(request, "reports/mailing_new.html", {"form": form}, status=422 if form.is_bound else 200)


@require_safe
def mailing_detail(request: HttpRequest, pk: int) -> HttpResponse:
    mailing = visible(request, pk)
    if request.htmx:
        return render(request, "reports/parts/mailing_state.html", context_of(mailing))
    today = timezone.localdate()
    form = PaperTextsForm(kind=DocumentKind.LETTER, texts=mailing.texts, initial={"version": 1})
    context = {
        **context_of(mailing),
        "form": form,
        "fields": FIELDS,
        "part_labels": [(kind.value, label) for kind, label in WORDED_LABELS.items()],
        "registration": RegisterMailingForm(today=today, initial={"dated_on": today}),
    }
    return render(request, "reports/mailing_detail.html", context)


@require_POST
def mailing_make(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what was written and send the letters to the worker."""
    mailing = visible(request, pk)
    form = PaperTextsForm(request.POST, kind=DocumentKind.LETTER, is_template=True)
    slips = wording_slips(form.texts(), FIELDS) if form.is_valid() else ["Заполните заголовок письма."]
    for slip in slips:
        messages.error(request, slip)
    if slips:
        return redirect("reports:mailing-detail", pk=pk)
    recommendations = {
        addressee.pk: request.POST.get(f"recommendations-{addressee.pk}", "").replace("\0", "").strip()[:6000]
        for addressee in mailing.addressees.all()
    }
    try:
        mailing = actions.save_mailing(
            mailing, texts=form.texts(), recommendations=recommendations, by=request.user
        )
        defer_letters(actions.queue_mailing(mailing, by=request.user))
    except (ForbiddenTransition, actions.NobodyAddressed) as refusal:
        messages.error(request, str(refusal))
    return redirect("reports:mailing-detail", pk=pk)


@require_POST
def mailing_register(request: HttpRequest, pk: int) -> HttpResponse:
    mailing = visible(request, pk)
    if not request.user.has_perm("reports.register_mailing", mailing):
        raise PermissionDenied
    form = RegisterMailingForm(request.POST, today=timezone.localdate())
    if not form.is_valid():
        messages.error(request, " ".join(sentence for errors in form.errors.values() for sentence in errors))
        return redirect("reports:mailing-detail", pk=pk)
    try:
        defer_printing(
            actions.register_mailing(mailing, dated_on=form.cleaned_data["dated_on"], by=request.user)
        )
        messages.success(request, "Письма зарегистрированы: каждая организация видит своё.")
    except ForbiddenTransition as refusal:
        messages.error(request, str(refusal))
    return redirect("reports:mailing-detail", pk=pk)


def allowed(request: HttpRequest) -> None:
    if not request.user.has_perm("reports.draft_document"):
        raise PermissionDenied


def visible(request: HttpRequest, pk: int) -> Mailing:
    allowed(request)
    mailings = Mailing.objects.visible_to(request.user)
    return get_object_or_404(mailings.select_related("created_by", "municipality", "edition__plan"), pk=pk)


def context_of(mailing: Mailing) -> dict[str, object]:
    letters = {one.organization_id: one for one in mailing.documents.defer("texts")}
    addressees = mailing.addressees.select_related("organization")
    is_registered = mailing.state == MailingState.REGISTERED
    unprinted = len(actions.unprinted(mailing)) if is_registered else 0
    return {
        "mailing": mailing,
        "rows": [(one, letters.get(one.organization_id)) for one in addressees],
        "may_edit": mailing.state in EDITABLE,
        "unprinted": unprinted,
        "printed": mailing.letter_count - unprinted,
    }
