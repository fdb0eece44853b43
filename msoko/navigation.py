"""The left column and the header: words, places, counts of what waits for me."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from monitoring.queries import waiting_counts
from msoko.people.models import Position
from msoko.people.roles import Role


@dataclass(frozen=True)
class Link:
    title: str
    url: str
    count: int = 0
    is_current: bool = False


#: role -> (title, URL name, key of the count)
LINKS = {
    Role.SPECIALIST: (
        ("Мой день", "home", ""),
        ("Планы", "plans:plan-list", ""),
        ("Задания", "monitoring:task-list", "open"),
        ("На проверке", "monitoring:review-queue", "review"),
        ("Календарь", "monitoring:calendar", ""),
        ("Сбор данных", "monitoring:round-list", "given"),
        ("Отклонения", "monitoring:deviation-list", "answered"),
        ("Отчётность", "monitoring:filing-list", ""),
        ("Анализ", "monitoring:analysis-zones", ""),
        ("Показатели", "monitoring:indicator-set-list", ""),
        ("Архив", "monitoring:archive", ""),
        ("Рекомендации", "reports:recommendation-list", ""),
        ("Готовность", "reports:readiness", ""),
        ("Документы", "reports:document-list", ""),
        ("Досье", "reports:dossier-list", ""),
        ("Сколько просим", "monitoring:effort-meter", ""),
    ),
    Role.OFFICIAL: (
        ("Мой день", "home", ""),
        ("Планы", "plans:plan-list", ""),
        ("Задания", "monitoring:task-list", "open"),
        ("Календарь", "monitoring:calendar", ""),
        ("Сбор данных", "monitoring:round-list", "given"),
        ("Отклонения", "monitoring:deviation-list", "answered"),
        ("Отчётность", "monitoring:filing-list", ""),
        ("Анализ", "monitoring:analysis-zones", ""),
        ("Показатели", "monitoring:indicator-set-list", ""),
        ("Архив", "monitoring:archive", ""),
        ("Рекомендации", "reports:recommendation-list", ""),
        ("Готовность", "reports:readiness", ""),
        ("Документы", "reports:document-list", ""),
        ("Досье", "reports:dossier-list", ""),
        ("Сколько просим", "monitoring:effort-meter", ""),
    ),
    Role.SCHOOL_HEAD: (
        ("Мои задания", "home", "own"),
        ("Показатели", "monitoring:submission-list", "asked"),
        ("Отклонения", "monitoring:deviation-list", "deviating"),
        ("Отчётность", "monitoring:filing-list", ""),
        ("Рекомендации", "reports:recommendation-list", ""),
        ("Календарь", "monitoring:calendar", ""),
        ("Наши результаты", "monitoring:own-profile", ""),
        ("Архив", "monitoring:archive", ""),
        ("Приказы и письма", "reports:document-list", ""),
        ("Планы", "plans:plan-list", ""),
    ),
    Role.OBSERVER: (
        ("Обзор", "home", ""),
        ("Планы", "plans:plan-list", ""),
        ("Задания", "monitoring:task-list", ""),
        ("Календарь", "monitoring:calendar", ""),
        ("Сбор данных", "monitoring:round-list", "given"),
        ("Отклонения", "monitoring:deviation-list", "answered"),
        ("Отчётность", "monitoring:filing-list", ""),
        ("Анализ", "monitoring:analysis-zones", ""),
        ("Показатели", "monitoring:indicator-set-list", ""),
        ("Архив", "monitoring:archive", ""),
        ("Рекомендации", "reports:recommendation-list", ""),
        ("Готовность", "reports:readiness", ""),
        ("Документы", "reports:document-list", ""),
    ),
    Role.ADMINISTRATOR: (
        ("Обзор", "home", ""),
        ("Планы", "plans:plan-list", ""),
        ("Формы отчётности", "monitoring:reporting-form-list", ""),
        ("Письма", "admin:monitoring_reminder_changelist", ""),
        ("Справочники", "admin:index", ""),
    ),
}


def navigation(request: HttpRequest) -> dict[str, object]:
    """Context processor; lazy, so that pages and parts without the frame cost no query."""
    position = getattr(request.user, "position", None) if hasattr(request, "user") else None
    if position is None or hasattr(request, "personal_link"):
        # Whoever came by the link of a letter sees one task: nothing else is offered.
        return {"position": None}
    return {
        "position": position,
        "navigation_links": lambda: links(request, position),
        "other_positions": getattr(request, "other_positions", ()),
    }


def links(request: HttpRequest, position: Position) -> list[Link]:
    counts = getattr(request, "waiting_counts", None) or waiting_counts(request.user)
    found = []
    for title, name, key in LINKS[Role(position.role)]:
        url = reverse(name)
        here = request.path == url or (url != reverse("home") and request.path.startswith(url))
        found.append(Link(title, url, counts.get(key, 0), here))
    return found
