"""Whether this database was already prepared by exactly this code: then a later start prepares nothing.

Decided here: the mark is a remark on the database itself, so it goes wherever the data goes; any changed
file of ours or of the fixtures makes it void. Not done here: the preparation (preparation.py).
"""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

import psycopg
from psycopg import sql

from msoko.database import login
from msoko.environment import BASE_DIR

APPS = ("msoko", "plans", "monitoring", "reports")


def fingerprint() -> str:
    """Return one checksum of everything that can decide what the database should look like."""
    files = [BASE_DIR / "requirements.lock", *(BASE_DIR / "fixtures").rglob("*")]
    files += [file for app in APPS for file in (BASE_DIR / app).rglob("*.py")]
    return checksum(sorted(file for file in files if file.is_file()))


def checksum(files: Iterable[Path], *words: str) -> str:
    """Return one checksum of files, their places in the repository, and some words."""
    digest = hashlib.sha256("\0".join(words).encode())
    for file in files:
        digest.update(f"{file.relative_to(BASE_DIR)}\0".encode() + file.read_bytes())
    return digest.hexdigest()


def remember(sign_ins: str) -> None:
    """Mark the database as prepared and keep what the start says about signing in."""
    who = login("owner")
    mark = json.dumps({"prepared": fingerprint(), "sign_ins": sign_ins}, ensure_ascii=False)
    with psycopg.connect(who.conninfo(), connect_timeout=10) as connection:
        remark = sql.SQL("COMMENT ON DATABASE {} IS {}")
        connection.execute(remark.format(sql.Identifier(who.database), sql.Literal(mark)))


def recall() -> str | None:
    """Return the sign-ins when nothing has to be prepared, None when it has to."""
    query = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
    try:
        with psycopg.connect(login("app").conninfo(), connect_timeout=10) as connection:
            row = connection.execute(query).fetchone()
        mark = json.loads(row[0]) if row and row[0] else {}
    except (psycopg.Error, ValueError):
        return None
    return mark["sign_ins"] if mark.get("prepared") == fingerprint() else None
