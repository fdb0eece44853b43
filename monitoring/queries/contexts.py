"""Context of organisations in a year: which numbers, in which groups, what stands there (CL-01, M4)."""

import datetime
from collections.abc import Mapping, Sequence
from typing import cast

from django.db import models
from django.db.models import Q

from monitoring.models import ContextProfile
from monitoring.models.cluster import SHARES_OF_PUPILS, SHARES_OF_TEACHERS
from monitoring.table_reading import ORGANIZATION_HEADS, Subject
from monitoring.values import exact_words
from msoko.people.models import Organization

#: key, title, columns: one group is one page of the grid
GROUPS: Sequence[tuple[str, str, tuple[str, ...]]] = (
    ("place", "Организация", ("school_type", "is_rural", "is_small", "distance_km", "equipment_score")),
    ("pupils", "Обучающиеся", ("pupil_count", *SHARES_OF_PUPILS)),
    ("staff", "Кадры", ("post_count", "vacancy_count", "teacher_count", *SHARES_OF_TEACHERS)),
)
COLUMNS = tuple(name for _, _, names in GROUPS for name in names)
ORGANIZATIONS = Subject(
    ORGANIZATION_HEADS,
    "В таблице нет строки заголовков со столбцом «Организация». Скачайте таблицу и заполните её.",
    "организации «{}» нет среди организаций муниципалитета.",
    "не указана организация.",
    "столбца «{}» в контексте нет. Возьмите заголовки из скачанной таблицы.",
    frozenset({"кто изменил", "когда изменено"}),
)
YES, NO = "да", "нет"


def column(name: str) -> models.Field:
    return cast(models.Field, ContextProfile._meta.get_field(name))


def title(name: str) -> str:
    return str(column(name).verbose_name)


def heading(name: str) -> str:
    """«С ОВЗ»: only the first letter is raised."""
    words = title(name)
    return words[:1].upper() + words[1:]


def options(name: str) -> tuple[tuple[str, str], ...]:
    """What may be chosen; empty where a number is typed."""
    if name == "school_type":
        return (("", "не указан"), *((str(word), str(word)) for _, word in column(name).choices or ()))
    return ((NO, NO), (YES, YES)) if isinstance(column(name), models.BooleanField) else ()


def organizations_of(municipality_id: int, year: int) -> list[Organization]:
    """Those that teach and were open in the year."""
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    open_then = (Q(closed_on=None) | Q(closed_on__gte=first)) & (Q(opened_on=None) | Q(opened_on__lte=last))
    own = Organization.objects.filter(open_then, municipality=municipality_id, kind__in=Organization.TEACHING)
    return list(own.order_by("kind", "short_name"))


def contexts_of(municipality_id: int, year: int) -> Mapping[int, ContextProfile]:
    rows = ContextProfile.objects.filter(municipality=municipality_id, year=year)
    return {one.organization_id: one for one in rows.select_related("updated_by")}


def new_context(organization: Organization, year: int) -> ContextProfile:
    """Of a year that nobody has filled: the directory knows whether the organisation is rural."""
    return ContextProfile(
        municipality_id=organization.municipality_id,
        organization=organization,
        year=year,
        is_rural=organization.is_rural,
    )


def cell_words(profile: ContextProfile, name: str) -> str:
    value = getattr(profile, name)
    if name == "school_type":
        return str(profile.get_school_type_display()) if value else ""
    if isinstance(value, bool):
        return YES if value else NO
    if value is None:
        return ""
    return str(value) if isinstance(value, int) else exact_words(value)


def spellings_of_organizations(organizations: Sequence[Organization]) -> dict[str, int]:
    return {one.name: one.pk for one in organizations} | {one.short_name: one.pk for one in organizations}


def spellings_of_columns() -> dict[str, int]:
    return {title(name): place for place, name in enumerate(COLUMNS)}
