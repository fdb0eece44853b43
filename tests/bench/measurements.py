"""A municipality of 300 organisations, 200 indicators and five years: 300,000 values (issue 8), made by SQL.

Half of the 200 fields are counts, half are what they are counted from; each count is compared with two of
them. The last year is an open round that nobody has filled yet: it is what a table is taken into.
"""

import datetime
import random
from io import BytesIO

import psycopg
from django.db import connection
from openpyxl import Workbook

from monitoring.models import (
    CollectionRound,
    Indicator,
    IndicatorSet,
    IndicatorTarget,
    PrimaryField,
    RoundField,
    Submission,
)
from monitoring.round_states import RoundState
from msoko import database
from msoko.lib import row_security
from msoko.people.models import Municipality, Organization, User
from msoko.people.models.organization import OrganizationKind
from plans.models import Direction

CODE = "measured"
ORGANIZATIONS, INDICATORS, YEARS = 300, 200, 5
LAST_YEAR = 2026
_PRIMARY = """
INSERT INTO monitoring_primaryvalue (municipality_id, organization_id, field_id, year, period, value,
choice_text, absence, comment, correction_reason, entered_at, entered_by_id, version)
SELECT %(municipality)s, o.id, f.id, %(year)s, 'year',
    CASE WHEN f.code LIKE 'n%%' THEN 60 + (o.id + f.id) %% 40 ELSE 20 + (o.id * 7 + f.id * 3) %% 40 END,
    '', '', '', '', now(), %(author)s, 1
FROM people_organization o CROSS JOIN monitoring_primaryfield f
WHERE o.municipality_id = %(municipality)s AND f.municipality_id = %(municipality)s
"""
_VALUES = """
INSERT INTO monitoring_indicatorvalue (municipality_id, indicator_id, organization_id, year, period, value,
absence, numerator, denominator, formula_version, inputs, computed_at)
SELECT %(municipality)s, i.id, o.id, year, 'year', round(part * 100.0 / whole, 10), '', part, whole, 1,
    jsonb_build_object('m1', jsonb_build_array(part::text, 1), 'n1', jsonb_build_array(whole::text, 1)), now()
FROM people_organization o
CROSS JOIN monitoring_indicator i
CROSS JOIN generate_series(%(first)s, %(last)s) AS year
CROSS JOIN LATERAL (
    SELECT 20 + (o.id * 7 + i.id * 3 + year) %% 40 AS part, 60 + (o.id + i.id) %% 40 AS whole
) AS given
WHERE o.municipality_id = %(municipality)s AND i.municipality_id = %(municipality)s
"""


def measured_municipality() -> Municipality:
    """Made when it is first asked for."""
    found = Municipality.objects.filter(code=CODE).first()
    return found or _build()


def _build() -> Municipality:
    row = Municipality.objects.create(code=CODE, name="Измеренный округ", name_genitive="Измеренного округа")
    with row_security.entered(row.pk):
        author = User.objects.create(username=CODE, last_name="Замерова")
        Organization.objects.bulk_create(
            Organization(
                municipality=row, kind=OrganizationKind.SCHOOL, name=f"Школа № {n}", short_name=f"Школа № {n}"
            )
            for n in range(1, ORGANIZATIONS + 1)
        )
        fields = _fields(row)
        asked = _round(row, author, fields)
        given = {
            "municipality": row.pk,
            "author": author.pk,
            "first": LAST_YEAR - YEARS,
            "last": LAST_YEAR - 1,
        }
        with connection.cursor() as cursor:
            cursor.execute(_PRIMARY, {**given, "year": LAST_YEAR - 1})
            cursor.execute(_VALUES, given)
        Submission.objects.bulk_create(
            Submission(municipality=row, round=asked, organization=one)
            for one in Organization.objects.filter(municipality=row)
        )
    name = connection.settings_dict["NAME"]
    with psycopg.connect(database.administrator().conninfo(database=name), autocommit=True) as owner:
        owner.execute("VACUUM ANALYZE")
    return row


def _fields(row: Municipality) -> list[PrimaryField]:
    half = INDICATORS // 2
    wholes = PrimaryField.objects.bulk_create(
        PrimaryField(
            municipality=row, code=f"n{n}", name=f"Всего {n}", lowest=0, jump_percent=30, position=2 * n
        )
        for n in range(1, half + 1)
    )
    parts = PrimaryField.objects.bulk_create(
        PrimaryField(
            municipality=row,
            code=f"m{n}",
            name=f"Из них {n}",
            lowest=0,
            limit_field=wholes[n - 1],
            position=2 * n + 1,
        )
        for n in range(1, half + 1)
    )
    return [*wholes, *parts]


def _round(row: Municipality, author: User, fields: list[PrimaryField]) -> CollectionRound:
    half = INDICATORS // 2
    indicator_set = IndicatorSet.objects.create(municipality=row, title="Показатели", number=1)
    direction = Direction.objects.order_by("position")[0]
    indicators = Indicator.objects.bulk_create(
        Indicator(
            municipality=row,
            indicator_set=indicator_set,
            direction=direction,
            code=f"I{n}",
            name=f"Показатель {n}",
            formula_text=f"m{(n - 1) % half + 1} / n{(n - 1 + n // half) % half + 1} * 100",
            zone_tolerance=10,
        )
        for n in range(1, INDICATORS + 1)
    )
    IndicatorTarget.objects.bulk_create(
        IndicatorTarget(municipality=row, indicator=one, year=LAST_YEAR, target_value=40)
        for one in indicators
    )
    asked = CollectionRound.objects.create(
        municipality=row,
        indicator_set=indicator_set,
        title="Сбор за год",
        year=LAST_YEAR,
        opens_on=datetime.date(LAST_YEAR, 10, 1),
        closes_on=datetime.date(LAST_YEAR, 10, 31),
        state=RoundState.OPEN,
        created_by=author,
    )
    RoundField.objects.bulk_create(
        RoundField(municipality=row, round=asked, field=one, position=place)
        for place, one in enumerate(fields)
    )
    return asked


def table_of(lines: list[RoundField], *, seed: int) -> bytes:
    """A filled table of all organisations, every cell anew."""
    drawn = random.Random(seed)
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Данные")
    sheet.append(["Организация", *(line.field.name for line in lines)])
    for n in range(1, ORGANIZATIONS + 1):
        values = [
            drawn.randint(80, 99) if line.field.code[0] == "n" else drawn.randint(36, 50) for line in lines
        ]
        sheet.append([f"Школа № {n}", *values])
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()
