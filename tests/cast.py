"""The cast of the tests, always the same people: loaded as a plugin by conftest.py.

`specialist` and `official` work in the department of Лесной, `school_head` leads Школа № 101 there,
`other_head` leads Школа № 102, `observer` looks on, `administrator` keeps the directories, and the
`stranger` is a specialist of another municipality. Each is a User acting in a position. `enter_as`
gives a signed-in client; without it the database shows the rows of Лесной to the test itself.
"""

from collections.abc import Callable

import pytest
from django.test import Client

from msoko.lib import row_security
from msoko.people.middleware import SESSION_MUNICIPALITY, SESSION_POSITION
from msoko.people.models import Municipality, Organization, User
from msoko.people.models.organization import OrganizationKind
from msoko.people.roles import Role
from tests.factories import MunicipalityFactory, OrganizationFactory, PositionFactory, UserFactory


@pytest.fixture
def municipality(db: None) -> Municipality:
    """Лесной; from here on the test's own connection sees its rows."""
    municipality = MunicipalityFactory()
    row_security.enter(municipality.pk)
    return municipality


@pytest.fixture
def authority(municipality: Municipality) -> Organization:
    return OrganizationFactory(
        municipality=municipality, kind=OrganizationKind.AUTHORITY, short_name="Управление образования"
    )


@pytest.fixture
def school(municipality: Municipality) -> Organization:
    return OrganizationFactory(municipality=municipality, short_name="Школа № 101")


@pytest.fixture
def other_school(municipality: Municipality) -> Organization:
    return OrganizationFactory(municipality=municipality, short_name="Школа № 102")


def person(username: str, last_name: str, organization: Organization, role: Role, title: str) -> User:
    user = UserFactory(username=username, last_name=last_name)
    position = PositionFactory(
        user=user,
        municipality=organization.municipality,
        organization=organization,
        role=role,
        title_text=title,
    )
    return user.acting_as(position)


@pytest.fixture
def specialist(authority: Organization) -> User:
    return person("specialist", "Ельникова", authority, Role.SPECIALIST, "Главный специалист")


@pytest.fixture
def official(authority: Organization) -> User:
    return person("official", "Сосновская", authority, Role.OFFICIAL, "Начальник управления образования")


@pytest.fixture
def administrator(authority: Organization) -> User:
    return person("administrator", "Кедров", authority, Role.ADMINISTRATOR, "Администратор данных")


@pytest.fixture
def observer(authority: Organization) -> User:
    return person("observer", "Пихтина", authority, Role.OBSERVER, "Консультант министерства")


@pytest.fixture
def school_head(school: Organization) -> User:
    return person("school_head", "Берёзин", school, Role.SCHOOL_HEAD, "Директор")


@pytest.fixture
def other_head(other_school: Organization) -> User:
    return person("other_head", "Осинин", other_school, Role.SCHOOL_HEAD, "Директор")


@pytest.fixture
def stranger(municipality: Municipality) -> User:
    """A specialist of another municipality."""
    other = MunicipalityFactory(code="stepnoy", name="Степной район", name_genitive="Степного района")
    row_security.enter(other.pk)
    organization = OrganizationFactory(
        municipality=other, kind=OrganizationKind.AUTHORITY, short_name="Комитет образования"
    )
    user = person("stranger", "Ковылёва", organization, Role.SPECIALIST, "Главный специалист")
    row_security.enter(municipality.pk)
    return user


class PersonClient(Client):
    """After each request the test's connection looks at the municipality of the test again."""

    home_id: int

    def request(self, **request: object):
        try:
            return super().request(**request)
        finally:
            row_security.enter(self.home_id)


@pytest.fixture
def enter_as(municipality: Municipality) -> Callable[[User], Client]:
    """`enter_as(specialist).get("/plans/")`: a client signed in and acting in that person's position."""

    def client_of(user: User) -> Client:
        client = PersonClient()
        client.home_id = municipality.pk
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        session = client.session
        session[SESSION_POSITION] = user.position.pk
        session[SESSION_MUNICIPALITY] = user.position.municipality_id
        session.save()
        return client

    return client_of
