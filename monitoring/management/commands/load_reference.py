"""The shared directories of plans, and those of monitoring: this command stands in for the one of `plans`.

What a municipality edits for itself (indicators, procedures, reporting forms) is no shared directory: it is
copied into the municipality by `actions.adopt_presets`.
"""

from monitoring.models import SchoolSubject
from plans.management.commands import load_reference


class Command(load_reference.Command):
    def load(self) -> int:
        return super().load() + self.load_rows(SchoolSubject, "school_subjects.json", ["name", "position"])
