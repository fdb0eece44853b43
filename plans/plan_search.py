"""The search of the plan page: one field for words in any form, beginnings of words, and numbers of rows.

«Search and filters on the plan page, in one field, Russian morphology» (issue on the plan editor). Every
word must be found, each in any of its forms («семинары» finds «семинаров») or as a beginning («семин»); a
number is found by its beginning («1.5» finds 1.5 and 1.51). Words in quotes stand one after another.
"""

import operator
import re
from functools import reduce

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import BooleanField, CharField, ExpressionWrapper, Q, Value
from django.db.models.functions import Concat

from plans.columns import TEXT_FIELDS
from plans.querysets import ActivityQuerySet

_SEARCHED = tuple(name for name in TEXT_FIELDS if name != "number_text")
_MOST_WORDS = 8
_PIECES = re.compile(r'"([^"]+)"|«([^»]+)»|(\S+)')
_SHORTEST = 3


def searched(rows: ActivityQuerySet, text: str) -> ActivityQuerySet:
    """Annotate `is_found`; nothing is filtered away, for the notice counts over all rows."""
    words = [next(filter(None, found)) for found in _PIECES.findall(text)][:_MOST_WORDS]
    every = [_found(word) for word in words if _is_telling(word)]
    found = Q(number_text__startswith=text) | (reduce(operator.and_, every) if every else Q())
    annotated = rows.annotate(
        words=SearchVector(*_SEARCHED, config="russian"),
        said=Concat(*_spaced(), output_field=CharField()),
    )
    return annotated.annotate(is_found=ExpressionWrapper(found, output_field=BooleanField()))


def _is_telling(word: str) -> bool:
    """«и», «в» are in every row and in no index."""
    return len(word) >= _SHORTEST or any(letter.isdigit() for letter in word)


def _found(word: str) -> Q:
    query = SearchQuery(word, config="russian", search_type="phrase" if " " in word else "plain")
    found = Q(words=query) | Q(number_text__startswith=word)
    if len(word) >= _SHORTEST and " " not in word:
        found |= Q(said__iregex=rf"(?:^|\W){re.escape(word)}")
    return found


def _spaced() -> list:
    parts: list = []
    for name in _SEARCHED:
        parts += [name, Value(" ")]
    return parts
