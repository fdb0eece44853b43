"""Templates of papers: the list, the editor beside a preview filled with what is known today."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from plans.models import Edition
from reports import actions
from reports.about import About, issuer
from reports.drafting import filled_texts
from reports.field_values import FIELDS
from reports.figures import FIGURES
from reports.kinds import DocumentKind
from reports.models import Wording
from reports.paper_forms import PaperTextsForm
from reports.paper_settings import layout_of
from reports.papers.catalogue import CATALOGUE
from reports.papers.requisites import Requisites
from reports.papers.texts import PART_LABELS, Texts
from reports.papers.wording import CASES, wording_slips
from reports.views.paper_preview import drawn
from reports.wordings import newest_version, wording_in_force


@require_safe
def wording_list(request: HttpRequest) -> HttpResponse:
    allowed(request)
    own = Wording.objects.filter(municipality=request.user.position.municipality_id)
    newest = {one.kind: one for one in own.select_related("made_by").order_by("number")}
    rows = [(kind, newest.get(kind.value)) for kind in DocumentKind]
    return render(request, "reports/wording_list.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def wording_edit(request: HttpRequest, kind: str) -> HttpResponse:
    """`reset` goes back to the shipped text; `restore` takes an earlier version again."""
    allowed(request, kind)
    municipality = request.user.position.municipality
    if request.method == "POST":
        form = PaperTextsForm(request.POST, kind=kind, is_template=True)
        if saved(request, kind, form):
            return redirect("reports:wording-edit", kind=kind)
        return render(request, "reports/wording_edit.html", shown(request, kind, form), status=422)
    newest = newest_version(kind, municipality.pk)
    number = newest.number if newest else 0
    wanted = request.GET.get("version", "")
    versions = Wording.objects.filter(municipality=municipality, kind=kind)
    old = versions.filter(number=wanted).first() if wanted.isdecimal() and len(wanted) < 9 else None
    texts = old.texts if old and old.texts else wording_in_force(kind, municipality.pk)
    form = PaperTextsForm(kind=kind, texts=texts, initial={"version": number})
    return render(request, "reports/wording_edit.html", shown(request, kind, form, texts))


@require_POST
def wording_preview(request: HttpRequest, kind: str) -> HttpResponse:
    """The paper that the template gives today, without saving anything."""
    allowed(request, kind)
    form = PaperTextsForm(request.POST, kind=kind, is_template=True)
    texts = form.texts() if form.is_valid() else {}
    context = {"slips": wording_slips(texts, FIELDS), "preview": preview(request, kind, texts)}
    return render(request, "reports/parts/wording_preview.html", context)


def allowed(request: HttpRequest, kind: str = DocumentKind.LETTER) -> None:
    if kind not in DocumentKind.values:
        raise Http404
    if not request.user.has_perm("reports.edit_wording"):
        raise PermissionDenied


def saved(request: HttpRequest, kind: str, form: PaperTextsForm) -> bool:
    """Save what was posted, or say on the page why not."""
    is_reset = "reset" in request.POST
    if not (form.is_valid() or is_reset):
        return False
    try:
        actions.save_wording(
            request.user.position.municipality,
            kind=kind,
            texts={} if is_reset else form.texts(),
            seen_number=form.cleaned_data.get("version") or 0,
            by=request.user,
        )
    except actions.WordingRefused as refused:
        for sentence in refused.sentences:
            form.add_error(None, sentence)
        return False
    except actions.StaleWording as stale:
        messages.error(request, str(stale))
        return True
    done = "Вернули исходный текст." if is_reset else "Шаблон сохранён: по нему составляются новые документы."
    messages.success(request, done)
    return True


def shown(
    request: HttpRequest, kind: str, form: PaperTextsForm, texts: Texts | None = None
) -> dict[str, Any]:
    versions = Wording.objects.filter(municipality=request.user.position.municipality_id, kind=kind)
    texts = form.texts() if texts is None and form.is_valid() else texts or {}
    return {
        "kind": kind,
        "label": DocumentKind(kind).label,
        "form": form,
        "fields": FIELDS,
        "cases": CASES,
        "figures": [(name, figure.label) for name, figure in FIGURES.items()],
        "part_labels": [(one.value, label) for one, label in PART_LABELS.items()],
        "versions": versions.select_related("made_by").order_by("-number")[:20],
        "preview": preview(request, kind, texts),
    }


def preview(request: HttpRequest, kind: str, texts: Texts) -> SafeString:
    """Filled with the newest plan and the directories; what they do not know is amber, as in a draft."""
    municipality = request.user.position.municipality
    editions = Edition.objects.visible_to(request.user).select_related("plan__owner").order_by("-pk")
    edition = editions.first()
    about = About(
        municipality=municipality,
        owner=issuer(edition, municipality),
        by=request.user,
        today=timezone.localdate(),
        edition=edition,
        subject="предмет документа",
        starts_on=edition.plan.starts_on if edition else None,
        ends_on=edition.plan.ends_on if edition else None,
    )
    filled = filled_texts(kind, texts, about)
    paper = CATALOGUE[kind].build(filled, Requisites(layout=layout_of(municipality.pk)), None)
    return drawn(paper)
