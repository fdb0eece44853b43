"""The directory of reporting forms, presets in one click, the cycle of several years (MC-01, MC-05)."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from monitoring import actions
from monitoring.filing_forms import LastFilingForm, OrderDateForm, ReportingFormForm
from monitoring.models import ReportingForm
from monitoring.queries import filings as questions
from monitoring.reporting_calendar import rule_sentence
from monitoring.views.spreadsheet import spreadsheet
from monitoring.views.standing import demand, gesture_on, given
from msoko.people.models import Organization

PAGE = "monitoring:reporting-form-cycle"


@require_safe
def reporting_form_list(request: HttpRequest) -> HttpResponse:
    demand(request, "monitoring.view_collection")
    year = timezone.localdate().year
    listed = [(one, questions.due_words(one), _understood(one, year)) for one in _own(request)]
    return render(request, "monitoring/reporting_form_list.html", {"forms": listed})


def _understood(form: ReportingForm, year: int) -> str:
    """How the words of the deadline were understood, shown under them."""
    if not form.due_text and form.every_year_count == 1:
        return "дату устанавливает приказ"
    try:
        return rule_sentence(questions.due_words(form), year)
    except ValueError as refusal:
        return str(refusal)


@require_http_methods(["GET", "HEAD", "POST"])
def reporting_form_add(request: HttpRequest) -> HttpResponse:
    demand(request, "monitoring.edit_reporting_forms")
    blank = ReportingForm(municipality_id=request.user.position.municipality_id)
    return _edited(request, blank)


@require_http_methods(["GET", "HEAD", "POST"])
def reporting_form_edit(request: HttpRequest, pk: int) -> HttpResponse:
    form = get_object_or_404(_own(request), pk=pk)
    demand(request, "monitoring.edit_reporting_forms", form)
    return _edited(request, form)


def _edited(request: HttpRequest, row: ReportingForm) -> HttpResponse:
    year = timezone.localdate().year
    form = ReportingFormForm(request.POST or None, instance=row, year=year)
    if request.method == "POST" and form.is_valid():
        actions.save_reporting_form(form.instance, by=request.user)
        messages.success(request, "Форма сохранена. Прежние отчёты сохранили свои сроки.")
        return redirect("monitoring:reporting-form-list")
    context = {"form": form, "row": row}
    return render(request, "monitoring/reporting_form_edit.html", context, status=422 if form.errors else 200)


@require_POST
def presets_adopt(request: HttpRequest) -> HttpResponse:
    """Copy what is missing of the presets; a second time nothing changes."""
    demand(request, "monitoring.edit_reporting_forms")
    taken = actions.adopt_presets(request.user.position.municipality_id, by=request.user)
    messages.success(
        request,
        f"Взято типового: форм отчётности {taken.form_count}, показателей {taken.indicator_count}, "
        f"полей {taken.field_count}, процедур {taken.procedure_count}. Что было, осталось как есть.",
    )
    return redirect("monitoring:reporting-form-list")


@require_safe
def reporting_form_cycle(request: HttpRequest, pk: int) -> HttpResponse:
    """Who gave this form last and when, who is due this year."""
    form = get_object_or_404(_own(request), pk=pk)
    demand(request, "monitoring.view_collection", form)
    today = timezone.localdate()
    rows = questions.cycle_of(form, today.year, today)
    context = {
        "form": form,
        "rows": rows,
        "due_count": sum(row.due is not None for row in rows),
        "year": today.year,
        "understood": _understood(form, today.year),
        "due_words": questions.due_words(form),
        "order_form": OrderDateForm(initial={"year": today.year + form.year_shift}),
    }
    return render(request, "monitoring/reporting_form_cycle.html", context)


@require_safe
def reporting_form_cycle_xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    form = get_object_or_404(_own(request), pk=pk)
    demand(request, "monitoring.view_collection", form)
    today = timezone.localdate()
    lines = (
        (
            row.organization.short_name,
            f"{row.last_on:%d.%m.%Y}" if row.last_on else "не указана",
            _due_words(row),
            row.removal.words if row.removal else "",
        )
        for row in questions.cycle_of(form, today.year, today)
    )
    header = ("Организация", "Последняя дата", "Срок в этом году", "Устранение недостатков")
    return spreadsheet(request, f"{form.short_name}, {today.year} год", header, lines, "cycle")


def _due_words(row: questions.CycleRow) -> str:
    if row.due is None:
        return ""
    return f"{row.due.due_on:%d.%m.%Y}" if row.due.due_on else row.due.waits_for


@gesture_on(PAGE)
def reporting_form_date(request: HttpRequest, pk: int) -> None:
    """The date that an order has given."""
    form = get_object_or_404(_own(request), pk=pk)
    demand(request, "monitoring.review_filing", form)
    count = actions.set_filing_due(form, by=request.user, **given(OrderDateForm(request.POST)))
    messages.success(request, f"Срок установлен, отчётов: {count}.")


@gesture_on(PAGE)
def reporting_form_last(request: HttpRequest, pk: int) -> None:
    """The day of the last assessment of one organisation."""
    form = get_object_or_404(_own(request), pk=pk)
    demand(request, "monitoring.review_filing", form)
    words = given(LastFilingForm(request.POST))
    organization = get_object_or_404(
        Organization.objects.filter(municipality=form.municipality_id), pk=words["organization"]
    )
    actions.record_last_filing(
        form, organization=organization, filed_on=words["filed_on"], by=request.user, now=timezone.now()
    )
    messages.success(request, f"Записано: {organization}, {words['filed_on']:%d.%m.%Y}.")


def _own(request: HttpRequest) -> QuerySet[ReportingForm]:
    position = request.user.position
    return ReportingForm.objects.filter(municipality=position.municipality_id if position else None)
