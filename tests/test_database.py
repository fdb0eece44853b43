"""Who may do what in the database, where it is, and what is said when it is not as it should be."""

import threading

import psycopg
import pytest
from django.contrib.sessions.models import Session
from django.db import connection, connections
from django.utils import timezone

from msoko import database, database_roles
from msoko.database_cluster import Cluster
from msoko.environment import Refusal
from tests import databases

URL = "postgresql://anna:s%40cret@db.example.ru:6432/obrazovanie?sslmode=require"


@pytest.fixture
def by_url(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        "DATABASE_APP_URL",
        "DATABASE_REPORT_URL",
        "MSOKO_DATABASE_NAME",
        "MSOKO_POOL",
        "MSOKO_JOBS",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DATABASE_URL", URL)


def test_the_owner_logs_in_with_the_url_and_takes_the_role(by_url: None) -> None:
    settings = database.database_settings("owner")
    assert (settings["USER"], settings["PASSWORD"]) == ("anna", "s@cret")
    assert settings["OPTIONS"] == {
        "sslmode": "require",
        "options": "-c statement_timeout=300s -c lock_timeout=5s "
        "-c idle_in_transaction_session_timeout=30s -c role=msoko_owner",
    }


def test_the_application_has_a_login_and_a_password_of_its_own(by_url: None) -> None:
    settings = database.database_settings("app")
    assert (settings["HOST"], settings["PORT"], settings["NAME"]) == ("db.example.ru", "6432", "obrazovanie")
    assert settings["USER"] == "msoko_app"
    assert len(settings["PASSWORD"]) == 64
    assert settings["PASSWORD"] != database.database_settings("report")["PASSWORD"]
    assert settings["PASSWORD"] == database.database_settings("app")["PASSWORD"]
    assert settings["OPTIONS"]["options"].startswith("-c statement_timeout=15s ")


def test_another_password_in_the_url_gives_another_password(by_url: None, monkeypatch) -> None:
    before = database.derived_password("msoko_app")
    monkeypatch.setenv("DATABASE_URL", URL.replace("s%40cret", "other"))
    assert database.derived_password("msoko_app") != before


def test_without_a_password_in_the_url_none_is_derived(by_url: None, monkeypatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://anna@db.example.ru/obrazovanie")
    assert database.database_settings("app")["PASSWORD"] == ""


def test_an_administrator_may_name_the_login_of_the_application(by_url: None, monkeypatch) -> None:
    monkeypatch.setenv("DATABASE_APP_URL", "postgresql://site:pw@db.example.ru:6432/obrazovanie")
    settings = database.database_settings("app")
    assert (settings["USER"], settings["PASSWORD"]) == ("site", "pw")
    assert settings["OPTIONS"]["options"].endswith("-c role=msoko_app")


def test_only_server_processes_keep_a_pool(by_url: None, monkeypatch) -> None:
    monkeypatch.setenv("MSOKO_POOL", "1")
    assert database.database_settings("app")["OPTIONS"]["pool"] == {
        "min_size": 1,
        "max_size": 4,
        "timeout": 10,
    }
    assert database.database_settings("app")["CONN_MAX_AGE"] == 0
    assert "pool" not in database.database_settings("owner")["OPTIONS"]


def test_jobs_may_take_five_minutes(by_url: None, monkeypatch) -> None:
    monkeypatch.setenv("MSOKO_JOBS", "1")
    assert "statement_timeout=300s" in database.database_settings("app")["OPTIONS"]["options"]


def test_the_name_of_the_database_can_be_set_apart(by_url: None, monkeypatch) -> None:
    monkeypatch.setenv("MSOKO_DATABASE_NAME", "other")
    assert {database.database_settings(role)["NAME"] for role in ("app", "owner", "report")} == {"other"}


@pytest.mark.parametrize(
    ("url", "words"),
    [("mysql://x", "не похож на адрес"), ("postgresql://db.example.ru/base", "не указано имя пользователя")],
)
def test_a_wrong_url_is_refused_in_a_sentence(by_url: None, monkeypatch, url: str, words: str) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(Refusal, match=words):
        database.database_settings("app")


def test_an_unknown_role_is_refused(by_url: None) -> None:
    with pytest.raises(Refusal, match="app, owner или report"):
        database.database_settings("root")


def test_a_server_that_does_not_answer_is_named(by_url: None, monkeypatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://anna:x@127.0.0.1:1/obrazovanie")
    with pytest.raises(Refusal, match=r"127\.0\.0\.1:1 не отвечает"):
        database_roles.provision()


@pytest.fixture
def as_role(test_server: None, committed_db: str):
    """Return a function that connects to this test's database as a role of the product."""
    opened = []

    def connect(role: str) -> psycopg.Connection:
        opened.append(psycopg.connect(database.login(role).conninfo(database=committed_db), autocommit=True))
        return opened[-1]

    yield connect
    for each in opened:
        each.close()


@pytest.mark.parametrize(
    ("role", "statement"),
    [
        ("app", "CREATE TABLE notes (id int)"),
        ("app", "CREATE SCHEMA own"),
        ("app", "TRUNCATE django_session"),
        ("app", "ALTER TABLE django_session ADD COLUMN note text"),
        ("app", "ALTER TABLE people_position DISABLE ROW LEVEL SECURITY"),
        ("app", "SET ROLE msoko_owner"),
        ("app", "CREATE ROLE other"),
        ("report", "DELETE FROM django_session"),
        ("report", "INSERT INTO django_session VALUES ('a', 'b', now())"),
        ("owner", "CREATE ROLE other"),
    ],
)
def test_what_a_role_may_not_do(as_role, role: str, statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        as_role(role).execute(statement)


def test_tables_made_later_are_open_to_the_application_and_readable_by_reports(as_role) -> None:
    as_role("owner").execute("CREATE TABLE notes (id serial, words text)")
    as_role("app").execute("INSERT INTO notes (words) VALUES ('слово')")
    assert as_role("report").execute("SELECT words FROM notes").fetchall() == [("слово",)]


def test_provisioning_twice_changes_nothing(test_server: None, monkeypatch) -> None:
    monkeypatch.setenv("MSOKO_DATABASE_NAME", databases.TEMPLATE)
    query = "SELECT rolname, rolsuper, rolcanlogin, rolpassword FROM pg_authid WHERE rolname ~ '^msoko'"
    with databases.administrator() as admin:
        before = admin.execute(query + " ORDER BY 1").fetchall()
        database_roles.provision()
        assert admin.execute(query + " ORDER BY 1").fetchall() == before


def test_the_database_folds_russian_letters(as_role) -> None:
    assert as_role("app").execute("SELECT upper('ёлка'), 'ПРИКАЗ' ILIKE 'приказ'").fetchone() == (
        "ЁЛКА",
        True,
    )


def test_a_superuser_may_not_serve(test_server: None, monkeypatch) -> None:
    monkeypatch.setenv("MSOKO_DATABASE_NAME", databases.TEMPLATE)
    database.refuse_powerful_application()
    monkeypatch.setattr(database, "login", lambda role: database.administrator())
    with pytest.raises(Refusal, match="прав у неё слишком много"):
        database.refuse_powerful_application()


def test_a_login_without_power_is_told_what_to_ask_for(test_server: None, monkeypatch) -> None:
    with databases.administrator() as admin:
        admin.execute("DROP ROLE IF EXISTS test_msoko_weak")
        admin.execute("CREATE ROLE test_msoko_weak LOGIN PASSWORD 'weak'")
        weak = psycopg.conninfo.make_conninfo(
            **{**admin.info.get_parameters(), "user": "test_msoko_weak", "dbname": "test_msoko_none"}
        )
        monkeypatch.setenv("DATABASE_URL", f"{weak} password=weak")
        try:
            with pytest.raises(Refusal, match=r"GRANT msoko_owner TO test_msoko_weak;"):
                database_roles.provision()
        finally:
            admin.execute("DROP ROLE test_msoko_weak")


def test_a_committed_database_is_shared_by_threads_and_private_to_the_test(committed_db: str) -> None:
    def write() -> None:
        Session.objects.create(session_key="k", session_data="d", expire_date=timezone.now())
        connections["default"].close()

    writer = threading.Thread(target=write)
    writer.start()
    writer.join()
    assert Session.objects.count() == 1
    assert connection.settings_dict["NAME"] == committed_db


@pytest.mark.django_db
def test_ordinary_tests_never_see_what_was_committed_elsewhere() -> None:
    assert Session.objects.count() == 0


def test_a_long_path_puts_the_socket_into_a_short_private_folder(tmp_path) -> None:
    assert Cluster(tmp_path / "db").socket_dir == tmp_path / "db" or len(str(tmp_path)) > 80
    far = Cluster(tmp_path / ("folder" * 20) / "db")
    assert len(str(far.socket_dir)) < 40
    assert far.socket_dir != Cluster(tmp_path / ("folder" * 20) / "db2").socket_dir
