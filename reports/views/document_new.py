"""A new paper: choose its kind, say what it is about, get the first draft."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from reports import actions
from reports.about import About, issuer
from reports.document_forms import NewDocumentForm
from reports.kinds import ANALYSES, LETTERS, MINUTES, OF_EDITION, ORDERS, DocumentKind

GROUPS = (("Приказы", ORDERS), ("Протоколы", MINUTES), ("Справки и отчёты", ANALYSES), ("Письма", LETTERS))


@require_http_methods(["GET", "HEAD", "POST"])
def document_new(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("reports.draft_document"):
        raise PermissionDenied
    given = request.POST or request.GET
    kind = given.get("kind", "")
    if kind not in NEW_KINDS:
        return render(request, "reports/document_kinds.html", {"groups": offered()})
    form = NewDocumentForm(
        request.POST or None, user=request.user, kind=kind, initial={**request.GET.dict(), "kind": kind}
    )
    if form.is_valid():
        return redirect("reports:document-detail", pk=drafted(request, form).pk)
    context = {"form": form, "label": DocumentKind(kind).label}
    return render(request, "reports/document_new.html", context, status=422 if form.is_bound else 200)


NEW_KINDS = frozenset(DocumentKind) - frozenset(OF_EDITION)


def offered() -> list[tuple[str, list[DocumentKind]]]:
    return [(title, [kind for kind in kinds if kind in NEW_KINDS]) for title, kinds in GROUPS]


def drafted(request: HttpRequest, form: NewDocumentForm) -> object:
    given = {name: value for name, value in form.cleaned_data.items() if value and name != "kind"}
    municipality, edition = request.user.position.municipality, given.get("edition")
    about = About(
        municipality=municipality,
        owner=issuer(edition, municipality),
        by=request.user,
        today=timezone.localdate(),
        **given,
    )
    return actions.draft_document(form.cleaned_data["kind"], about)
