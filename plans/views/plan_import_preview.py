"""The preview of an import: the document beside the plan, the questions, and «Создать план»."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from plans.actions.importing import confirm_plan_import, save_answers
from plans.comparison_queries import same_file_drafts
from plans.import_answering import answered
from plans.import_answers import FACTS
from plans.import_around import around_texts
from plans.import_forms import PlanFactsForm
from plans.import_queries import owner_of_new_plans
from plans.import_questions import Question
from plans.importing.parsed import SectionLevel
from plans.models.attachment import AttachmentKind
from plans.views.plan_import_parts import dock_context, list_context, typed_texts
from plans.views.plan_import_progress import polled, progress_page
from plans.views.plan_import_work import Work, elsewhere, import_or_404, read_or_queued


def plan_import_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows what was understood; POST creates the plan."""
    kept = import_or_404(request, pk)
    if request.htmx:
        return polled(request, kept)
    if there := elsewhere(kept):
        return there
    read = read_or_queued(kept)
    if read is None:
        return progress_page(request, kept)
    work = Work.of(kept, read)
    if request.method == "POST":
        work = work.after(save_answers(kept, lambda draft: typed(draft, work, request), by=request.user))
        form = PlanFactsForm(request.POST)
        if form.is_valid():
            return confirmed(request, work, form)
        return preview_page(request, work, form, has_errors=True)
    return preview_page(request, work, PlanFactsForm(initial=work.facts))


def typed(draft, work: Work, request: HttpRequest):
    """Take along the facts, and what was typed in the dock and not sent yet."""
    draft = draft.with_facts({name: request.POST[name] for name in FACTS if name in request.POST})
    question = work.question(request.POST.get("question", ""))
    texts = typed_texts(request.POST)
    if question is None or not question.is_open or not is_answer(question, texts):
        return draft
    return answered(draft, question, work.questions, texts=texts, is_all=False)


def is_answer(question: Question, texts: dict[str, str]) -> bool:
    """Tell words that were changed from those the dock was opened with."""
    now = dict(question.cells) | {"name": question.suggestion}
    return any(texts[name].strip() != text for name, text in now.items() if name in texts)


def confirmed(request: HttpRequest, work: Work, form: PlanFactsForm) -> HttpResponse:
    owner = owner_of_new_plans(work.kept.municipality_id)
    if owner is None:
        messages.error(
            request, "В справочнике нет управления образования. Попросите администратора добавить его."
        )
        return redirect("plans:plan-import-preview", pk=work.kept.pk)
    plan = confirm_plan_import(
        work.kept,
        parsed=work.read.parsed,
        answers=form.answers(work.draft),
        owner=owner,
        by=request.user,
    )
    count = len(work.read.parsed.activities)
    messages.success(request, f"План создан, мероприятий: {count}. Файл сохранён вместе с планом.")
    return redirect("plans:plan-detail", pk=plan.pk)


def preview_page(
    request: HttpRequest, work: Work, form: PlanFactsForm, *, has_errors: bool = False
) -> HttpResponse:
    parsed = work.read.parsed
    parts = [part.level for section in parsed.sections for part in section.walk()]
    asked = request.GET.get("q", "")
    current = work.question(asked) or work.open_after("")
    context = {
        **dock_context(work, current),
        **list_context(work, current),
        "parsed": parsed,
        "form": form,
        "has_errors": has_errors,
        "pairs": work.pairs,
        "current_anchor": current and dock_context(work, current)["anchor"],
        "activity_count": len(parsed.activities),
        "part_count": parts.count(SectionLevel.PART),
        "direction_count": parts.count(SectionLevel.DIRECTION),
        "around": [(AttachmentKind(text.kind).label, text) for text in around_texts(work.read)],
        "bodies": work.bodies,
        "same_drafts": same_file_drafts(work.kept),
    }
    status = 422 if has_errors else 200
    return render(request, "plans/plan_import_preview.html", context, status=status)


def preview_address(pk: int, question: Question | None, anchor: str) -> str:
    address = reverse("plans:plan-import-preview", args=[pk])
    return f"{address}?q={question.key}#{anchor}" if question else address
