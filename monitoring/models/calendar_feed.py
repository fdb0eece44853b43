"""A calendar feed (подписка на календарь): a secret link by which a phone asks for the own deadlines (D4)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from msoko.lib.history import tracked
from msoko.people.models import Position


@tracked(exclude=["token_hash"])
class CalendarFeed(models.Model):
    """Stands outside of row-level security: the link is asked before any municipality is known.

    quality.md 2.2: «What must be read before the municipality is known (..., link tokens, ...) lies in tables
    without that policy». It holds no words of anybody: the checksum of the link, who holds it, the position;
    the position, and through it the municipality, is then read in the name of that person.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="чья", related_name="+"
    )
    position = models.ForeignKey(
        Position, on_delete=models.PROTECT, verbose_name="должность", related_name="calendar_feeds"
    )
    token_hash = models.CharField("контрольная сумма ссылки", max_length=64, unique=True)
    created_at = models.DateTimeField("создана", auto_now_add=True)
    revoked_at = models.DateTimeField("отозвана", null=True, blank=True)

    class Meta:
        verbose_name = "подписка на календарь"
        verbose_name_plural = "подписки на календарь"
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["position"], condition=Q(revoked_at__isnull=True), name="position_has_one_live_feed"
            ),
            models.CheckConstraint(
                condition=Q(token_hash__regex="^[0-9a-f]{64}$"), name="feed_keeps_a_checksum_and_no_link"
            ),
        ]

    def __str__(self) -> str:
        return f"подписка {self.pk}"
