"""A visitor with a personal link: somebody on the pages of one task, nobody on every other page.

T5: «Personal time-limited link in the letter opens exactly that task». The session of such a visitor holds no
sign-in, only the link. The person is taken from it for the addresses below and only when they are about the
task of the link; on any other address he stays a visitor, and the door sends him to the sign-in page. Stands
between the transaction of the request and the door.
"""

from collections.abc import Callable, Mapping

import pghistory
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from monitoring.models import PersonalLink
from monitoring.queries.linking import Standing, is_evidence_of, link_inside, standing
from msoko.lib import row_security

SESSION_LINK = "personal_link"
#: what a link is good for: looking at its task and answering it
TASK_PAGES = frozenset(
    f"monitoring:{name}"
    for name in (
        "task-detail",
        "task-answer",
        "task-recall",
        "task-history",
        "task-thread",
        "task-message",
        "evidence-withdraw",
        "evidence-replace",
        "evidence-repeat",
    )
)
FILE_PAGE = "monitoring:evidence-file"


class PersonalLinkMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if getattr(request, "personal_link", None):
            response["Cache-Control"] = "private, no-store"
        return response

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: Mapping[str, object]
    ) -> None:
        page = request.resolver_match.view_name if request.resolver_match else ""
        if page not in TASK_PAGES and page != FILE_PAGE:
            return
        if request.user.is_authenticated or SESSION_LINK not in request.session:
            return
        link = link_of_session(request)
        if link is not None and is_about(link, page, kwargs):
            take_person(request, link)


def link_of_session(request: HttpRequest) -> PersonalLink | None:
    """The link with which this visitor came, while it stands open."""
    link_id, municipality_id = request.session[SESSION_LINK]
    row_security.enter(municipality_id)
    link = link_inside(link_id)
    if link is None or standing(link, now=timezone.now()) != Standing.OPEN:
        row_security.enter(None)
        return None
    return link


def is_about(link: PersonalLink, page: str, kwargs: Mapping[str, object]) -> bool:
    if page == FILE_PAGE:
        return is_evidence_of(link.task_id, int(str(kwargs["pk"])))
    return kwargs.get("pk") == link.task_id


def take_person(request: HttpRequest, link: PersonalLink) -> None:
    position = link.position
    request.user = position.user.acting_as(position)
    request.personal_link = link  # type: ignore[attr-defined]
    row_security.enter(position.municipality_id, person_id=position.user_id)
    pghistory.context(
        user=position.user_id,
        position=position.pk,
        who=f"{position.user}, {position.title_text}, по личной ссылке",
        role=position.role,
    )
