"""Rules as dictionaries and back; the whole answer for a cell."""

import json

import pytest

from plans.deadlines import PlanPeriod, as_json, parse, rule_from_dict, rule_to_dict
from tests.plans.deadlines.test_phrases_dates import PHRASES as DATES
from tests.plans.deadlines.test_phrases_repeating import PHRASES as REPEATING
from tests.plans.deadlines.test_phrases_waiting import PHRASES as WAITING

PERIOD = PlanPeriod.from_text("2024")
TEXTS = tuple(row[0] for row in (*DATES, *REPEATING, *WAITING))


@pytest.mark.parametrize("text", TEXTS)
def test_rule_comes_back_equal_from_json(text: str) -> None:
    rule = parse(text, PERIOD)

    stored = json.loads(json.dumps(rule_to_dict(rule)))

    assert (stored["kind"], rule_from_dict(stored)) == (rule.kind, rule)


def test_defaults_are_not_stored() -> None:
    assert rule_to_dict(parse("ежегодно", PERIOD)) == {"kind": "yearly", "rule": "Yearly"}


DAMAGED = (
    ({}, "неизвестное правило «None»"),
    ({"rule": "Guess"}, "неизвестное правило «Guess»"),
    ({"rule": "Permanent"}, "не те поля у «Permanent»"),
    ({"rule": "Permanent", "until": 1}, "не те поля у «Permanent»"),
    ({"rule": "Day", "month": 1, "day": 1}, "в ней нет правила"),
)


@pytest.mark.parametrize(("stored", "sentence"), DAMAGED)
def test_damaged_record_is_refused(stored: dict[str, object], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        rule_from_dict(stored)


def test_answer_holds_everything_about_a_cell() -> None:
    answer = as_json("до 20 декабря, по графику", parse("до 20 декабря, по графику", PERIOD), PERIOD)

    assert answer == {
        "text": "до 20 декабря, по графику",
        "kind": "composite",
        "period": {"start": "2024-01-01", "end": "2024-12-31", "kind": "calendar_year"},
        "windows": [
            {"start": "2024-01-01", "end": "2024-12-20", "due_on": "2024-12-20", "label": "до 20.12.2024"},
            {
                "start": "2024-01-01",
                "end": "2024-12-31",
                "due_on": None,
                "label": "срок по внешнему документу",
            },
        ],
        "due_dates": ["2024-12-20"],
        "sentence": "до 20.12.2024; график ещё не указан",
        "needs_person": True,
        "questions": [
            "Срок задаёт другой документ («по графику»): укажите дату и документ, когда они станут известны"
        ],
        "notes": [],
        "rule": {
            "kind": "composite",
            "rule": "Composite",
            "parts": [
                {
                    "rule": "Dated",
                    "spans": [
                        {
                            "rule": "Span",
                            "shape": "due_date",
                            "start": None,
                            "end": {"rule": "Day", "month": 12, "day": 20},
                        }
                    ],
                },
                {"rule": "External", "document": "графику", "words": "по графику"},
            ],
        },
    }
