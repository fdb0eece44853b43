"""A region for measurements: municipalities full of organisations, activities and tasks, made by SQL.

Issue 4: 50 municipalities of 60 organisations with 100 activities, «300,000 tasks a year». Each municipality
is written inside its own wall, as the plain role, with history and all: the tables grow as they do in life.
States follow the date: what fell due is mostly accepted, what lies ahead is open.
"""

import datetime

import psycopg
from django.db import connection

from msoko import database
from msoko.lib import row_security
from msoko.people.models import Municipality, Organization, Position, User
from msoko.people.models.organization import OrganizationKind
from msoko.people.roles import Role
from plans.models import Activity, Edition, Plan, Section
from plans.models.section import SectionLevel
from plans.states import EditionState

MUNICIPALITIES, ORGANIZATIONS, ACTIVITIES, DIRECTIONS = 50, 60, 100, 9
_TITLE = "Анализ результатов оценочных процедур и подготовка адресных рекомендаций для организации, пункт"

#: one task for each organisation and activity; the due date is spread over the months of the year
_TASKS = """
INSERT INTO monitoring_task (
    municipality_id, activity_id, activity_key, organization_id, occurrence, occurrence_text, starts_on,
    due_on, state, round, submission_key, submitted_at, submitted_by_id, closing_reason, version
)
SELECT %(municipality)s, a.id, a.key, o.id, 0, '', due - 30, due, state, 1, gen_random_uuid(),
    CASE WHEN state IN ('submitted', 'accepted') THEN due - 2 END,
    CASE WHEN state IN ('submitted', 'accepted') THEN %(author)s::bigint END, '', 1
FROM plans_activity a
CROSS JOIN people_organization o
CROSS JOIN LATERAL (
    SELECT
        CASE
            WHEN a.position %% 12 = 7 THEN NULL
            ELSE make_date(%(year)s, 1 + (a.position %% 12)::int, 25)
        END AS due,
        (o.id * 7 + a.id * 13) %% 100 AS chance
) AS given
CROSS JOIN LATERAL (
    SELECT CASE
        WHEN due IS NULL OR due > %(today)s THEN 'open'
        WHEN chance < 84 THEN 'accepted'
        WHEN chance < 90 THEN 'submitted'
        WHEN chance < 93 THEN 'returned'
        ELSE 'open'
    END AS state
) AS stands
WHERE a.edition_id = %(edition)s AND o.municipality_id = %(municipality)s
"""


def build_region(today: datetime.date, *, municipalities: int = MUNICIPALITIES) -> list[Municipality]:
    """Make the region; municipalities are called region-1, region-2, ...

    PostgreSQL looks at such tables by itself within a minute; a measurement does not wait for that.
    """
    made = [_municipality(number, today) for number in range(1, municipalities + 1)]
    name = connection.settings_dict["NAME"]
    with psycopg.connect(database.administrator().conninfo(database=name), autocommit=True) as owner:
        owner.execute("VACUUM ANALYZE")
    return made


def _municipality(number: int, today: datetime.date) -> Municipality:
    row = Municipality.objects.create(
        code=f"region-{number}", name=f"Округ № {number}", name_genitive=f"Округа № {number}"
    )
    with row_security.entered(row.pk):
        organizations = _organizations(row)
        author = _people(row, organizations)
        edition = _plan(row, organizations[0], author, today.year)
        with connection.cursor() as cursor:
            cursor.execute(
                _TASKS,
                {
                    "municipality": row.pk,
                    "author": author.pk,
                    "year": today.year,
                    "today": today,
                    "edition": edition.pk,
                },
            )
    return row


def _organizations(municipality: Municipality) -> list[Organization]:
    names = ["Управление образования", *(f"Школа № {n}" for n in range(1, ORGANIZATIONS))]
    return Organization.objects.bulk_create(
        Organization(
            municipality=municipality,
            kind=OrganizationKind.SCHOOL if number else OrganizationKind.AUTHORITY,
            name=name,
            short_name=name,
        )
        for number, name in enumerate(names)
    )


def _people(municipality: Municipality, organizations: list[Organization]) -> User:
    """A specialist of the department and the head of each school; gives back the specialist."""
    people = User.objects.bulk_create(
        User(username=f"{municipality.code}-{number}", last_name="Ельникова", first_name="Вера", password="!")
        for number in range(len(organizations))
    )
    Position.objects.bulk_create(
        Position(
            municipality=municipality,
            user=person,
            organization=organization,
            role=Role.SCHOOL_HEAD if number else Role.SPECIALIST,
            title_text="Директор" if number else "Главный специалист",
        )
        for number, (person, organization) in enumerate(zip(people, organizations, strict=True))
    )
    return people[0]


def _plan(municipality: Municipality, owner: Organization, author: User, year: int) -> Edition:
    plan = Plan.objects.create(
        municipality=municipality,
        title=f"План мероприятий на {year} год",
        period_kind="calendar_year",
        starts_on=datetime.date(year, 1, 1),
        ends_on=datetime.date(year, 12, 31),
        owner=owner,
        created_by=author,
    )
    edition = Edition.objects.create(
        municipality=municipality,
        plan=plan,
        state=EditionState.APPROVED,
        order_number_text="1",
        order_on=datetime.date(year, 1, 12),
        approved_at=datetime.datetime(year, 1, 12, 9, tzinfo=datetime.UTC),
        approved_by=author,
    )
    sections = Section.objects.bulk_create(
        Section(
            municipality=municipality,
            edition=edition,
            level=SectionLevel.DIRECTION,
            title=f"Направление {number}",
            position=number * 1000,
        )
        for number in range(DIRECTIONS)
    )
    Activity.objects.bulk_create(
        Activity(
            municipality=municipality,
            edition=edition,
            section=sections[number % DIRECTIONS],
            number_text=f"{number % DIRECTIONS + 1}.{number // DIRECTIONS + 1}",
            title=f"{_TITLE} {number + 1}",
            position=number,
        )
        for number in range(ACTIVITIES)
    )
    return edition
