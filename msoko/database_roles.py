"""The three roles and the database, made once and checked at every start.

«Three roles made at first start: owner (migrations), app (Django and workers, DML only, no superuser, owns
nothing), report (read only, across municipalities).» Decided here: each step looks first and changes only
what is missing, so an administrator who has prepared everything may give us a login without any power; the
database sorts and folds Russian by Unicode, whatever the machine's locales. Not done here: tables, policies.
"""

import psycopg
from psycopg import sql
from psycopg.errors import DuplicateDatabase, InsufficientPrivilege

from msoko.database import APP, OWNER, REPORT, Login, administrator, derived_password, login
from msoko.environment import Refusal

PROVISION_LOCK = 7_305_011
USEFUL_EXTENSIONS = ("pg_trgm", "unaccent")

# Best first: Russian order from ICU; Unicode by the server itself (17+); the C library's Unicode table.
LOCALES = (
    "LOCALE_PROVIDER icu ICU_LOCALE 'ru-RU' LOCALE 'C.UTF-8'",
    "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'PG_UNICODE_FAST' LOCALE 'C'",
    "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'",
    "LOCALE 'C.UTF-8'",
    "LOCALE 'C.utf8'",
    "LOCALE 'en_US.UTF-8'",
)

ROLES = {
    OWNER: "NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS",
    APP: "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS",
    REPORT: "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS",
}

GRANTS = """
REVOKE ALL ON DATABASE {database} FROM PUBLIC;
GRANT CONNECT ON DATABASE {database} TO {app}, {report};
GRANT TEMPORARY ON DATABASE {database} TO {app};
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO {app}, {report};
ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {app};
ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {app};
ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public GRANT SELECT ON TABLES TO {report};
ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public GRANT SELECT ON SEQUENCES TO {report}
"""

BY_HAND = """Пользователю «{user}» из DATABASE_URL не хватает прав: {reason}
The DATABASE_URL user "{user}" may not prepare the database.
Попросите администратора PostgreSQL выполнить от суперпользователя (ask the administrator to run):

    CREATE ROLE msoko_owner NOLOGIN;
    CREATE ROLE msoko_app LOGIN PASSWORD '...';
    CREATE ROLE msoko_report LOGIN PASSWORD '...';
    GRANT msoko_owner TO {user};
    CREATE DATABASE {database} OWNER msoko_owner TEMPLATE template0 ENCODING 'UTF8';

Если роли или база уже есть, пропустите их строки; у готовой базы смените владельца:
    ALTER DATABASE {database} OWNER TO msoko_owner;
Затем укажите в .env входы приложения и отчётов с этими паролями и запустите make run ещё раз:
    DATABASE_APP_URL=postgresql://msoko_app:...@{host}:{port}/{database}
    DATABASE_REPORT_URL=postgresql://msoko_report:...@{host}:{port}/{database}"""


def provision() -> None:
    """Make the roles, the database and its default privileges; the second call changes nothing."""
    admin = administrator()
    try:
        with _any_database(admin) as connection:
            # Two starts on one server must not make the same role at once.
            connection.execute("SELECT pg_advisory_lock(%s)", [PROVISION_LOCK])
            _make_roles(connection)
            make_database(connection, admin.database)
        _grant(admin)
    except InsufficientPrivilege as error:
        reason = error.diag.message_primary or "?"
        words = {"user": admin.user, "database": admin.database, "host": admin.host, "port": admin.port}
        raise Refusal(BY_HAND.format(reason=reason, **words)) from error
    except psycopg.OperationalError as error:
        raise Refusal(
            f"PostgreSQL по адресу {admin.host}:{admin.port} не отвечает или не впускает «{admin.user}». "
            f"Проверьте DATABASE_URL и что сервер запущен. Ответ: {str(error).strip()}"
        ) from error
    _let_search_use_indexes(admin)
    _check_logins()


def make_database(connection: psycopg.Connection, name: str, *, template: str | None = None) -> None:
    """Make a database that belongs to the owner role, empty or as a copy; leave an existing one alone."""
    known = "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = %s"
    found = connection.execute(known, [name]).fetchone()
    names = {"name": sql.Identifier(name), "owner": sql.Identifier(OWNER)}
    if found is None and template:
        copy = sql.SQL("CREATE DATABASE {name} OWNER {owner} TEMPLATE {template}")
        connection.execute(copy.format(template=sql.Identifier(template), **names))
    elif found is None:
        _make_empty_database(connection, names)
    elif found != (OWNER,):
        connection.execute(sql.SQL("ALTER DATABASE {name} OWNER TO {owner}").format(**names))


