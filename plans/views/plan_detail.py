"""The page of a plan: it looks like the document, and in a draft every cell can be changed in place."""

import datetime
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from plans import queries
from plans.filters import PlanFilter
from plans.models import Edition
from plans.views.plan_filter_chips import filter_menus, meant_filters, saved_chips
from plans.views.plan_notices import notice_title, question_groups
from plans.views.plan_sheet import Sheet, plan_sheet
from plans.views.plan_undo_words import last_deletion, undo_words


@require_safe
def plan_detail(request: HttpRequest, pk: int) -> HttpResponse:
    edition = get_object_or_404(queries.editions_for_sheet(request.user), plan=pk)

    context = sheet_context(request, edition)
    template = "plans/parts/plan_sheet.html" if is_part(request) else "plans/plan_detail.html"
    return render(request, template, {**context, "tab": "plan"})


def is_part(request: HttpRequest) -> bool:
    return bool(request.htmx) and not request.htmx.boosted and not request.htmx.history_restore_request


def sheet_context(request: HttpRequest, edition: Edition, *, is_whole: bool = False) -> dict[str, object]:
    """What the sheet and its surroundings print; `is_whole` leaves the filter of the address aside."""
    chosen = PlanFilter() if is_whole else PlanFilter.from_query(request.GET)
    sheet = plan_sheet(edition, chosen, today=timezone.localdate())
    return {
        **sheet_words(request, sheet),
        "edition": edition,
        "plan": edition.plan,
        "menus": filter_menus(sheet),
        "meant": meant_filters(sheet),
        "saved_filters": saved_chips(sheet),
        "is_saved": any(chip.is_current for chip in saved_chips(sheet)),
        "query_text": urlencode(chosen.parameters),
        "questions_link": chosen.link(questions="" if chosen.questions else "all"),
        "kept_parameters": [pair for pair in chosen.parameters.items() if pair[0] != "text"],
        "deleted": last_deletion(edition),
    }


def sheet_words(request: HttpRequest, sheet: Sheet) -> dict[str, object]:
    return {
        "sheet": sheet,
        "rows": sheet.rows,
        "span": sheet.width,
        "span_beside_number": sheet.width - 1,
        "groups": question_groups(sheet),
        "notice_title": notice_title(sheet),
        **undo_words(sheet.edition),
        "may_edit": request.user.has_perm("plans.edit_edition", sheet.edition),
        "may_set_dates": request.user.has_perm("plans.set_due_dates", sheet.edition),
        "saved_text": saved_text(sheet.edition.saved_at),
    }


def saved_text(at: datetime.datetime | None) -> str:
    """«сохранено в 14:32», with the day when it was not today."""
    if at is None:
        return ""
    at = timezone.localtime(at)
    if at.date() == timezone.localdate():
        return f"сохранено в {at:%H:%M}"
    return f"сохранено {at:%d.%m.%Y} в {at:%H:%M}"
