"""All checks of a form at once, and whether they speak of fields that exist."""

from collections.abc import Collection, Iterable

from monitoring.checks.answers import Answers
from monitoring.checks.comparing import ExpectedChange, SameInForms
from monitoring.checks.findings import Finding, Severity
from monitoring.checks.kinds import Allowed, Bounds, DateOrder, NotMore, Required, SumOfParts, Whole

Check = Required | Whole | Bounds | NotMore | SumOfParts | DateOrder | Allowed | ExpectedChange | SameInForms
_GRAVEST_FIRST = tuple(Severity)


def run(checks: Iterable[Check], answers: Answers) -> tuple[Finding, ...]:
    """Every finding, errors first, otherwise in the order of the checks."""
    found = [finding for check in checks if (finding := check.finding(answers)) is not None]
    return tuple(sorted(found, key=lambda finding: _GRAVEST_FIRST.index(finding.severity)))


def unknown_fields(checks: Iterable[Check], known: Collection[str]) -> tuple[str, ...]:
    """Fields that checks name and the form lacks, each once, in the order of the checks."""
    named = (field for check in checks for field in check.fields)
    return tuple(dict.fromkeys(field for field in named if field not in known))
