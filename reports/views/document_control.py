"""Decisions of minutes and clauses of an order are put under control (MD-02)."""

import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_http_methods

from reports.actions.answering import NotYet
from reports.actions.decisions import control_clauses
from reports.clauses import clause_lines
from reports.kinds import MINUTES, ORDERS
from reports.models import DecisionKind, Document
from reports.views.refusing import REFUSALS, demand


@require_http_methods(["GET", "HEAD", "POST"])
def document_control(request: HttpRequest, pk: int) -> HttpResponse:
    """Decisions of minutes and clauses of an order, each with who and by when (MD-02)."""
    documents = Document.objects.visible_to(request.user).filter(kind__in=(*MINUTES, *ORDERS))
    document = get_object_or_404(documents.select_related("municipality"), pk=pk)
    demand(request, "reports.control_document", document)
    known = set(document.decisions.values_list("clause_text", flat=True))
    rows = [
        (one, one.number in known, _given(request, one.number))
        for one in clause_lines(document.kind, document.texts, document.dated_on)
    ]
    problem = ""
    if request.method == "POST":
        try:
            made = control_clauses(document, clauses=_chosen(rows), by=request.user)
            messages.success(request, f"Поставлено на контроль: {len(made)}.")
            return redirect("reports:decision-list")
        except REFUSALS as refusal:
            problem = str(refusal)
    context = {"document": document, "rows": rows, "kinds": DecisionKind.choices, "problem": problem}
    return render(request, "reports/document_control.html", context, status=422 if problem else 200)


def _given(request: HttpRequest, number: str) -> dict[str, object]:
    post = request.POST
    kind = post.get(f"kind-{number}", "")
    return {
        "is_chosen": number in post.getlist("chosen"),
        "kind": kind if kind in DecisionKind.values else DecisionKind.REGULATION,
        "who": post.get(f"who-{number}", "").replace("\0", "").strip()[:300],
        "due_on": _day(post.get(f"due-{number}", "")),
    }


def _day(text: str) -> datetime.date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _chosen(rows: list[tuple]) -> list[dict[str, object]]:
    chosen = []
    for line, is_known, given in rows:
        if not given["is_chosen"] or is_known:
            continue
        if not given["who"] or given["due_on"] is None:
            raise NotYet(f"Пункт {line.number}: укажите, кто отвечает и до какого дня.")
        chosen.append(
            {
                "clause_text": line.number,
                "text": line.text,
                "kind": given["kind"],
                "responsible_text": given["who"],
                "due_on": given["due_on"],
            }
        )
    if not chosen:
        raise NotYet("Отметьте хотя бы один пункт.")
    return chosen
