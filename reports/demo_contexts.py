"""The context of the demo organisations and the clusters that follow from it."""

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone

from monitoring.actions import clustering
from monitoring.models import ContextProfile, SchoolType
from msoko.people.models import Municipality, Organization, User
from msoko.people.models.organization import OrganizationKind
from reports.demo_values import Pupil, lot

#: the collection of autumn ends on 10 October; by this day its year has been talked about
TALKED_ABOUT = (11, 10)
_DAY = re.compile(r"(?P<year>[+-]\d)-(?P<month>\d\d)-(?P<day>\d\d)")


@dataclass(frozen=True)
class Cast:
    municipality: Municipality
    specialist: User
    official: User
    today: datetime.date

    @property
    def year(self) -> int:
        """The last year whose values are collected and whose papers are written, whichever day it is."""
        is_over = (self.today.month, self.today.day) >= TALKED_ABOUT
        return self.today.year if is_over else self.today.year - 1

    def day(self, text: str) -> datetime.date:
        """«-1-11-05» is 5 November of the year before the told one, «today+20» lies ahead of any start."""
        if text.startswith("today+"):
            return self.today + datetime.timedelta(days=int(text.removeprefix("today+")))
        found = _DAY.fullmatch(text)
        assert found is not None, f"the script of the demo has no such day: {text}"
        return datetime.date(self.year + int(found["year"]), int(found["month"]), int(found["day"]))

    @property
    def now(self) -> datetime.datetime:
        return timezone.make_aware(datetime.datetime.combine(self.today, datetime.time(10)))


def type_of(one: Organization) -> SchoolType:
    if one.kind == OrganizationKind.KINDERGARTEN:
        return SchoolType.KINDERGARTEN
    words = {"Гимназия": SchoolType.GYMNASIUM, "Лицей": SchoolType.LYCEUM, "ООШ": SchoolType.BASIC,
             "СОШ": SchoolType.SECONDARY}  # fmt: skip
    return next((kind for word, kind in words.items() if word in one.short_name), SchoolType.OTHER)


def tell_contexts(cast: Cast, pupils: dict[Organization, Pupil], years: range) -> None:
    ContextProfile.objects.bulk_create(
        _context(cast, one, pupil, year, step)
        for one, pupil in pupils.items()
        for step, year in enumerate(years)
    )


def _context(cast: Cast, one: Organization, pupil: Pupil, year: int, step: int) -> ContextProfile:
    count, teachers = pupil.count + 2 * step, max(pupil.count // 14, 6)

    def of(whole: int, share: int, word: str) -> int:
        return whole * max(0, share + lot(pupil.key, word) % 9 - 4) // 100

    return ContextProfile(
        municipality=cast.municipality,
        organization=one,
        year=year,
        school_type=type_of(one),
        is_rural=one.is_rural,
        is_small=pupil.count < 110,
        pupil_count=count,
        special_needs_count=of(count, 12 - pupil.strength // 12, "special"),
        other_language_count=of(count, 14 - pupil.strength // 9, "language"),
        one_parent_count=of(count, 40 - pupil.strength // 4, "one"),
        educated_parents_count=of(count, 14 + pupil.strength // 2, "educated"),
        register_count=of(count, 9 - pupil.strength // 12, "register"),
        post_count=teachers + 3,
        vacancy_count=of(teachers, 14 - pupil.strength // 10, "vacancy"),
        teacher_count=teachers,
        young_teacher_count=of(teachers, 24, "young"),
        pension_age_teacher_count=of(teachers, 28 - pupil.strength // 8, "pension"),
        first_category_count=of(teachers, 34, "first"),
        highest_category_count=of(teachers, 12 + pupil.strength // 3, "highest"),
        distance_km=Decimal(8 + lot(pupil.key, "far") % 40) if one.is_rural else Decimal(0),
        equipment_score=Decimal(40 + pupil.strength // 2),
        updated_by=cast.specialist,
    )


def tell_clusters(cast: Cast, years: range) -> None:
    """The same rules each year, and one organisation moved by hand."""
    for year in years:
        made = clustering.add_cluster_set(
            cast.municipality.pk, title="Контекст школ и садов", year=year, by=cast.specialist
        )
        rules: tuple[tuple[str, list[dict[str, object]]], ...] = (
            ("Городские школы", [{"field": "is_rural", "is": "нет"}, _types("СОШ", "ООШ")]),
            ("Гимназия и лицей", [_types("гимназия", "лицей")]),
            ("Сельские школы", [{"field": "is_rural", "is": "да"}, _types("СОШ", "ООШ")]),
            ("Детские сады", [_types("детский сад")]),
            ("Дополнительное образование", [_types("другое")]),
        )
        for name, rule in rules:
            clustering.add_cluster(made, name=name, rule=rule, by=cast.specialist)
        clustering.assign_clusters(made, by=cast.specialist)
    rural = made.clusters.get(name="Сельские школы")
    moved = (
        made.memberships.filter(cluster__name="Городские школы").order_by("organization__short_name").last()
    )
    if moved:
        clustering.move_to_cluster(
            rural,
            organization=moved.organization,
            reason="Школа на окраине: состав обучающихся как у сельских школ.",
            by=cast.specialist,
        )


def _types(*names: str) -> dict[str, object]:
    return {"field": "school_type", "is": list(names)}
