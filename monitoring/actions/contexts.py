"""The context of an organisation in a year is written (CL-01): numbers only, never a list of children."""

from django.db import transaction

from monitoring.models import ContextProfile
from msoko.people.models import User


@transaction.atomic
def save_context(profile: ContextProfile, *, by: User) -> ContextProfile:
    """Write a new or a changed profile; what contradicts itself is refused by the table with its sentence."""
    profile.updated_by = by
    profile.full_clean(exclude=["municipality"])
    profile.save()
    return profile
