"""What a rule names in so many words: its months and its years."""

from plans.deadlines.rule import MONTHS, Rule
from plans.deadlines.rules import Composite, Recurring, WholeTime
from plans.deadlines.spans import Span


def months_of(rule: Rule) -> tuple[int, ...]:
    """Months named by the rule, in the order of the text; all twelve for a monthly one."""
    if isinstance(rule, Composite):
        return tuple(dict.fromkeys(month for part in rule.parts for month in months_of(part)))
    if isinstance(rule, Recurring) and rule.unit == MONTHS and not rule.spans:
        return tuple(range(1, 13)) if rule.step == 1 else ()
    spans: tuple[Span, ...] = getattr(rule, "spans", ())
    return tuple(dict.fromkeys(month for span in spans for month in span.months))


def years_of(rule: Rule) -> tuple[int, ...]:
    """Years written in the text."""
    if isinstance(rule, Composite):
        return tuple(dict.fromkeys(year for part in rule.parts for year in years_of(part)))
    if isinstance(rule, WholeTime):
        return rule.years
    spans: tuple[Span, ...] = getattr(rule, "spans", ())
    years = [year for span in spans for year in span.written_years]
    first = getattr(rule, "first_year", None)
    return tuple(dict.fromkeys(years if years or first is None else [first]))
