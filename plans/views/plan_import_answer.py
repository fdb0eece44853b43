"""One answer on the preview, kept at once; with htmx only what it changes is drawn again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from plans.actions.importing import save_answers
from plans.import_answering import answered, left, reopened
from plans.import_answers import FACTS, Draft
from plans.import_forms import PeriodForm, first_facts
from plans.import_questions import Kind, Question
from plans.preview import anchor_of
from plans.views.plan_import_parts import dock_context, list_context, typed_texts
from plans.views.plan_import_preview import preview_address
from plans.views.plan_import_work import Work, elsewhere, import_or_404, read_or_queued

STILL_UNCLEAR = "Вопрос остаётся: эти слова понимаются так же. Напишите иначе или оставьте как есть."
PERIOD_FACTS = ("period_kind", "starts_on", "ends_on")
GONE = "Этого вопроса больше нет: на него уже ответили."


@require_POST
def plan_import_answer(request: HttpRequest, pk: int) -> HttpResponse:
    kept = import_or_404(request, pk)
    read = None if elsewhere(kept) else read_or_queued(kept)
    if read is None:
        return away(request, preview_address(pk, None, ""))
    work = Work.of(kept, read)
    question = work.question(request.POST.get("question", ""))
    if question is None:
        return shown(request, work, work, work.open_after(""), note=GONE)
    if refusal := refused(question, request):
        return shown(request, work, work, question, note=refusal, status=422)
    after = work.after(
        save_answers(kept, lambda draft: changed(draft, work, question, request), by=request.user)
    )
    now = after.question(question.key)
    if now is not None and now.is_open and request.POST.get("do") in ("fix", "take"):
        return shown(request, work, after, now, note=STILL_UNCLEAR)
    following = now if request.POST.get("do") == "reopen" else after.open_after(question.key)
    if question.kind in (Kind.PERIOD, Kind.TITLE):
        anchor = anchor_of(following.place) if following else ""
        return away(request, preview_address(pk, following, anchor))
    return shown(request, work, after, following)


@require_safe
def plan_import_question(request: HttpRequest, pk: int) -> HttpResponse:
    """Another question under the hand; nothing is kept."""
    kept = import_or_404(request, pk)
    read = None if elsewhere(kept) else read_or_queued(kept)
    if read is None:
        return away(request, preview_address(pk, None, ""))
    work = Work.of(kept, read)
    return shown(request, work, work, work.question(request.GET.get("q", "")) or work.open_after(""))


def refused(question: Question, request: HttpRequest) -> str:
    """Why the answer cannot be taken; empty when it can."""
    if request.POST.get("do") != "fix":
        return ""
    if question.kind == Kind.EXECUTOR and not request.POST.get("name", "").strip():
        return "Впишите, кто это, или нажмите «Оставить как есть»."
    if question.kind == Kind.TITLE and not request.POST.get("title", "").strip():
        return "Впишите название плана."
    if question.kind == Kind.PERIOD:
        form = PeriodForm(request.POST)
        if not form.is_valid():
            return " ".join(str(error) for errors in form.errors.values() for error in errors)
    return ""


def changed(draft: Draft, work: Work, question: Question, request: HttpRequest) -> Draft:
    is_all = "all" in request.POST
    do = request.POST.get("do", "")
    if do == "reopen":
        return reopened(draft, question, work.as_read)
    if do == "leave":
        return left(draft, question, work.questions, is_all=is_all)
    texts = typed_texts(request.POST)
    if do == "take" and question.suggestion:
        texts = {question.fields[0]: question.suggestion}
    return answered(draft, question, work.questions, texts=texts, is_all=is_all)


def shown(
    request: HttpRequest, before: Work, after: Work, current: Question | None, *, note="", status=200
) -> HttpResponse:
    """The dock with the next question, the list, and every row that looks different now."""
    if not request.htmx:
        if note:
            messages.error(request, note)
        anchor = anchor_of(current.place) if current else ""
        return redirect(preview_address(after.kept.pk, current, anchor))
    context = {
        **dock_context(after, current, note=note),
        **list_context(after, current),
        "changed_pairs": [pair for pair, old in zip(after.pairs, before.pairs, strict=True) if pair != old],
    }
    return render(request, "plans/parts/import_answered.html", context, status=status)


@require_POST
def plan_import_facts(request: HttpRequest, pk: int) -> HttpResponse:
    """Title, kind and period as they are typed; another period counts all deadlines anew."""
    kept = import_or_404(request, pk)
    read = None if elsewhere(kept) else read_or_queued(kept)
    if read is None:
        return away(request, preview_address(pk, None, ""))
    before = first_facts(read.parsed, Draft.from_json(kept.answers), timezone.localdate())
    given = {name: request.POST[name] for name in FACTS if name in request.POST}
    save_answers(kept, lambda draft: draft.with_facts(given), by=request.user)
    is_same_period = all(before[name] == given.get(name) for name in PERIOD_FACTS)
    if request.htmx and is_same_period:
        return HttpResponse(status=204)
    return away(request, preview_address(pk, None, ""))


def away(request: HttpRequest, address: str) -> HttpResponse:
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)
