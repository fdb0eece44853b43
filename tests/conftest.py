"""Fixtures that every test may use: the database, a running site, a browser. Factories are elsewhere."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from hypothesis import settings as hypothesis_settings
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from msoko import database
from tests import databases
from tests.sites import WAIT_MS, Site, chromium, running_site

BROWSER_FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-gpu",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]

# The same examples on every run: a new one is found by looking for it, not by a change of something else.
# MSOKO_EXAMPLES=random draws new ones.
hypothesis_settings.register_profile("steady", derandomize=True, deadline=None)
hypothesis_settings.register_profile("random", deadline=None)
hypothesis_settings.load_profile("random" if os.environ.get("MSOKO_EXAMPLES") == "random" else "steady")

#: fixtures that need the database server
SERVED = frozenset({"db", "django_db_setup", "committed_db", "site", "test_server"})

pytest_plugins = ["tests.cast"]
databases.use_test_server()


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Allow connections to this machine only; pytest-socket reads the options after us."""
    config.option.allow_hosts = "127.0.0.1,::1"
    config.option.allow_unix_socket = True


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Pure tests first: one worker has them to do while another makes the template of the database.

    Then those of the browser: the longest must not be what one worker does alone at the end.
    """
    items.sort(key=lambda item: _turn(set(getattr(item, "fixturenames", ()))))


def pytest_collection_finish() -> None:
    """Let the collector of garbage leave alone what stays to the end: all modules, models and tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def _turn(fixtures: set[str]) -> int:
    if SERVED.isdisjoint(fixtures):
        return 0
    return 1 if "site" in fixtures else 2


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the embedded test server once, when every worker is done and no other run uses it."""
    cluster = database.cluster()
    if cluster and not hasattr(config, "workerinput") and cluster.is_alive():
        cluster.stop_when_idle()


@pytest.fixture(scope="session")
def test_server() -> None:
    """A PostgreSQL that answers and holds the template made from the migrations."""
    database.start()
    databases.drop_leftovers()
    databases.ensure_template(databases.TEMPLATE)


@pytest.fixture(scope="session")
def django_db_setup(request: pytest.FixtureRequest, test_server: None, worker_id: str) -> Iterator[None]:
    """Give this worker its copy; Django works in it as the application's plain role."""
    with databases.copy_of(databases.TEMPLATE, worker_id) as name:
        _point_django_to(name)
        yield
        connections["default"].close()


@pytest.fixture
def committed_db(
    request: pytest.FixtureRequest, django_db_setup: None, worker_id: str, django_db_blocker
) -> Iterator[str]:
    """A database for this test alone, for real commits, threads and several connections.

    `transactional_db` cannot be had here: it empties the tables afterwards, which our role may not do.
    """
    if "db" in request.fixturenames or request.node.get_closest_marker("django_db"):
        pytest.fail("committed_db stands instead of db: remove the django_db mark of this test.")
    usual = connections["default"].settings_dict["NAME"]
    with databases.copy_of(databases.TEMPLATE, f"{worker_id}_alone") as name, django_db_blocker.unblock():
        _point_django_to(name)
        try:
            yield name
        finally:
            _point_django_to(usual)


@pytest.fixture
def transactional_db() -> None:
    """Refuse what would need the right to TRUNCATE."""
    pytest.fail("Use the fixture committed_db instead of transactional_db or django_db(transaction=True).")


@pytest.fixture(scope="session")
def site(test_server: None, worker_id: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The product as `make run` starts it, with the demo municipality, for this worker's browser tests."""
    databases.ensure_template(databases.DEMO_TEMPLATE)
    with (
        databases.copy_of(databases.DEMO_TEMPLATE, f"{worker_id}_site") as name,
        running_site(name, tmp_path_factory.mktemp("site")) as running,
    ):
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's chromium with an empty profile; one per file, for Playwright's loop must not outlive it."""
    if os.environ.get("MSOKO_NO_BROWSER") == "1":
        pytest.skip("MSOKO_NO_BROWSER=1")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright leaves an event loop in this thread, in which Django would refuse to query.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        expect.set_options(timeout=WAIT_MS)
        opened = playwright.chromium.launch(executable_path=chromium(), args=BROWSER_FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """A fresh profile that stands at the site; a script error or a broken content policy fails the test."""
    context = browser.new_context(
        base_url=site.url, locale="ru-RU", timezone_id="Europe/Moscow", reduced_motion="reduce"
    )
    context.set_default_timeout(WAIT_MS)
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda message: complaints.extend(_broken_policy(message)))
    yield opened
    context.close()
    assert complaints == []


def _broken_policy(message: ConsoleMessage) -> list[str]:
    return [message.text] if "Content Security Policy" in message.text else []


@pytest.fixture(scope="session", autouse=True)
def _files_of_tests(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Accepted files of tests lie in a folder of their own, never beside the user's."""
    settings.FILES_DIR = tmp_path_factory.mktemp("files")
    # A busy machine must not send a small file to the worker.
    settings.QUICK_READING_SECONDS = 60.0
    settings.DOSSIERS_DIR = tmp_path_factory.mktemp("dossiers")
    # Hashing as slowly as for real people would cost a second for each sign-in; the running site does it.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # Each client of a test starts the middleware anew: WhiteNoise would look through all packages each time.
    settings.WHITENOISE_USE_FINDERS = False
    # The settings were read before this file; WhiteNoise warns when the folder is missing.
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


def _point_django_to(name: str) -> None:
    connections["default"].close()
    connections["default"].settings_dict.update({**database.database_settings("app"), "NAME": name})
