"""Filters of a plan kept under a name."""

from django.db import transaction

from msoko.people.models import User
from plans.actions.refusals import Refused
from plans.models import Plan, SavedFilter

AT_MOST = 20


@transaction.atomic
def save_filter(plan: Plan, *, name: str, query_text: str, by: User) -> SavedFilter:
    """Keep the filter; a name that is known already gets the new filter."""
    own = SavedFilter.objects.filter(plan=plan, person=by)
    if found := own.filter(name__iexact=name).first():
        found.query_text = query_text
        found.save(update_fields=["query_text"])
        return found
    if own.count() >= AT_MOST:
        raise Refused(f"Отборов уже {AT_MOST}. Удалите ненужный, потом сохраните новый.")
    return SavedFilter.objects.create(
        municipality_id=plan.municipality_id, plan=plan, person=by, name=name, query_text=query_text
    )


@transaction.atomic
def delete_filter(saved: SavedFilter, *, by: User) -> None:
    SavedFilter.objects.filter(pk=saved.pk, person=by).delete()
