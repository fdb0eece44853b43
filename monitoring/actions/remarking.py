"""A specialist takes a remark to data back (CK-05); a correction of the cell closes it by itself."""

from datetime import datetime

from django.db import transaction

from monitoring.models import DataRemark
from msoko.people.models import User


@transaction.atomic
def close_data_remark(remark: DataRemark, *, by: User, now: datetime) -> DataRemark:
    """Nothing happens when it is closed already."""
    current = DataRemark.objects.select_for_update().get(pk=remark.pk)
    if current.closed_at is None:
        current.closed_at, current.closed_by = now, by
        current.save(update_fields=["closed_at", "closed_by"])
    return current
