"""The start: what is refused, what is kept, and that a killed part comes back."""

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from msoko import readiness, supervisor
from msoko.children import Child, pause
from msoko.database_cluster import Cluster
from msoko.environment import Refusal, ensure_secret_key, load_env_file
from scripts.tracked_names import foreign_names
from tests.databases import ROOT
from tests.sites import Site, free_port


@pytest.fixture
def own_var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MSOKO_VAR", str(tmp_path / "var"))
    monkeypatch.delenv("SECRET_KEY", raising=False)
    return tmp_path / "var"


def test_the_secret_key_is_drawn_once_and_private(own_var: Path) -> None:
    ensure_secret_key()
    key = (own_var / "secret_key").read_text()
    ensure_secret_key()
    assert (own_var / "secret_key").read_text() == key
    assert len(key) > 60
    assert stat.S_IMODE((own_var / "secret_key").stat().st_mode) == 0o600
    assert [file.name for file in own_var.iterdir()] == ["secret_key"]


def test_env_file_fills_in_what_is_not_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / ".env"
    file.write_text("# words\n\nexport TEST_A='one two'\nTEST_B=three=four\nTEST_C=file\n")
    for name in ("TEST_A", "TEST_B"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    monkeypatch.setenv("TEST_C", "set before")
    load_env_file(file)
    assert [os.environ[name] for name in ("TEST_A", "TEST_B", "TEST_C")] == [
        "one two",
        "three=four",
        "set before",
    ]


def test_a_wrong_line_of_the_env_file_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("# words\nPORT 8000\n")
    with pytest.raises(Refusal, match="строка 2: ожидается ИМЯ=ЗНАЧЕНИЕ"):
        load_env_file(tmp_path / ".env")


def test_the_example_of_the_env_file_can_be_read_with_every_line_switched_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    on = [line.lstrip("#") if line.startswith("#") and not line.startswith("# ") else line for line in lines]
    (tmp_path / ".env").write_text("\n".join(on), encoding="utf-8")
    monkeypatch.setattr(os, "environ", {})
    load_env_file(tmp_path / ".env")
    assert {"PORT", "DATABASE_URL", "MSOKO_VAR", "MSOKO_PRODUCTION"} <= set(os.environ)


def test_a_second_copy_is_refused_with_the_address_of_the_first(own_var: Path) -> None:
    with (
        supervisor.only_copy(),
        pytest.raises(Refusal, match=rf"уже запущена .*{supervisor.address()} \(процесс {os.getpid()}\)"),
        supervisor.only_copy(),
    ):
        pass
    with supervisor.only_copy():
        pass


def test_a_taken_port_is_refused_with_another_to_try(monkeypatch: pytest.MonkeyPatch, site: Site) -> None:
    taken = site.url.rpartition(":")[2]
    monkeypatch.setenv("PORT", taken)
    with pytest.raises(Refusal, match=rf"Порт {taken} .* PORT=\d+ make run"):
        supervisor.refuse_taken_port()


@pytest.mark.parametrize("text", ["0", "65536", "http", "80 80"])
def test_a_port_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("PORT", text)
    with pytest.raises(Refusal, match="число от 1 до 65535"):
        supervisor.port()


def test_a_dead_child_is_started_again_with_growing_pauses(tmp_path: Path) -> None:
    child = Child("short", [sys.executable, "-c", "print('gone')"], tmp_path / "short.log")
    child.start()
    deadline = time.monotonic() + 20
    starts = 1
    while starts < 3 and time.monotonic() < deadline:
        starts += child.watch()
        time.sleep(0.02)
    child.make_stop(until=time.monotonic() + 5)
    assert child.last_words() == "gone\ngone\ngone"
    assert [pause(count) for count in (1, 2, 3, 20)] == [0.0, 1.0, 2.0, 30.0]


def test_what_a_dead_child_has_started_does_not_outlive_it(tmp_path: Path) -> None:
    mother = (
        "import subprocess as s, os; print(s.Popen(['sleep', '60']).pid, flush=True); os.kill(os.getpid(), 9)"
    )
    child = Child("mother", [sys.executable, "-c", mother], tmp_path / "mother.log")
    child.start()
    while child.is_alive():
        time.sleep(0.02)
    pid = int(child.last_words())
    child.watch()
    child.make_stop(until=time.monotonic())
    while os.path.exists(f"/proc/{pid}") and "State:\tZ" not in Path(f"/proc/{pid}/status").read_text():
        time.sleep(0.02)


def test_a_child_that_does_not_listen_is_killed(tmp_path: Path) -> None:
    deaf = "import signal, time; signal.signal(15, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"
    child = Child("deaf", [sys.executable, "-c", deaf], tmp_path / "deaf.log")
    child.start()
    while "up" not in child.last_words():
        time.sleep(0.02)
    child.ask_to_stop()
    child.make_stop(until=time.monotonic() + 0.2)
    assert child.process is not None
    assert child.process.returncode == -signal.SIGKILL


def test_a_killed_server_is_found_dead_and_started_again_with_its_data(tmp_path: Path) -> None:
    cluster = Cluster(Path("/tmp") / f"msoko-test-{os.getpid()}", disposable=True)
    try:
        cluster.start()
        assert cluster.answers()
        pid = int((cluster.directory / "postmaster.pid").read_text().split()[0])
        os.kill(pid, signal.SIGKILL)
        while cluster.is_alive():
            time.sleep(0.01)
        assert not cluster.answers()
        cluster.start()
        assert cluster.answers()
        cluster.stop()
        # The number of a stranger in the pid file must not keep the server from starting.
        (cluster.directory / "postmaster.pid").write_text(f"{os.getpid()}\n{cluster.directory}\n")
        assert not cluster.is_alive()
        cluster.start()
        assert cluster.answers()
        assert stat.S_IMODE(cluster.directory.stat().st_mode) == 0o700
    finally:
        cluster.stop()
        subprocess.run(["rm", "-rf", str(cluster.directory), f"{cluster.directory}.lock"], check=True)


def test_a_prepared_database_is_recognised_until_the_code_changes(committed_db: str, monkeypatch) -> None:
    monkeypatch.setenv("MSOKO_DATABASE_NAME", committed_db)
    assert readiness.recall() is None
    readiness.remember("учебные входы")
    assert readiness.recall() == "учебные входы"
    monkeypatch.setattr(readiness, "fingerprint", lambda: "of other code")
    assert readiness.recall() is None


def test_the_running_site_answers_and_jobs_find_their_worker(site: Site) -> None:
    assert supervisor.page_answers("127.0.0.1", int(site.url.rpartition(":")[2]))
    assert not supervisor.page_answers("127.0.0.1", free_port())


@pytest.mark.browser
def test_a_stranger_in_a_browser_stands_before_the_sign_in(page, site: Site) -> None:
    page.goto("/")
    assert "/people/" in page.url
    assert page.locator("input[type=password]").count() == 1


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("see https://py" + "pi.org/simple", ["py" + "pi.org"]),
        ("cd /wo" + "rk/main", ["/wo" + "rk/m"]),
        ("GET /netwo" + "rk/main and plans/wo" + "rk/x", []),
    ],
)
def test_foreign_names_are_found(line: str, found: list[str]) -> None:
    assert [name for _, name in foreign_names(line)] == found


