"""A draft that schools discuss for a set time: remarks, answers, the list for the minutes (CY-06)."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from msoko.lib.spreadsheets import write_table
from plans import actions
from plans.documents import plan_document
from plans.edition_forms import AnswerForm, FeedbackOpenForm, RemarkForm
from plans.models import Edition, FeedbackRemark
from plans.views.downloads import XLSX, download
from plans.views.edition_gestures import is_done

HEADER = ("№", "Организация", "К чему", "Замечание", "Дата", "Решение", "Ответ")


@require_http_methods(["GET", "HEAD", "POST"])
def edition_feedback(request: HttpRequest, pk: int) -> HttpResponse:
    """A school writes a remark here; the department reads and answers all of them."""
    edition = _discussed(request, pk)
    rows = edition.activities.order_by("position", "pk")
    if request.method != "POST":
        return _page(request, edition, RemarkForm(rows=rows, initial={"activity": request.GET.get("row")}))
    if not request.user.has_perm("plans.write_remark", edition):
        raise PermissionDenied
    form = RemarkForm(request.POST, rows=rows)
    if not form.is_valid():
        return _page(request, edition, form, status=422)
    is_done(
        request,
        lambda: actions.write_remark(
            edition, today=timezone.localdate(), by=request.user, **form.cleaned_data
        ),
        "Замечание записано. Ответ появится здесь же.",
    )
    return redirect("plans:edition-feedback", pk)


@require_POST
def feedback_open(request: HttpRequest, pk: int) -> HttpResponse:
    edition = _discussed(request, pk)
    if not request.user.has_perm("plans.open_feedback", edition):
        raise PermissionDenied
    form = FeedbackOpenForm(request.POST)
    if not form.is_valid():
        return _page(request, edition, RemarkForm(rows=edition.activities), status=422, open_form=form)
    until_on, today = form.cleaned_data["until_on"], timezone.localdate()
    is_done(
        request,
        lambda: actions.open_feedback(edition, until_on=until_on, today=today, by=request.user),
        f"Школы видят проект и могут писать замечания до {until_on:%d.%m.%Y}.",
    )
    return redirect("plans:edition-feedback", pk)


@require_POST
def remark_answer(request: HttpRequest, pk: int) -> HttpResponse:
    remarks = FeedbackRemark.objects.visible_to(request.user).select_related("edition__plan")
    remark = get_object_or_404(remarks, pk=pk)
    if not request.user.has_perm("plans.answer_remark", remark):
        raise PermissionDenied
    form = AnswerForm(request.POST)
    if not form.is_valid():
        rows = remark.edition.activities.order_by("position", "pk")
        broken = {"answered_pk": remark.pk, "answer_form": form}
        return _page(request, remark.edition, RemarkForm(rows=rows), status=422, **broken)
    is_done(
        request,
        lambda: actions.answer_remark(remark, by=request.user, **form.cleaned_data),
        "Ответ записан, школа его увидит.",
    )
    return redirect("plans:edition-feedback", remark.edition_id)


@require_safe
def feedback_xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    """The list of remarks and answers, as an annex to the minutes."""
    edition = _discussed(request, pk)
    remarks = _remarks(request, edition)
    lines = (
        (
            str(number),
            remark.organization.short_name,
            remark.place_text or "план в целом",
            remark.text,
            f"{timezone.localtime(remark.written_at):%d.%m.%Y}",
            remark.verdict_label,
            remark.answer_text,
        )
        for number, remark in enumerate(remarks, start=1)
    )
    return download(write_table("Замечания", HEADER, lines), XLSX, "Замечания к проекту плана")


def _discussed(request: HttpRequest, pk: int) -> Edition:
    found = Edition.objects.discussed_with(request.user).select_related("plan__owner")
    edition = get_object_or_404(found, pk=pk)
    if not request.user.has_perm("plans.view_feedback", edition):
        raise PermissionDenied
    return edition


def _remarks(request: HttpRequest, edition: Edition) -> list[FeedbackRemark]:
    remarks = FeedbackRemark.objects.visible_to(request.user).filter(edition=edition)
    return list(remarks.select_related("organization").order_by("written_at", "pk"))


def _page(
    request: HttpRequest, edition: Edition, form: RemarkForm, *, status: int = 200, **extra: object
) -> HttpResponse:
    today = timezone.localdate()
    until = edition.feedback_until_on
    may_write = request.user.has_perm("plans.write_remark", edition) and bool(until and until >= today)
    document = plan_document(edition)
    context = {
        "edition": edition,
        "plan": edition.plan,
        "document": document,
        "span": len(document.columns),
        "remarks": _remarks(request, edition),
        "form": form,
        "is_taken": bool(until and until >= today),
        "may_write": may_write,
        "may_open": request.user.has_perm("plans.open_feedback", edition),
        "may_answer": edition.is_in_work and request.user.has_perm("plans.answer_remark", edition),
        "open_form": FeedbackOpenForm(initial={"until_on": until}),
        "answer_form": AnswerForm(),
        **extra,
    }
    return render(request, "plans/edition_feedback.html", context, status=status)
