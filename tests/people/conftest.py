"""A group of organisations and a working group of the municipality."""

import pytest

from tests.factories import BodyFactory


@pytest.fixture
def group(municipality):
    return BodyFactory(municipality=municipality, kind="group", name="ШНОР")


@pytest.fixture
def working_group(municipality):
    return BodyFactory(municipality=municipality, kind="working_group", name="Рабочая группа по МСОКО")
