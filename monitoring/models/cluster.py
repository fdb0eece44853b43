"""Context of organisations and clusters of comparable ones (CL-01, CL-02, M4). Aggregates only."""

from django.db import models
from django.db.models import F, Q

from monitoring.models.measuring import count_field, optional_number, person_field, says, year_field
from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned, Organization


class SchoolType(models.TextChoices):
    SECONDARY = "secondary", "СОШ"
    BASIC = "basic", "ООШ"
    PRIMARY = "primary", "начальная школа"
    GYMNASIUM = "gymnasium", "гимназия"
    LYCEUM = "lyceum", "лицей"
    BOARDING = "boarding", "интернат"
    KINDERGARTEN = "kindergarten", "детский сад"
    OTHER = "other", "другое"


#: counts that are part of the pupils
SHARES_OF_PUPILS = (
    "special_needs_count",
    "other_language_count",
    "one_parent_count",
    "educated_parents_count",
    "register_count",
)
#: counts that are part of the teachers
SHARES_OF_TEACHERS = (
    "young_teacher_count",
    "pension_age_teacher_count",
    "first_category_count",
    "highest_category_count",
)


def _parts_of(whole: str, parts: tuple[str, ...]) -> Q:
    """A comparison with an empty cell holds: nothing contradicts what nobody has said."""
    condition = Q()
    for part in parts:
        condition &= (
            Q(**{f"{part}__isnull": True}) | Q(**{f"{whole}__isnull": True}) | Q(**{f"{part}__lte": F(whole)})
        )
    return condition


@tracked()
class ContextProfile(MunicipalityOwned):
    """CL-01: what an organisation works with in a year, in numbers; a list of children is never kept
    (LAW-01).
    """

    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, verbose_name="организация", related_name="+"
    )
    year = year_field()
    school_type = models.CharField("тип", max_length=20, choices=SchoolType.choices, blank=True)
    is_rural = models.BooleanField("сельская", default=False)
    is_small = models.BooleanField("малокомплектная", default=False)
    pupil_count = count_field("обучающихся")
    special_needs_count = count_field("с ОВЗ")
    other_language_count = count_field("русский язык не родной")
    one_parent_count = count_field("из неполных семей")
    educated_parents_count = count_field("у обоих родителей высшее образование")
    register_count = count_field("на профилактическом учёте")
    post_count = count_field("ставок педагогов")
    vacancy_count = count_field("вакансий")
    teacher_count = count_field("педагогов")
    young_teacher_count = count_field("педагогов до 35 лет")
    pension_age_teacher_count = count_field("педагогов пенсионного возраста")
    first_category_count = count_field("первой категории")
    highest_category_count = count_field("высшей категории")
    distance_km = optional_number("до центра, км")
    equipment_score = optional_number("оснащённость, балл")
    updated_at = models.DateTimeField("когда изменено", auto_now=True)
    updated_by = person_field("кто изменил")

    class Meta:
        verbose_name = "контекст организации"
        verbose_name_plural = "контекст организаций"
        ordering = ["-year", "organization"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "organization", "year"],
                name="organization_has_one_context_of_a_year",
                violation_error_message="Контекст этой организации за этот год уже есть.",
            ),
            models.CheckConstraint(
                condition=_parts_of("pupil_count", SHARES_OF_PUPILS),
                name="part_of_pupils_is_at_most_all_pupils",
                violation_error_message="Часть обучающихся больше, чем всех обучающихся.",
            ),
            models.CheckConstraint(
                condition=_parts_of("teacher_count", SHARES_OF_TEACHERS),
                name="part_of_teachers_is_at_most_all_teachers",
                violation_error_message="Часть педагогов больше, чем всех педагогов.",
            ),
            models.CheckConstraint(
                condition=_parts_of("post_count", ("vacancy_count",)),
                name="vacancies_are_at_most_all_posts",
                violation_error_message="Вакансий больше, чем ставок.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization}, {self.year}"


@tracked()
class ClusterSet(MunicipalityOwned):
    """CL-02: «Clusters are set by rules (field, bounds) or by hand, per year, with name and description»."""

    title = models.CharField("название", max_length=200)
    year = year_field()
    description_text = models.TextField("описание", blank=True)

    class Meta:
        verbose_name = "разбиение на кластеры"
        verbose_name_plural = "разбиения на кластеры"
        ordering = ["-year", "title"]
        constraints = [
            models.UniqueConstraint(
                "municipality",
                "year",
                models.functions.Lower("title"),
                name="cluster_set_title_is_unique_in_its_year",
                violation_error_message="Разбиение с таким названием за этот год уже есть.",
            ),
            says("title", name="cluster_set_has_a_title", message="Назовите разбиение."),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.year}"


@tracked()
class Cluster(MunicipalityOwned):
    """`rule` is a list of conditions on the context, all of which hold: {"field", "low", "high", "is"}.

    An empty rule takes nobody by itself: the members are set by hand.
    """

    cluster_set = models.ForeignKey(
        ClusterSet, on_delete=models.CASCADE, verbose_name="разбиение", related_name="clusters"
    )
    name = models.CharField("название", max_length=150)
    description_text = models.TextField("описание", blank=True)
    rule = models.JSONField("правило", default=list, blank=True)
    position = models.PositiveSmallIntegerField("место", default=0)

    class Meta:
        verbose_name = "кластер"
        verbose_name_plural = "кластеры"
        ordering = ["cluster_set", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["cluster_set", "name"],
                name="cluster_name_is_unique_in_its_set",
                violation_error_message="Кластер с таким названием уже есть.",
            ),
            says("name", name="cluster_has_a_name", message="Назовите кластер."),
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class ClusterMembership(MunicipalityOwned):
    """CL-02: «each organisation is in one cluster of a set»; a move by hand says why and who."""

    cluster_set = models.ForeignKey(
        ClusterSet, on_delete=models.CASCADE, verbose_name="разбиение", related_name="memberships"
    )
    cluster = models.ForeignKey(
        Cluster, on_delete=models.CASCADE, verbose_name="кластер", related_name="memberships"
    )
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, verbose_name="организация", related_name="+"
    )
    is_manual = models.BooleanField("вручную", default=False)
    reason = models.CharField("почему", max_length=300, blank=True)
    assigned_at = models.DateTimeField("когда", auto_now=True)
    assigned_by = person_field("кто")

    class Meta:
        verbose_name = "организация в кластере"
        verbose_name_plural = "организации в кластерах"
        ordering = ["cluster", "organization"]
        constraints = [
            models.UniqueConstraint(
                fields=["cluster_set", "organization"],
                name="organization_is_in_one_cluster_of_a_set",
                violation_error_message="Организация уже в другом кластере этого разбиения.",
            ),
            says(
                "reason",
                name="manual_membership_says_why",
                message="Напишите, почему организация отнесена к кластеру вручную.",
                unless=Q(is_manual=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization}: {self.cluster}"
