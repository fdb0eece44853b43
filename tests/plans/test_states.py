"""The square of states and verbs of an edition."""

import pytest

from plans.states import TONES, TRANSITIONS, EditionState, ForbiddenTransition, check

VERBS = ("submit", "recall", "return", "approve", "amend", "close", "archive")

#: state -> what each verb gives; a verb that is not named is forbidden
SQUARE = {
    "draft": {"submit": "endorsement", "approve": "approved"},
    "endorsement": {"recall": "draft", "return": "draft", "approve": "approved"},
    "approved": {"amend": "amended", "close": "closed"},
    "amended": {},
    "closed": {"archive": "archived"},
    "archived": {},
}


@pytest.mark.parametrize("state", EditionState.values)
@pytest.mark.parametrize("verb", VERBS)
def test_check_allows_exactly_the_square(state, verb):
    expected = SQUARE[state].get(verb)

    if expected is None:
        with pytest.raises(ForbiddenTransition, match=f"«{EditionState(state).label}»"):
            check(state, verb)
    else:
        assert check(state, verb) == expected


def test_every_state_has_its_moves_and_its_tone():
    assert set(TRANSITIONS) == set(TONES) == set(EditionState)
    assert {verb for moves in TRANSITIONS.values() for verb in moves} == set(VERBS)
