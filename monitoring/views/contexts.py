"""Context of organisations by year: three grids, the same as XLSX, rows pasted from Excel (CL-01, M4)."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from monitoring import actions
from monitoring.actions import GivenContext, Settled
from monitoring.indicator_forms import TableForm
from monitoring.models import ContextProfile
from monitoring.queries import contexts
from monitoring.views.grids import GridRow, Typed, given_table, told_settled, typed, where
from monitoring.views.indicator_sets import UNPROCESSABLE, demand
from monitoring.views.indicator_targets import year_of
from monitoring.views.spreadsheet import spreadsheet
from msoko.lib.refusals import Refused
from msoko.people.models import Organization

VIEW, EDIT = "monitoring.view_context", "monitoring.edit_context"


@require_http_methods(["GET", "HEAD", "POST"])
def context_list(request: HttpRequest) -> HttpResponse:
    """One group of columns for all organisations of a year; saved when something was typed."""
    demand(request, EDIT if request.method == "POST" else VIEW)
    if request.method != "POST":
        return _shown(request)
    sent = typed(request)
    settled = _settle(request, list(_from_grid(request, sent)))
    if settled.problems:
        return _shown(request, sent=sent, problems=settled.problems)
    return redirect(request.get_full_path())


def _own(request: HttpRequest) -> tuple[int, int]:
    return request.user.position.municipality_id, year_of(request, "year")


def _from_grid(request: HttpRequest, sent: Typed) -> Iterator[GivenContext]:
    names = {one.pk: one.short_name for one in contexts.organizations_of(*_own(request))}
    for name, text in sent.changed.items():
        _, key, column = name.split("-", 2) if name.count("-") == 2 else ("", "", "")
        if key.isdecimal() and len(key) < 16 and int(key) in names and column in contexts.COLUMNS:
            place = f"{names[int(key)]}, «{contexts.title(column)}»"
            yield GivenContext(int(key), column, text, place)


def _settle(request: HttpRequest, given: list[GivenContext]) -> Settled:
    settled = actions.save_contexts(*_own(request), given, by=request.user, now=timezone.now())
    return told_settled(request, settled, "организация", "организации", "организаций")


def _shown(
    request: HttpRequest,
    *,
    sent: Typed | None = None,
    problems: Sequence[str] = (),
    form: TableForm | None = None,
) -> HttpResponse:
    municipality_id, year = _own(request)
    group = next((one for one in contexts.GROUPS if one[0] == request.GET.get("group")), contexts.GROUPS[0])
    known = contexts.contexts_of(municipality_id, year)
    organizations = contexts.organizations_of(municipality_id, year)
    context = {
        "year": year,
        "earlier": year - 1,
        "later": year + 1,
        "group": group[0],
        "groups": contexts.GROUPS,
        "titles": [contexts.heading(name) for name in group[2]],
        "rows": [_row(one, known.get(one.pk), group[2], year, sent or Typed()) for one in organizations],
        "filled": sum(one.pk in known for one in organizations),
        "problems": problems,
        "table_form": form or TableForm(),
        "may_edit": request.user.has_perm(EDIT),
    }
    status = UNPROCESSABLE if problems or form else 200
    return render(request, "monitoring/context_list.html", context, status=status)


def _row(
    organization: Organization, profile: ContextProfile | None, names: Sequence[str], year: int, sent: Typed
) -> GridRow:
    shown = profile or contexts.new_context(organization, year)
    cells = [
        sent.cell(
            organization.pk,
            name,
            contexts.title(name),
            contexts.cell_words(shown, name),
            contexts.options(name),
        )
        for name in names
    ]
    return GridRow(organization.short_name, organization.get_kind_display(), cells, _changed_words(profile))


def _changed_words(profile: ContextProfile | None) -> str:
    if profile is None:
        return "не заполнено"
    return f"{profile.updated_by}, {timezone.localtime(profile.updated_at):%d.%m.%Y}"


@require_POST
def context_table(request: HttpRequest) -> HttpResponse:
    """Rows from Excel or a workbook: an empty cell leaves alone what stands there."""
    demand(request, EDIT)
    form = TableForm(request.POST, request.FILES)
    if not form.is_valid():
        return _shown(request, form=form)
    rows = contexts.spellings_of_organizations(contexts.organizations_of(*_own(request)))
    try:
        read = given_table(form, rows, contexts.spellings_of_columns(), contexts.ORGANIZATIONS)
    except Refused as refusal:
        return _shown(request, problems=[str(refusal)])
    given = [
        GivenContext(one.organization, contexts.COLUMNS[one.line], one.raw, where(one)) for one in read.cells
    ]
    problems = read.problems or _settle(request, given).problems
    if problems:
        return _shown(request, problems=problems, form=form)
    return redirect(f"{reverse('monitoring:context-list')}?{request.GET.urlencode()}")


@require_safe
def context_list_xlsx(request: HttpRequest) -> HttpResponse:
    """All columns of all organisations, to be filled in and taken back."""
    demand(request, VIEW)
    municipality_id, year = _own(request)
    known = contexts.contexts_of(municipality_id, year)
    lines = []
    for one in contexts.organizations_of(municipality_id, year):
        profile = known.get(one.pk)
        shown = profile or contexts.new_context(one, year)
        lines.append(
            (
                one.short_name,
                *(_cell(shown, name) for name in contexts.COLUMNS),
                str(profile.updated_by) if profile else "",
                f"{timezone.localtime(profile.updated_at):%d.%m.%Y %H:%M}" if profile else "",
            )
        )
    titles = (contexts.heading(name) for name in contexts.COLUMNS)
    header = ("Организация", *titles, "Кто изменил", "Когда изменено")
    return spreadsheet(request, f"Контекст организаций, {year}", header, lines, f"context-{year}")


def _cell(profile: ContextProfile, name: str) -> str | int | Decimal:
    """Numbers stay numbers for Excel, yes and no and the type are words."""
    value = getattr(profile, name)
    is_number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    return value if is_number else contexts.cell_words(profile, name)