@pytest.fixture
def bare_machine(tmp_path: Path):
    """Return a function that asks setup.sh for two packages on a machine that has only one of them."""
    fakes = {
        "dpkg-query": 'case "$*" in *libpango*) echo -n installed;; *) exit 1;; esac',
        "apt-get": 'echo "apt-get $*"; test -z "${NO_NETWORK:-}"',
        "sudo": "exit 1",
        "id": 'echo "$FAKE_USER"',
    }
    for name, body in fakes.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{body}\n")
        (tmp_path / name).chmod(0o755)

    def ask(**environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [
                "bash",
                "-c",
                f". {ROOT}/scripts/setup.sh && system_packages libpango-1.0-0 chromium && echo done",
            ],
            env={"PATH": f"{tmp_path}:/usr/bin:/bin", **environment},
            capture_output=True,
            text=True,
        )

    return ask


def test_missing_system_packages_are_installed_by_root(bare_machine) -> None:
    result = bare_machine(FAKE_USER="0")
    assert result.stdout == "done\n"
    assert "apt-get -q update\napt-get -q install -y --no-install-recommends chromium\n" in result.stderr


@pytest.mark.parametrize("machine", [{"FAKE_USER": "1000"}, {"FAKE_USER": "0", "NO_NETWORK": "1"}])
def test_who_cannot_install_gets_the_exact_line(bare_machine, machine: dict[str, str]) -> None:
    result = bare_machine(**machine)
    assert result.returncode == 1
    assert "apt-get update && apt-get install -y --no-install-recommends chromium" in result.stderr
    assert "done" not in result.stdout
