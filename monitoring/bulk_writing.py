"""Many rows at once: COPY into a temporary table, then one INSERT that leaves alone what is the same.

A table of 300 organisations by 200 fields is written whole while a person waits. The rows go through the
policies and the history of the table as any others. `unique` names the columns of its unique constraint.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models

_RETURNED = "id"


def upsert(
    model: type[models.Model],
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    unique: Sequence[str],
    compared: Sequence[str],
    counted: str = "",
    kept: Sequence[str] = (),
) -> list[int]:
    """Write the rows and give the keys of those that are new or differ in a `compared` column.

    A column `counted` grows by one when its row is changed; `kept` ones are written with a new row only.
    """
    table = model._meta.db_table
    names = ", ".join(f'"{name}"' for name in columns)
    with connection.cursor() as cursor:
        # The trigger of the history keeps the plan of its first call, made when no row was changed: for
        # thousands of rows that plan takes minutes. PostgreSQL is told to think anew.
        cursor.execute("DISCARD PLANS")
        cursor.execute(
            f'CREATE TEMP TABLE incoming ON COMMIT DROP AS SELECT {names} FROM "{table}" WITH NO DATA'
        )
        with cursor.copy(f"COPY incoming ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        cursor.execute(_insert(table, columns, (*unique, *kept), unique, compared, counted))
        changed = [row[0] for row in cursor.fetchall()]
        cursor.execute("DROP TABLE incoming")
    return changed


def _insert(
    table: str,
    columns: Sequence[str],
    fixed: Sequence[str],
    unique: Sequence[str],
    compared: Sequence[str],
    counted: str,
) -> str:
    """All names come from models, never from people."""
    names = ", ".join(f'"{name}"' for name in columns)
    moving = [name for name in columns if name not in fixed and name != counted]
    sets = [f'"{name}" = excluded."{name}"' for name in moving]
    if counted:
        sets.append(f'"{counted}" = "{table}"."{counted}" + 1')
    old = ", ".join(f'"{table}"."{name}"' for name in compared)
    new = ", ".join(f'excluded."{name}"' for name in compared)
    keys = ", ".join(f'"{name}"' for name in unique)
    return (
        f'INSERT INTO "{table}" ({names}) SELECT {names} FROM incoming '
        f"ON CONFLICT ({keys}) DO UPDATE SET {', '.join(sets)} "
        f'WHERE ({old}) IS DISTINCT FROM ({new}) RETURNING "{_RETURNED}"'
    )
