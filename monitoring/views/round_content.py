"""What a round asks and what came: the shape of a draft, the table of all values, its empty template."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from monitoring import actions
from monitoring.collection_forms import ScopeForm, ShapeForm
from monitoring.models import CollectionRound, RoundField, Submission
from monitoring.queries import rounds as questions
from monitoring.queries.tables_of_rounds import table_template
from monitoring.views.addresses import query_with
from monitoring.views.rounds import PAGE, visible_round
from monitoring.views.spreadsheet import XLSX, spreadsheet
from monitoring.views.standing import REFUSALS, gesture_on, given

ORGANIZATIONS_SHOWN = 25


@require_http_methods(["GET", "HEAD", "POST"])
def round_shape(request: HttpRequest, pk: int) -> HttpResponse:
    asked = visible_round(request, pk, "monitoring.edit_round")
    indicators, scopes, organizations = questions.offered_to(asked)
    offered = {"indicators": indicators, "scopes": scopes, "organizations": organizations}
    if request.method != "POST":
        return _shape(request, asked, offered)
    try:
        form = ShapeForm(request.POST, is_sample=asked.is_sample, **offered)
        actions.shape_round(asked, by=request.user, **given(form))
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
        return _shape(request, asked, offered, status=422)
    messages.success(request, "Состав сбора сохранён. Проверьте и откройте сбор.")
    return redirect(PAGE, pk)


def _shape(request: HttpRequest, asked: CollectionRound, offered: dict, *, status: int = 200) -> HttpResponse:
    known = dict(Submission.objects.filter(round=asked).values_list("organization", "grades"))
    lines = RoundField.objects.filter(round=asked, scope__isnull=False)
    context = {
        "round": asked,
        **{name: list(rows) for name, rows in offered.items()},
        "chosen_indicators": questions.chosen_indicators(asked, offered["indicators"]),
        "chosen_scopes": set(lines.values_list("scope", flat=True)),
        "chosen_organizations": questions.chosen_organizations(asked, offered["organizations"]),
        "grades": {key: ", ".join(map(str, found)) for key, found in known.items()},
    }
    context["scope_form"] = ScopeForm(procedures=questions.procedures_of(asked))
    if request.method == "POST":
        chosen = ("indicators", "scopes", "organizations")
        context |= {f"chosen_{name}": _keys(request.POST.getlist(name)) for name in chosen}
    return render(request, "monitoring/round_shape.html", context, status=status)


def _keys(texts: list[str]) -> set[int]:
    return {int(text) for text in texts if text.isdecimal()}


@gesture_on("monitoring:round-shape")
def round_scope(request: HttpRequest, pk: int) -> None:
    """One more subject and class of a procedure (GU-01: «without a programmer»)."""
    asked = visible_round(request, pk, "monitoring.edit_round")
    form = ScopeForm(request.POST, procedures=questions.procedures_of(asked))
    made = actions.add_scope(asked.municipality_id, by=request.user, **given(form))
    messages.success(request, f"Добавлено: {made}.")


@require_safe
def round_table(request: HttpRequest, pk: int) -> HttpResponse:
    """Organisations × lines; on the page a part of the organisations, in the file all of them."""
    asked = visible_round(request, pk)
    page = Paginator(questions.submissions_in(asked), ORGANIZATIONS_SHOWN).get_page(request.GET.get("page"))
    lines, rows = questions.table_of(asked, list(page))
    context = {
        "round": asked,
        "lines": lines,
        "rows": rows,
        "page": page,
        "query": query_with(request, page=None),
        "remarks": list(questions.open_remarks(asked)),
    }
    return render(request, "monitoring/round_table.html", context)


@require_safe
def round_table_xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    asked = visible_round(request, pk)
    header, content = questions.round_values_table(asked)
    title = f"{asked.title}, {asked.get_period_display()} {asked.year}"
    about = ("н/д – нет данных, н/п – не применимо, пусто – не заполнено",)
    return spreadsheet(request, title, header, content, "values", about=about)


@require_safe
def round_template(request: HttpRequest, pk: int) -> HttpResponse:
    """An empty table for all organisations, to be filled and given back."""
    asked = visible_round(request, pk, "monitoring.import_values")
    response = HttpResponse(table_template(asked), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="table-{asked.year}-{pk}.xlsx"'
    return response
