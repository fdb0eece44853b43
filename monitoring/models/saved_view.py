"""A saved view (сохранённый вид): the filters of a list under a name of its owner's."""

from django.conf import settings
from django.db import models

from monitoring.querysets import SavedViewQuerySet
from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned


class ListPage(models.TextChoices):
    """The pages whose filters may be kept; the value is the name of the address."""

    TASKS = "task-list", "Задания"
    CALENDAR = "calendar", "Календарь"


@tracked()
class SavedView(MunicipalityOwned):
    """Seen by its owner only. `query_text` is what stands behind «?» in the address of the page."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, verbose_name="чей", related_name="+"
    )
    page = models.CharField("страница", max_length=20, choices=ListPage.choices)
    name = models.CharField("название", max_length=60)
    query_text = models.CharField("отбор", max_length=1000, blank=True)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        verbose_name = "сохранённый вид"
        verbose_name_plural = "сохранённые виды"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                "municipality",
                "person",
                "page",
                models.functions.Lower("name"),
                name="person_has_one_view_of_a_name_on_a_page",
                violation_error_message="Вид с таким названием у вас уже есть.",
            ),
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="saved_view_has_a_name",
                violation_error_message="Назовите вид.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
