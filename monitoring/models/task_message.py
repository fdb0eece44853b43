"""A message (сообщение) in the thread of a task: what organisation and department say to each other."""

from django.conf import settings
from django.db import models

from monitoring.models.task import Task
from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned


@tracked()
class TaskMessage(MunicipalityOwned):
    """Written once. Which side spoke is kept, because people change their posts."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, verbose_name="задание", related_name="messages")
    round = models.PositiveSmallIntegerField("круг")
    text = models.TextField("сообщение", max_length=4000)
    is_of_organization = models.BooleanField("пишет организация")
    written_at = models.DateTimeField("когда", auto_now_add=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="кто", related_name="+"
    )

    class Meta:
        verbose_name = "сообщение"
        verbose_name_plural = "сообщения"
        ordering = ["task", "written_at", "pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(text=""), name="message_says_something")]
        indexes = [models.Index(fields=["task", "written_at"], name="message_in_thread")]

    def __str__(self) -> str:
        return self.text[:80]
