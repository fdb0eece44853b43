"""Where the database is and who we are in it: DATABASE_URL, or the embedded PostgreSQL under var/.

«PostgreSQL from DATABASE_URL, or, when that is not set, the embedded server.» Decided here: one address and
three logins. The owner is whoever DATABASE_URL names, put into the role msoko_owner; the application and the
reports have logins of their own whose passwords follow from DATABASE_URL, so that none has to be stored.
Not done here: reading the settings starts nothing and connects to nothing; `start()` and `provision()` do.

    python -m msoko.database start | provision | stop | url
"""

import hashlib
import hmac
import os
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from msoko.database_cluster import SUPERUSER, Cluster
from msoko.environment import Refusal, load_env_file, var_dir

ROLES = ("app", "owner", "report")
OWNER, APP, REPORT = "msoko_owner", "msoko_app", "msoko_report"
PAGE_SECONDS, JOB_SECONDS, LOCK_SECONDS, IDLE_SECONDS = 15, 300, 5, 30


@dataclass(frozen=True)
class Login:
    """Everything needed to connect once; `acting_as` is the role taken after the login."""

    host: str
    port: str
    user: str
    database: str
    password: str = field(default="", repr=False)
    acting_as: str = ""
    parameters: tuple[tuple[str, str], ...] = ()

    def conninfo(self, *, database: str | None = None) -> str:
        """Return libpq's connection string."""
        return make_conninfo(
            host=self.host,
            port=self.port,
            user=self.user,
            dbname=database or self.database,
            password=self.password or None,
            options=f"-c role={self.acting_as}" if self.acting_as else None,
            **dict(self.parameters),
        )


def cluster() -> Cluster | None:
    """Return the embedded cluster, or None when DATABASE_URL names a server."""
    if os.environ.get("DATABASE_URL"):
        return None
    directory = Path(os.environ.get("MSOKO_POSTGRES") or var_dir() / "postgres").resolve()
    return Cluster(directory, disposable=os.environ.get("MSOKO_POSTGRES_DISPOSABLE") == "1")


def administrator() -> Login:
    """Return the login that DATABASE_URL gives us, or the superuser of the embedded server."""
    name = os.environ.get("MSOKO_DATABASE_NAME")
    embedded = cluster()
    if embedded:
        return Login(str(embedded.socket_dir), "5432", SUPERUSER, name or "msoko")
    found = _read_url("DATABASE_URL")
    return replace(found, database=name or found.database)


def login(role: str) -> Login:
    """Return how to connect as the owner, the application or the reports."""
    if role not in ROLES:
        raise Refusal(f"MSOKO_DATABASE_ROLE: ожидается app, owner или report, а не {role!r}.")
    admin = administrator()
    if role == "owner":
        return replace(admin, acting_as=OWNER)
    own_name = APP if role == "app" else REPORT
    if os.environ.get(f"DATABASE_{role.upper()}_URL"):
        given = _read_url(f"DATABASE_{role.upper()}_URL")
        acting_as = "" if given.user == own_name else own_name
        return replace(given, database=admin.database, acting_as=acting_as)
    return replace(admin, user=own_name, password=derived_password(own_name))


def derived_password(role: str) -> str:
    """Compute the password of our login from DATABASE_URL; empty where that has none itself."""
    admin = administrator()
    if not admin.password:
        return ""
    message = "\0".join((admin.user, admin.host, admin.port, role))
    return hmac.new(admin.password.encode(), message.encode(), hashlib.sha256).hexdigest()


def database_settings(role: str) -> dict[str, object]:
    """Return Django's DATABASES["default"] for a role: app, owner or report."""
    who = login(role)
    options: dict[str, object] = {**dict(who.parameters), "options": _session_options(who, role)}
    pooled = role == "app" and os.environ.get("MSOKO_POOL") == "1"
    if pooled:
        options["pool"] = {"min_size": 1, "max_size": 4, "timeout": 10}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": who.database,
        "USER": who.user,
        "PASSWORD": who.password,
        "HOST": who.host,
        "PORT": who.port,
        "CONN_MAX_AGE": 0 if pooled else 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def start() -> None:
    """Start the embedded server when that is what we use and it does not answer."""
    embedded = cluster()
    if embedded:
        embedded.start()


def stop() -> None:
    """Stop the embedded server when that is what we use."""
    embedded = cluster()
    if embedded:
        embedded.stop()


def refuse_powerful_application() -> None:
    """Refuse to serve when the application's login could change the schema or see past the rows' walls.

    «The product refuses to serve as a superuser or owner.»
    """
    query = """
        SELECT rolsuper OR rolbypassrls OR rolcreaterole OR pg_has_role(current_user, %s, 'MEMBER')
        FROM pg_roles WHERE rolname = current_user
    """
    who = login("app")
    with psycopg.connect(who.conninfo(), connect_timeout=10) as connection:
        if connection.execute(query, [OWNER]).fetchone() != (False,):
            raise Refusal(
                f"Приложение входит в базу как «{who.acting_as or who.user}», и прав у неё слишком много: "
                "она не должна быть суперпользователем или владельцем. Проверьте DATABASE_APP_URL."
            )


def _session_options(who: Login, role: str) -> str:
    statement = JOB_SECONDS if role == "owner" or os.environ.get("MSOKO_JOBS") == "1" else PAGE_SECONDS
    limits = {
        "statement_timeout": statement,
        "lock_timeout": LOCK_SECONDS,
        "idle_in_transaction_session_timeout": IDLE_SECONDS,
    }
    words = [f"-c {name}={seconds}s" for name, seconds in limits.items()]
    return " ".join(words + ([f"-c role={who.acting_as}"] if who.acting_as else []))


def _read_url(variable: str) -> Login:
    try:
        found = {name: str(value) for name, value in conninfo_to_dict(os.environ[variable]).items()}
    except psycopg.ProgrammingError as error:
        raise Refusal(
            f"{variable} не похож на адрес базы. Образец: postgresql://имя:пароль@сервер:5432/база"
        ) from error
    if not found.get("user"):
        raise Refusal(f"{variable}: не указано имя пользователя базы. См. .env.example.")
    found.pop("options", None)
    return Login(
        host=found.pop("host", "localhost"),
        port=found.pop("port", "5432"),
        user=found.pop("user"),
        database=found.pop("dbname", "msoko"),
        password=found.pop("password", ""),
        parameters=tuple(sorted(found.items())),
    )


def main(arguments: list[str]) -> int:
    """Run one word of the command line."""
    from msoko.database_roles import provision  # noqa: PLC0415 -- that module stands above this one

    def start_and_provision() -> None:
        start()
        provision()

    verbs = {
        "start": start,
        "stop": stop,
        "provision": start_and_provision,
        "url": lambda: sys.stdout.write(login("app").conninfo() + "\n"),
    }
    if len(arguments) != 1 or arguments[0] not in verbs:
        sys.stderr.write(f"Usage: python -m msoko.database {' | '.join(verbs)}\n")
        return 2
    try:
        load_env_file()
        verbs[arguments[0]]()
    except Refusal as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
