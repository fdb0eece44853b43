"""Who may do what with people, organisations and executors; and the small words other apps build on.

One table per app, read aloud: first the role (who), then the relation (whose), then the state (when).
"""

from typing import TYPE_CHECKING, Any

import rules

from msoko.people.roles import Role

if TYPE_CHECKING:
    from msoko.people.models import User


@rules.predicate
def is_acting(user: "User", subject: Any = None) -> bool:
    return user.position is not None


@rules.predicate
def is_specialist(user: "User", subject: Any = None) -> bool:
    return bool(user.position and user.position.role == Role.SPECIALIST)


@rules.predicate
def is_official(user: "User", subject: Any = None) -> bool:
    return bool(user.position and user.position.role == Role.OFFICIAL)


@rules.predicate
def is_school_head(user: "User", subject: Any = None) -> bool:
    return bool(user.position and user.position.role == Role.SCHOOL_HEAD)


@rules.predicate
def is_administrator(user: "User", subject: Any = None) -> bool:
    return bool(user.position and user.position.role == Role.ADMINISTRATOR)


@rules.predicate
def is_observer(user: "User", subject: Any = None) -> bool:
    return bool(user.position and user.position.role == Role.OBSERVER)


@rules.predicate
def is_of_own_municipality(user: "User", subject: Any = None) -> bool:
    """True for the question in general (no subject), and for a subject of the own municipality."""
    if subject is None:
        return user.position is not None
    return bool(user.position and user.position.municipality_id == subject.municipality_id)


@rules.predicate
def is_of_own_organization(user: "User", subject: Any = None) -> bool:
    if subject is None:
        return user.position is not None
    organization_id = getattr(subject, "organization_id", subject.pk)
    return bool(user.position and user.position.organization_id == organization_id)


@rules.predicate
def is_own_municipality(user: "User", subject: Any = None) -> bool:
    """The subject is the municipality itself."""
    return subject is None or bool(user.position and user.position.municipality_id == subject.pk)


@rules.predicate
def position_is_permanent(user: "User", subject: Any = None) -> bool:
    """Not an acting one («и.о.»)."""
    return subject is None or subject.acts_for_id is None


@rules.predicate
def position_is_of_school_head(user: "User", subject: Any = None) -> bool:
    return subject is None or subject.role == Role.SCHOOL_HEAD


#: Everybody who works for the department or looks on from above, as opposed to a school.
sees_department = is_specialist | is_official | is_administrator | is_observer

#: Heads of organisations are arranged by the department, its own people by the administrator only: nobody
#: makes himself an official.
arranges = (is_specialist & position_is_of_school_head) | is_administrator

RULES = {
    "people.view_organization": is_of_own_municipality & (sees_department | is_of_own_organization),
    "people.list_positions": sees_department,
    "people.arrange_position": is_of_own_municipality & position_is_permanent & arranges,
    "people.list_bodies": sees_department,
    "people.view_body": is_of_own_municipality & sees_department,
    "people.edit_body": is_of_own_municipality & (is_specialist | is_administrator),
    "people.use_admin": is_administrator,
    "people.administer_municipality": is_administrator & is_own_municipality,
    "people.administer_record": is_administrator & is_of_own_municipality,
    "people.administer_person": is_administrator,
    "people.administer_directory": is_administrator,
}


def register() -> None:
    for name, predicate in RULES.items():
        rules.set_perm(name, predicate)
