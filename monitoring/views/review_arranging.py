"""Who reviews which direction, and the ready reasons for returning: two small pages of the specialists."""

from itertools import zip_longest

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from monitoring import actions
from monitoring.queries.phrases import Phrase, standard_phrases
from monitoring.queries.phrases import return_phrases as phrases_of
from monitoring.queries.reviewers import duty_rows, reviewing_posts
from msoko.people.models import Position
from plans.models import Direction

#: empty lines below the phrases, for new ones
SPARE_LINES = 3
MAX_LABEL, MAX_TEXT = 40, 1000


@require_http_methods(["GET", "HEAD", "POST"])
def review_duties(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("monitoring.arrange_review"):
        raise PermissionDenied
    posts = reviewing_posts(request.user, timezone.localdate())
    if request.method == "POST":
        municipality_id = request.user.position.municipality_id
        wanted = _wanted(request, posts)
        actions.arrange_duties(municipality_id, positions=posts, wanted=wanted, by=request.user)
        messages.success(request, "Сохранено. Очередь проверки у каждого начинается с его направлений.")
        return redirect("monitoring:review-duties")
    rows = duty_rows(posts)
    context = {"posts": posts, "rows": rows, "nobodys": sum(row.is_nobodys for row in rows)}
    return render(request, "monitoring/review_duties.html", context)


def _wanted(request: HttpRequest, posts: list[Position]) -> set[tuple[int, int]]:
    offered = {
        f"{post.pk}:{direction}": (post.pk, direction)
        for direction in Direction.objects.values_list("pk", flat=True)
        for post in posts
    }
    return {offered[text] for text in request.POST.getlist("duty") if text in offered}


@require_http_methods(["GET", "HEAD", "POST"])
def return_phrases(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("monitoring.arrange_review"):
        raise PermissionDenied
    municipality_id = request.user.position.municipality_id
    shown, problem = phrases_of(municipality_id), ""
    if request.method == "POST":
        shown, problem = _read(request)
        try:
            if not problem:
                pairs = [(one.label, one.text) for one in shown]
                actions.arrange_phrases(municipality_id, phrases=pairs, by=request.user)
                messages.success(request, "Причины возврата сохранены: они уже стоят под полем в очереди.")
                return redirect("monitoring:return-phrases")
        except actions.NotPossible as refusal:
            problem = str(refusal)
    lines = [*shown, *[Phrase("", "")] * SPARE_LINES]
    context = {"lines": lines, "problem": problem, "is_standard": shown == standard_phrases()}
    return render(request, "monitoring/return_phrases.html", context, status=422 if problem else 200)


def _read(request: HttpRequest) -> tuple[list[Phrase], str]:
    """The lines of the form; an empty line is a removed phrase, half a line is a question."""
    labels, texts = request.POST.getlist("label"), request.POST.getlist("text")
    pairs = zip_longest(labels, texts, fillvalue="")
    lines = [Phrase(label.strip()[:MAX_LABEL], text.strip()[:MAX_TEXT]) for label, text in pairs]
    kept = [line for line in lines if line.label or line.text]
    half = next((line for line in kept if not (line.label and line.text)), None)
    if half is None:
        return kept, ""
    return kept, f"Заполните обе ячейки строки «{half.label or half.text}» или очистите её целиком."
