"""What a deadline says to whoever looks at an import: understood, to be dated later, or asked now."""

import re
from dataclasses import dataclass
from functools import lru_cache

from plans.deadlines import DueSettings, PlanPeriod, Unclear, explain, parse, questions
from plans.deadlines.questions import EVENT, EXTERNAL

#: how the questions begin that wait for somebody else's date
WAITING = (EXTERNAL.partition("(")[0], EVENT.partition("(")[0])
#: what one question says of its own words: quotes and figures
_ABOUT = re.compile(r"«[^»]*»|[\d.]+")


@dataclass(frozen=True)
class Due:
    """How the words of a deadline were understood, and what a person has to say about them today.

    `doubt` is the kind of the question, without the words and dates it is about.
    """

    sentence: str = ""
    needs_person: bool = False
    is_asked: bool = False
    doubt: str = ""


@lru_cache(maxsize=4096)
def understood_due(text: str, period: PlanPeriod, settings: DueSettings) -> Due:
    """A deadline that waits for a foreign schedule or an event is understood: its date is asked later (D2).

    An empty cell says nothing: the importer has a problem for it.
    """
    if not text:
        return Due()
    rule = parse(text, period)
    asked = questions(rule, period, settings)
    today = [question for question in asked if not question.startswith(WAITING)]
    told = [] if isinstance(rule, Unclear) else [explain(rule, period, settings)]
    doubt = _ABOUT.sub("", " ".join(today))
    return Due(". ".join((*told, *today)), bool(asked), bool(today), doubt)
