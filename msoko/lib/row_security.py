"""The second wall: PostgreSQL itself shows a row only inside its municipality.

quality.md 2.2: «policy "column equals the current setting, empty means nothing", no OR, no CASE in it».
The first wall is `visible_to` of the application; this one holds when the first was forgotten. The
setting lives for one transaction, so that no pooled connection can carry it to somebody else.

Migrations use `protect_table`; `entered` and `enter` say on whose behalf the transaction works.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from django.db.migrations import RunSQL

#: what RunSQL takes: plain SQL, or SQL with its parameters
Statement = str | tuple[str, dict[str, Any] | list[Any] | tuple[Any, ...] | None]

MUNICIPALITY = "msoko.municipality"
PERSON = "msoko.person"
TOKEN = "msoko.token"


def protect_table(table: str, *, column: str = "municipality_id", append_only: bool = False) -> RunSQL:
    """Row-level security, forced on the owner too; `append_only` tables take no change and no removal."""
    current = f"NULLIF(current_setting('{MUNICIPALITY}', true), '')::bigint"
    forward: list[Statement] = [
        f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY',
        f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY',
        f'CREATE POLICY own_municipality ON "{table}" USING ({column} = {current}) '
        f"WITH CHECK ({column} = {current})",
        f'CREATE POLICY report_reads_all ON "{table}" FOR SELECT TO msoko_report USING (true)',
    ]
    backward: list[Statement] = [
        f'DROP POLICY report_reads_all ON "{table}"',
        f'DROP POLICY own_municipality ON "{table}"',
        f'ALTER TABLE "{table}" NO FORCE ROW LEVEL SECURITY',
        f'ALTER TABLE "{table}" DISABLE ROW LEVEL SECURITY',
    ]
    if append_only:
        forward.append(f'REVOKE UPDATE, DELETE, TRUNCATE ON "{table}" FROM msoko_app')
        backward.append(f'GRANT UPDATE, DELETE ON "{table}" TO msoko_app')
    return RunSQL(forward, backward)


def make_append_only(table: str) -> RunSQL:
    """For event tables outside of municipalities: the application may add and read, nothing else."""
    return RunSQL(
        f'REVOKE UPDATE, DELETE, TRUNCATE ON "{table}" FROM msoko_app',
        f'GRANT UPDATE, DELETE ON "{table}" TO msoko_app',
    )


def show_own_rows(table: str, *, column: str = "user_id") -> RunSQL:
    """Let a person read the own rows before the municipality is known (choosing a position)."""
    current = f"NULLIF(current_setting('{PERSON}', true), '')::bigint"
    return RunSQL(
        f'CREATE POLICY own_person ON "{table}" FOR SELECT USING ({column} = {current})',
        f'DROP POLICY own_person ON "{table}"',
    )


def show_by_token(table: str, *, column: str = "token_hash") -> RunSQL:
    """Let whoever presents a token read its one row before the municipality is known (a link of a letter)."""
    return RunSQL(
        f'CREATE POLICY own_token ON "{table}" FOR SELECT '
        f"USING ({column} = NULLIF(current_setting('{TOKEN}', true), ''))",
        f'DROP POLICY own_token ON "{table}"',
    )


def present_token(token_hash: str) -> None:
    """Show the row of this token to the present transaction; needs an open transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [TOKEN, token_hash])


def enter(municipality_id: int | None, *, person_id: int | None = None) -> None:
    """Tell the database whose rows this transaction may see; needs an open transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config(%s, %s, true), set_config(%s, %s, true)",
            [MUNICIPALITY, str(municipality_id or ""), PERSON, str(person_id or "")],
        )


@contextmanager
def entered(municipality_id: int | None) -> Iterator[None]:
    """Run a job, a command or a test in one transaction inside one municipality.

    On leaving, the setting of an outer transaction is put back, so that blocks may nest.
    """
    with transaction.atomic():
        before = _current()
        enter(municipality_id)
        yield
        enter(int(before) if before else None)


def _current() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s, true)", [MUNICIPALITY])
        row = cursor.fetchone()
    return row[0] or "" if row else ""
