"""A PDF that was made of a document: the same words give the same digest and the stored bytes."""

from django.db import models

from msoko.lib.history import tracked
from msoko.people.models import MunicipalityOwned, StoredFile
from reports.models.document import Document


@tracked()
class Rendering(MunicipalityOwned):
    """Immutable. Pressing «Печать» on an unchanged plan finds the digest and serves the bytes."""

    document = models.ForeignKey(
        Document, on_delete=models.CASCADE, verbose_name="документ", related_name="renderings"
    )
    digest = models.CharField("отпечаток слов", max_length=64)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, verbose_name="файл", related_name="+")
    page_count = models.PositiveSmallIntegerField("страниц")
    made_at = models.DateTimeField("сделан", auto_now_add=True)

    class Meta:
        verbose_name = "печатная форма"
        verbose_name_plural = "печатные формы"
        ordering = ["document", "-made_at"]
        constraints = [models.UniqueConstraint(fields=["document", "digest"], name="words_are_rendered_once")]

    def __str__(self) -> str:
        return f"{self.document}, {self.page_count} с."
