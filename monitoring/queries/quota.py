"""How much of its room an organisation has used this year."""

import datetime

from django.conf import settings
from django.db.models import QuerySet, Subquery, Sum

from monitoring.models import Evidence
from monitoring.quota import Quota
from msoko.people.models import StoredFile, User


def quota_of(organization_id: int, today: datetime.date) -> Quota:
    """What was sent in the calendar year, each content once; withdrawn files lie there too."""
    used = _sent(organization_id, today).aggregate(bytes=Sum("size"))["bytes"]
    return quota(used, today)


def used_bytes(user: User, today: datetime.date) -> Subquery:
    """The same figure of the own organisation, for a query that is asked anyway."""
    own = user.position.organization_id if user.position else None
    summed = _sent(own, today).order_by().values("municipality").annotate(bytes=Sum("size"))
    return Subquery(summed.values("bytes"))


def quota(used: int | None, today: datetime.date) -> Quota:
    return Quota(used=used or 0, limit_mb=settings.UPLOAD_QUOTA_MB, year=today.year)


def _sent(organization_id: int | None, today: datetime.date) -> QuerySet[StoredFile]:
    sent = Evidence.objects.filter(
        task__organization=organization_id, added_at__year=today.year, file__isnull=False
    )
    return StoredFile.objects.filter(pk__in=sent.values("file"))
