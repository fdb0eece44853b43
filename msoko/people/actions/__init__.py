"""What changes people, organisations and executors."""

from msoko.people.actions.directory import (
    BodyEntry,
    add_bodies,
    create_municipality,
    store_file,
    teach_spelling,
)
from msoko.people.actions.groups import (
    add_body,
    change_body,
    end_membership,
    include_organizations,
    include_person,
    leave_group,
    set_levels,
)
from msoko.people.actions.positions import add_person, appoint_acting, hand_over_position
from msoko.people.actions.refusals import NotPossible

__all__ = [
    "BodyEntry",
    "NotPossible",
    "add_bodies",
    "add_body",
    "add_person",
    "appoint_acting",
    "change_body",
    "create_municipality",
    "end_membership",
    "hand_over_position",
    "include_organizations",
    "include_person",
    "leave_group",
    "set_levels",
    "store_file",
    "teach_spelling",
]
