"""The standard directory of executors, as a new municipality gets it."""

import json

from django.conf import settings

from msoko.people import actions
from msoko.people.models import Body, BodySpelling
from msoko.people.models.body import BodyKind
from msoko.people.models.organization import OrganizationKind
from msoko.people.reference import standard_bodies


def test_words_of_the_directory_are_words_of_the_models():
    entries = json.loads((settings.BASE_DIR / "fixtures" / "reference" / "bodies.json").read_text())

    assert {entry["kind"] for entry in entries} <= set(BodyKind)
    named = {entry.get("organization_kind") for entry in entries} - {None}
    assert named == {OrganizationKind.AUTHORITY, OrganizationKind.METHOD_CENTRE}
    assert {kind for entry in entries for kind in entry.get("group_kinds") or []} == {
        OrganizationKind.SCHOOL,
        OrganizationKind.KINDERGARTEN,
        OrganizationKind.SUPPLEMENTARY,
    }


def test_bodies_of_the_department_and_its_people_answer_as_the_department(municipality, authority):
    bodies = actions.add_bodies(municipality, standard_bodies(municipality), by=None)

    assert bodies["education_authority"].organization == authority
    assert bodies["authority_specialists"].organization == authority
    assert bodies["minors_commission"].organization is None


def test_adding_the_directory_again_changes_nothing(municipality, authority):
    actions.add_bodies(municipality, standard_bodies(municipality), by=None)
    before = Body.objects.count(), BodySpelling.objects.count()

    actions.add_bodies(municipality, standard_bodies(municipality), by=None)

    assert (Body.objects.count(), BodySpelling.objects.count()) == before
