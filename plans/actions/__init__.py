"""What changes plans; each verb moves exactly what its name says, in one transaction, on behalf of `by`."""

from plans.actions.creating import add_parsed_content, create_plan
from plans.actions.dating import (
    add_dates,
    add_event,
    move_event,
    set_due_date,
    tell_last_fact,
    tie_to_event,
    tied_rules,
    withdraw_date,
)
from plans.actions.editing import edit_cell
from plans.actions.placing import (
    add_activity,
    delete_activity,
    duplicate_activity,
    move_activity,
    move_activity_below,
    move_activity_down,
    move_activity_up,
    restore_activity,
)
from plans.actions.policing import change_due_policy
from plans.actions.refusals import Refused, StaleCell
from plans.actions.renumbering import NumberingStyle, renumber_edition, renumbering
from plans.actions.sections import add_section, delete_section, rename_section
from plans.actions.stating import approve_edition, return_edition, submit_edition

__all__ = [
    "NumberingStyle",
    "Refused",
    "StaleCell",
    "add_activity",
    "add_dates",
    "add_event",
    "add_parsed_content",
    "add_section",
    "approve_edition",
    "change_due_policy",
    "create_plan",
    "delete_activity",
    "delete_section",
    "duplicate_activity",
    "edit_cell",
    "move_activity",
    "move_activity_below",
    "move_activity_down",
    "move_activity_up",
    "move_event",
    "rename_section",
    "renumber_edition",
    "renumbering",
    "restore_activity",
    "return_edition",
    "set_due_date",
    "submit_edition",
    "tell_last_fact",
    "tie_to_event",
    "tied_rules",
    "withdraw_date",
]
