"""The second wall: without the application's filters, PostgreSQL shows only the own municipality."""

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from msoko.lib import row_security
from msoko.people.models import MunicipalityOwned, Organization
from tests.factories import OrganizationFactory


def owned_tables() -> set[str]:
    """Every table of a model with a municipality, the tables of events included."""
    return {
        model._meta.db_table
        for model in apps.get_models()
        if any(field.attname == "municipality_id" for field in model._meta.concrete_fields)
    }


def test_every_owned_table_has_forced_row_security(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        protected = {row[0] for row in cursor.fetchall()}

    assert protected == owned_tables()
    assert len([m for m in apps.get_models() if issubclass(m, MunicipalityOwned)]) >= 18


def test_tests_run_as_the_plain_role(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolname, rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == ("msoko_app", False, False, False)


def test_rows_of_another_municipality_are_not_there(school, stranger):
    assert set(Organization.objects.all()) == {school}

    row_security.enter(stranger.position.municipality_id)

    assert set(Organization.objects.all()) == {stranger.position.organization}


def test_without_a_municipality_there_is_nothing(school):
    row_security.enter(None)

    assert not Organization.objects.exists()


def test_history_is_inside_the_wall_and_cannot_be_changed(school):
    event = Organization.pgh_event_models["insert"]

    assert event.objects.get(pgh_obj=school).short_name == school.short_name
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege('people_organizationevent', 'UPDATE, DELETE')")
        assert cursor.fetchone() == (False,)


def test_writing_into_another_municipality_is_refused(municipality, stranger):
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        OrganizationFactory(municipality=stranger.position.municipality)
