"""Databases for tests: made once from the migrations, then copied, on a server that holds nothing else.

Decided here: a template is made again when what it is made from has changed, and copied otherwise (some
50 ms); tests run as the plain application role. The embedded server for tests has its own folder and gives
up durability, so that it never touches the data of `make run` and may work beside it.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from psycopg import sql

from msoko import database
from msoko.database_roles import make_database, provision
from msoko.readiness import APPS, checksum

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE, DEMO_TEMPLATE = "test_msoko_template", "test_msoko_demo"
TEMPLATE_LOCK = 7_305_012


def use_test_server() -> None:
    """Point this process and its children to the server and the folders of the tests."""
    os.environ["MSOKO_VAR"] = str(ROOT / "var" / "test")
    os.environ["MSOKO_POSTGRES"] = str(ROOT / "var" / "postgres-test")
    os.environ["MSOKO_POSTGRES_DISPOSABLE"] = "1"
    (ROOT / "var" / "test" / "static").mkdir(parents=True, exist_ok=True)


def administrator() -> psycopg.Connection:
    """Connect as the one who may make and drop databases."""
    return psycopg.connect(database.administrator().conninfo(database="postgres"), autocommit=True)


def ensure_template(name: str) -> None:
    """Make a template database, unless one from the same sources is there; one process at a time."""
    with administrator() as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [TEMPLATE_LOCK])
        wanted = checksum(_sources(name), str(connection.info.server_version), _day(name))
        if _comment(connection, name) == wanted:
            return
        drop(connection, name)
        if name == TEMPLATE:
            with _database_name(name):
                provision()
                _manage("migrate", "--verbosity=0")
                _manage("load_reference")
        else:
            make_database(connection, name, template=TEMPLATE)
            with _database_name(name):
                _manage("load_demo")
        remark = sql.SQL("COMMENT ON DATABASE {} IS {}")
        connection.execute(remark.format(sql.Identifier(name), sql.Literal(wanted)))


@contextmanager
def copy_of(template: str, label: str) -> Iterator[str]:
    """Give the name of a fresh copy that is dropped afterwards."""
    name = f"test_msoko_{label}_{os.getpid()}"
    with administrator() as connection:
        drop(connection, name)
        make_database(connection, name, template=template)
    try:
        yield name
    finally:
        with administrator() as connection:
            drop(connection, name)


def drop(connection: psycopg.Connection, name: str) -> None:
    """Drop a database together with the connections that a test has left open."""
    connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def drop_leftovers() -> None:
    """Drop the copies of test runs that were killed: their process is gone and nobody is connected."""
    with administrator() as connection:
        rows = connection.execute("SELECT datname FROM pg_database WHERE datname ~ '^test_msoko_.*_[0-9]+$'")
        for (name,) in rows.fetchall():
            if not Path("/proc", name.rpartition("_")[2]).exists():
                with suppress(psycopg.errors.ObjectInUse):
                    connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))


def _sources(name: str) -> list[Path]:
    """List what decides the content; the demo is made by actions, so all our code decides it."""
    files = [ROOT / "requirements.lock", *ROOT.glob("msoko/database*.py"), *(ROOT / "fixtures").rglob("*")]
    for app in APPS:
        code = list((ROOT / app).rglob("*.py"))
        files += [file for file in code if name == DEMO_TEMPLATE or _shapes_template(file)]
    return sorted(file for file in files if file.is_file())


def _shapes_template(file: Path) -> bool:
    return bool(re.search(r"migrations|reference|row_security", file.relative_to(ROOT).as_posix()))


def _day(name: str) -> str:
    """The demo tells of days around today."""
    return datetime.now(UTC).date().isoformat() if name == DEMO_TEMPLATE else ""


def _comment(connection: psycopg.Connection, name: str) -> str | None:
    query = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"
    row = connection.execute(query, [name]).fetchone()
    return row[0] if row else None


@contextmanager
def _database_name(name: str) -> Iterator[None]:
    before = os.environ.get("MSOKO_DATABASE_NAME")
    os.environ["MSOKO_DATABASE_NAME"] = name
    try:
        yield
    finally:
        if before is None:
            del os.environ["MSOKO_DATABASE_NAME"]
        else:
            os.environ["MSOKO_DATABASE_NAME"] = before


def _manage(*arguments: str) -> None:
    result = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *arguments], cwd=ROOT, capture_output=True, text=True
    )
    if result.returncode:
        raise RuntimeError(f"manage.py {' '.join(arguments)} failed:\n{result.stdout}{result.stderr}")
