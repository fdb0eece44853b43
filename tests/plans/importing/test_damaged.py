"""Damaged files: each is understood as far as it goes, with its questions, or refused with a sentence."""

import json

import pytest

from plans.importing import Unreadable
from tests.plans.importing.conftest import codes, read
from tests.plans.importing.damage_maker import FOLDER, files

EXPECTED = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
BODIES = [["education_authority"], ["methodology_centre"], ["education_authority", "methodology_centre"]]


def test_the_folder_holds_what_the_script_makes():
    assert set(EXPECTED) == set(files())
    assert {path.name for path in FOLDER.iterdir()} == {*EXPECTED, "expected.json"}


@pytest.mark.parametrize("name", [name for name in EXPECTED if "rows" in EXPECTED[name]])
def test_what_can_be_understood_is_understood(name):
    plan = read((FOLDER / name).read_bytes(), name)

    assert len(plan.activities) == EXPECTED[name]["rows"]
    assert [len(section.activities) for section in plan.sections] == [2, 1]
    assert [[match.body_key for match in row.executors] for row in plan.activities] == BODIES
    assert sorted(codes(plan)) == sorted(EXPECTED[name].get("asked", []))


@pytest.mark.parametrize("name", [name for name in EXPECTED if "refused" in EXPECTED[name]])
def test_the_rest_is_refused_with_a_sentence(name):
    with pytest.raises(Unreadable) as refusal:
        read((FOLDER / name).read_bytes(), name)

    assert EXPECTED[name]["refused"] in refusal.value.sentence
    assert "root:" not in refusal.value.sentence
