"""Targets and forecasts by year: a grid, the same as XLSX, rows pasted from Excel (CY-05)."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from monitoring import actions
from monitoring.actions import GivenTarget, Settled
from monitoring.indicator_forms import TableForm
from monitoring.models import Cluster, Indicator, IndicatorSet
from monitoring.models.measuring import FIRST_YEAR, LAST_YEAR
from monitoring.queries import indicator_sets, targets
from monitoring.queries.targets import Column
from monitoring.views.grids import GridRow, Typed, given_table, told_settled, typed, where
from monitoring.views.indicator_sets import UNPROCESSABLE, visible_set
from monitoring.views.spreadsheet import spreadsheet
from msoko.lib.refusals import Refused


def year_of(request: HttpRequest, name: str = "from") -> int:
    text = request.GET.get(name, "")
    year = int(text) if text.isdecimal() and len(text) == 4 else timezone.localdate().year
    return min(max(year, FIRST_YEAR), LAST_YEAR)


def _chosen_cluster(request: HttpRequest, clusters: Sequence[Cluster]) -> Cluster | None:
    wanted = request.GET.get("cluster", "")
    return next((one for one in clusters if str(one.pk) == wanted), None)


@require_http_methods(["GET", "HEAD", "POST"])
def indicator_targets(request: HttpRequest, pk: int) -> HttpResponse:
    """The grid of one direction; saved when something was typed."""
    if request.method != "POST":
        return _shown(request, visible_set(request, pk))
    shown = visible_set(request, pk, "monitoring.edit_targets")
    sent = typed(request)
    settled = _settle(request, shown, list(_from_grid(shown, sent)))
    if settled.problems:
        return _shown(request, shown, sent=sent, problems=settled.problems)
    return redirect(request.get_full_path())


def _from_grid(shown: IndicatorSet, sent: Typed) -> Iterator[GivenTarget]:
    names = {one.pk: one.name for one in indicator_sets.indicators_of(shown)}
    for name, text in sent.changed.items():
        parts = name.split("-")
        if len(parts) == 3 and all(part.isdecimal() and len(part) < 16 for part in parts[1:]):
            key, column = int(parts[1]), Column.of_key(int(parts[2]))
            if key in names and FIRST_YEAR <= column.year <= LAST_YEAR:
                yield GivenTarget(key, column, text, f"«{names[key]}», {column.title.lower()}")


def _settle(request: HttpRequest, shown: IndicatorSet, given: list[GivenTarget]) -> Settled:
    cluster = _chosen_cluster(request, targets.clusters_of(shown.municipality_id))
    settled = actions.set_targets(shown, given, by=request.user, cluster=cluster)
    return told_settled(request, settled, "строка года", "строки года", "строк года")


def _shown(
    request: HttpRequest,
    shown: IndicatorSet,
    *,
    sent: Typed | None = None,
    problems: Sequence[str] = (),
    form: TableForm | None = None,
) -> HttpResponse:
    indicators = indicator_sets.indicators_of(shown)
    directions = list(dict.fromkeys(one.direction for one in indicators))
    chosen = next((one for one in directions if one.key == request.GET.get("direction")), None)
    chosen = chosen or next(iter(directions), None)
    clusters, first = targets.clusters_of(shown.municipality_id), year_of(request)
    cluster, columns = _chosen_cluster(request, clusters), targets.columns_from(first)
    known = targets.targets_of(shown, cluster)
    own = [one for one in indicators if one.direction == chosen]
    context = {
        "set": shown,
        "tab": "targets",
        "directions": directions,
        "direction": chosen,
        "clusters": clusters,
        "cluster": cluster,
        "first": first,
        "earlier": first - targets.YEARS_SHOWN,
        "later": first + targets.YEARS_SHOWN,
        "titles": [column.title for column in columns],
        "rows": [_row(one, columns, known, sent or Typed()) for one in own],
        "problems": problems,
        "table_form": form or TableForm(),
        "may_edit": request.user.has_perm("monitoring.edit_targets", shown),
    }
    status = UNPROCESSABLE if problems or form else 200
    return render(request, "monitoring/indicator_targets.html", context, status=status)


def _row(one: Indicator, columns: Sequence[Column], known: targets.Targets, sent: Typed) -> GridRow:
    cells = [
        sent.cell(
            one.pk, column.key, column.title, targets.cell_words(known.get((one.pk, column.year)), column)
        )
        for column in columns
    ]
    note = f"{one.unit}, {one.get_better_display()}"
    return GridRow(one.name, note, cells, code=one.code)


@require_POST
def indicator_targets_table(request: HttpRequest, pk: int) -> HttpResponse:
    """Rows from Excel or a workbook: an empty cell leaves alone what stands there."""
    shown = visible_set(request, pk, "monitoring.edit_targets")
    form = TableForm(request.POST, request.FILES)
    if not form.is_valid():
        return _shown(request, shown, form=form)
    rows = targets.spellings_of_indicators(indicator_sets.indicators_of(shown))
    try:
        read = given_table(form, rows, targets.spellings_of_columns(), targets.INDICATORS)
    except Refused as refusal:
        return _shown(request, shown, problems=[str(refusal)])
    given = [
        GivenTarget(cell.organization, Column.of_key(cell.line), cell.raw, where(cell)) for cell in read.cells
    ]
    problems = read.problems or _settle(request, shown, given).problems
    if problems:
        return _shown(request, shown, problems=problems, form=form)
    return redirect(f"{reverse('monitoring:indicator-targets', args=[pk])}?{request.GET.urlencode()}")


@require_safe
def indicator_targets_xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    """The table of all directions, to be filled in and taken back."""
    shown = visible_set(request, pk)
    columns = targets.columns_from(year_of(request))
    cluster = _chosen_cluster(request, targets.clusters_of(shown.municipality_id))
    known = targets.targets_of(shown, cluster)
    lines = (
        (
            one.code,
            one.name,
            one.unit,
            *(_number(targets.cell_words(known.get((one.pk, column.year)), column)) for column in columns),
        )
        for one in indicator_sets.indicators_of(shown)
    )
    about = (f"Кластер: {cluster}" if cluster else "Для всего муниципалитета",)
    header = (*targets.HEADS, *(column.title for column in columns))
    return spreadsheet(request, f"План и прогноз: {shown.title}", header, lines, "targets", about=about)


def _number(words: str) -> str | Decimal:
    """Bounds of a corridor are text, all else are numbers that Excel counts with."""
    return words if not words or "–" in words else Decimal(words.replace(",", "."))
