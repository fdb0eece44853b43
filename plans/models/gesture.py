"""A gesture (правка): one change of a person's that can be undone and done again."""

from django.conf import settings
from django.db import models

from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned
from plans.models.edition import Edition


@tracked(exclude=["changes"])
class Gesture(MunicipalityOwned):
    """`changes` holds each changed row as it was and as it became; `plans.actions.gesturing` reads and
    writes it.
    """

    edition = models.ForeignKey(
        Edition, on_delete=models.CASCADE, verbose_name="редакция", related_name="gestures"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, verbose_name="чья", related_name="+"
    )
    title = models.CharField("что сделано", max_length=200)
    changes = models.JSONField("строки до и после", default=list)
    is_undone = models.BooleanField("отменена", default=False)
    made_at = models.DateTimeField("когда", auto_now_add=True)

    class Meta:
        verbose_name = "правка плана"
        verbose_name_plural = "правки планов"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["edition", "person", "-id"], name="gestures_of_person_in_edition")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(changes=[]),
                name="gesture_changes_something",
                violation_error_message="Правка, которая ничего не меняет, не записывается.",
            ),
        ]

    def __str__(self) -> str:
        return self.title
