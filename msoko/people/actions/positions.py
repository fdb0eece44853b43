"""Who leads what: a new person, a change of the head (E3), somebody acting for a time (RO-04)."""

import datetime

from django.db import transaction

from msoko.people.actions.refusals import NotPossible
from msoko.people.models import Position, User


@transaction.atomic
def add_person(*, username: str, last_name: str, first_name: str, by: User, **names: str) -> User:
    """A person who can be given a position; a password is set by the administrator, letters work without."""
    person = User(username=username, last_name=last_name, first_name=first_name, **names)
    person.set_unusable_password()
    person.save()
    return person


@transaction.atomic
def hand_over_position(
    position: Position,
    *,
    successor: User,
    starts_on: datetime.date,
    title_text: str,
    basis_text: str = "",
    by: User,
) -> Position:
    """End a position and start the one of the successor the day after; who acted for it stops acting.

    Tasks and rights belong to the organisation and the role, so that they move by themselves (E3).
    """
    position = Position.objects.select_for_update(of=("self",)).get(pk=position.pk)
    _demand_somebody_else(position, successor, by)
    last_day = starts_on - datetime.timedelta(days=1)
    if position.until_on is not None and position.until_on < last_day:
        raise NotPossible(f"Эта должность уже освобождена {position.until_on:%d.%m.%Y}.")
    if position.since_on is not None and position.since_on > last_day:
        raise NotPossible(f"Прежний руководитель назначен {position.since_on:%d.%m.%Y}: выберите день позже.")
    _end_acting(position, last_day)
    position.until_on = last_day
    position.save(update_fields=["until_on"])
    return Position.objects.create(
        municipality_id=position.municipality_id,
        user=successor,
        organization_id=position.organization_id,
        role=position.role,
        title_text=title_text,
        since_on=starts_on,
        basis_text=basis_text,
    )


def _end_acting(position: Position, last_day: datetime.date) -> None:
    acting = Position.objects.filter(acts_for=position).not_over_on(last_day + datetime.timedelta(days=1))
    if later := acting.filter(since_on__gt=last_day).select_related("user").first():
        raise NotPossible(
            f"{later.user} исполняет обязанности с {later.since_on:%d.%m.%Y}: "
            "сначала администратор данных должен отменить это назначение."
        )
    acting.update(until_on=last_day)


@transaction.atomic
def appoint_acting(
    position: Position,
    *,
    person: User,
    title_text: str,
    since_on: datetime.date,
    until_on: datetime.date | None,
    basis_text: str = "",
    by: User,
) -> Position:
    """Let a person act for a position from day to day: its rights, its letters, its signature (RO-04)."""
    position = Position.objects.select_for_update(of=("self",)).get(pk=position.pk)
    _demand_somebody_else(position, person, by)
    if position.acts_for_id is not None:
        raise NotPossible("Временно исполняющего обязанности не замещают: назначьте другого на эти дни.")
    last = until_on or datetime.date.max
    others = Position.objects.filter(acts_for=position, since_on__lte=last).not_over_on(since_on)
    if other := others.select_related("user").first():
        raise NotPossible(f"На эти дни обязанности уже исполняет {other.user}. Выберите другие дни.")
    return Position.objects.create(
        municipality_id=position.municipality_id,
        user=person,
        organization_id=position.organization_id,
        role=position.role,
        title_text=title_text,
        since_on=since_on,
        until_on=until_on,
        acts_for=position,
        basis_text=basis_text,
    )


def _demand_somebody_else(position: Position, person: User, by: User) -> None:
    if person.pk == position.user_id:
        raise NotPossible(f"{person} уже занимает эту должность: выберите другого человека.")
    if person.pk == by.pk:
        raise NotPossible("Себя назначить нельзя: кто проверяет ответы, тот их не даёт.")