def _make_empty_database(connection: psycopg.Connection, names: dict[str, sql.Identifier]) -> None:
    create = sql.SQL("CREATE DATABASE {name} OWNER {owner} TEMPLATE template0 ENCODING 'UTF8' ").format(
        **names
    )
    for locale in LOCALES:
        try:
            connection.execute(create + sql.SQL(locale))
        except DuplicateDatabase:
            return
        except InsufficientPrivilege:
            raise
        except psycopg.DatabaseError:
            continue  # this server does not know that provider or locale
        return
    raise Refusal(
        "Сервер PostgreSQL не знает ни одной локали с Юникодом: поиск без учёта регистра не работал бы "
        "по-русски. Создайте базу сами с локалью UTF-8 и владельцем msoko_owner."
    )


def _any_database(admin: Login) -> psycopg.Connection:
    """Connect to the database when it exists, else to the one that every server has."""
    plain = Login(admin.host, admin.port, admin.user, admin.database, admin.password, "", admin.parameters)
    try:
        return psycopg.connect(plain.conninfo(database="postgres"), autocommit=True, connect_timeout=10)
    except psycopg.OperationalError:
        return psycopg.connect(plain.conninfo(), autocommit=True, connect_timeout=10)


def _make_roles(connection: psycopg.Connection) -> None:
    known = {row[0] for row in connection.execute("SELECT rolname FROM pg_roles WHERE rolname ~ '^msoko_'")}
    for name, powers in ROLES.items():
        if name not in known:
            connection.execute(sql.SQL("CREATE ROLE {} " + powers).format(sql.Identifier(name)))
    may_act = connection.execute(
        "SELECT pg_has_role(current_user, %s, %s)", [OWNER, _set_privilege(connection)]
    )
    if may_act.fetchone() != (True,):
        connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(OWNER)))
    for name in (APP, REPORT):
        _set_password(connection, name)


def _set_privilege(connection: psycopg.Connection) -> str:
    """Name the right to become a role: since 16 a creator is a member without it."""
    return "SET" if connection.info.server_version >= 160000 else "MEMBER"


def _set_password(connection: psycopg.Connection, name: str) -> None:
    """Give our login its derived password unless it lets us in already; the server sees only a verifier."""
    password = derived_password(name)
    if not password or _lets_in("app" if name == APP else "report"):
        return
    verifier = connection.pgconn.encrypt_password(password.encode(), name.encode(), b"scram-sha-256")
    connection.execute(
        sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(name), sql.Literal(verifier.decode()))
    )


def _lets_in(role: str) -> bool:
    """Tell whether a login works, even where the database itself does not exist yet."""
    who = login(role)
    try:
        psycopg.connect(who.conninfo(database="postgres"), connect_timeout=10).close()
    except psycopg.OperationalError as error:
        return "does not exist" in str(error)
    return True


def _grant(admin: Login) -> None:
    names = {"database": admin.database, "owner": OWNER, "app": APP, "report": REPORT}
    acting = login("owner")
    with psycopg.connect(acting.conninfo(), autocommit=True, connect_timeout=10) as connection:
        marks = {word: sql.Identifier(name) for word, name in names.items()}
        for statement in GRANTS.split(";"):
            connection.execute(sql.SQL(statement).format(**marks))
        for extension in USEFUL_EXTENSIONS:
            _install(connection, extension)


def _install(connection: psycopg.Connection, extension: str) -> None:
    available = "SELECT 1 FROM pg_available_extensions WHERE name = %s AND installed_version IS NULL"
    if connection.execute(available, [extension]).fetchone():
        connection.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension)))


def _let_search_use_indexes(admin: Login) -> None:
    """Say of the match of words that it leaks nothing, so that it may be answered from an index.

    Behind row-level security PostgreSQL asks the policy first and whatever is not marked so only of the rows
    that are left: each search would read every text of the municipality. Only a superuser may say it; where
    nobody may, the search is right and slower.
    """
    plain = Login(admin.host, admin.port, admin.user, admin.database, admin.password, "", admin.parameters)
    known = (
        "SELECT proleakproof FROM pg_proc, pg_roles WHERE rolname = current_user AND rolsuper "
        "AND pg_proc.oid = 'pg_catalog.ts_match_vq(tsvector, tsquery)'::regprocedure"
    )
    with psycopg.connect(plain.conninfo(), autocommit=True, connect_timeout=10) as connection:
        if connection.execute(known).fetchone() == (False,):
            connection.execute("ALTER FUNCTION pg_catalog.ts_match_vq(tsvector, tsquery) LEAKPROOF")


def _check_logins() -> None:
    for role in ("app", "report"):
        who = login(role)
        try:
            psycopg.connect(who.conninfo(), connect_timeout=10).close()
        except psycopg.OperationalError as error:
            raise Refusal(
                f"База готова, но войти в неё как «{who.user}» нельзя. "
                f"Укажите вход в DATABASE_{role.upper()}_URL (см. .env.example). "
                f"Ответ сервера: {str(error).strip()}"
            ) from error
