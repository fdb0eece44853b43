"""Keeping the filters of a list under a name. A saved view is seen and changed by its owner only."""

from urllib.parse import parse_qsl, urlencode

from django.db import transaction

from monitoring.actions.gestures import NotPossible
from monitoring.models import SavedView
from msoko.people.models import Position, User

#: what belongs to one look and not to the view
_PASSING = {"page"}
_MANY_VIEWS = 30
_QUERY_LENGTH = SavedView._meta.get_field("query_text").max_length or 0


@transaction.atomic
def save_view(within: Position, *, page: str, name: str, query_text: str, by: User) -> SavedView:
    """Keep these filters for the holder of this position; a view of the same name takes them over."""
    own = SavedView.objects.visible_to(by).filter(page=page)
    kept = _kept(query_text)
    view = own.filter(name__iexact=name).first()
    if view is None:
        if own.count() >= _MANY_VIEWS:
            raise NotPossible(f"У вас уже {_MANY_VIEWS} видов. Удалите лишний и сохраните снова.")
        return SavedView.objects.create(
            municipality=within.municipality, person=by, page=page, name=name, query_text=kept
        )
    view.name, view.query_text = name, kept
    view.save(update_fields=["name", "query_text"])
    return view


@transaction.atomic
def rename_view(view: SavedView, *, name: str, by: User) -> SavedView:
    taken = SavedView.objects.visible_to(by).filter(page=view.page, name__iexact=name).exclude(pk=view.pk)
    if taken.exists():
        raise NotPossible(f"Вид «{name}» у вас уже есть. Возьмите другое название или удалите тот вид.")
    view.name = name
    view.save(update_fields=["name"])
    return view


@transaction.atomic
def delete_view(view: SavedView, *, by: User) -> None:
    view.delete()


def _kept(query_text: str) -> str:
    pairs = [(key, value) for key, value in parse_qsl(query_text) if value and key not in _PASSING]
    kept = urlencode(pairs)
    if len(kept) > _QUERY_LENGTH:
        raise NotPossible("Отбор слишком длинный, его не удалось сохранить. Уберите часть условий.")
    return kept
