import logging
import os
import subprocess
import sys
import threading
import time
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from msoko.lib import plain_data, sandbox
from msoko.lib.refusals import RefusalCode, Refused
from tests.lib.sandbox_targets import Colour, Leaf

TARGETS = "tests.lib.sandbox_targets"
ROOT = Path(__file__).resolve().parents[2]


def refusal(function: str, **limits: float) -> Refused:
    with pytest.raises(Refused) as caught:
        sandbox.run(f"{TARGETS}:{function}", subject="Файл «x.pdf»", **limits)  # type: ignore[arg-type]
    return caught.value


def test_sandbox_returns_dataclasses_enums_and_dates():
    result = sandbox.run(f"{TARGETS}:leaf")

    assert result == [Leaf(Colour.GREEN, date(2024, 9, 1), (1, 2))]


def test_sandbox_hands_the_rest_of_a_stream_as_first_argument():
    stream = BytesIO(b"12345" * 1_000_000)
    stream.seek(5)

    assert sandbox.run(f"{TARGETS}:size", 2, stream=stream) == 9_999_990


def test_sandbox_passes_a_refusal_on():
    caught = refusal("refuse")

    assert (caught.sentence, caught.code) == ("Нельзя.", RefusalCode.MACROS)


@pytest.mark.parametrize(
    ("function", "limits", "code", "words"),
    [
        ("fail", {}, RefusalCode.DAMAGED, ": он повреждён"),
        ("crash", {}, RefusalCode.DAMAGED, ": он повреждён"),
        ("eat_memory", {}, RefusalCode.TOO_HEAVY, ": для этого нужно"),
        ("burn", {"cpu_seconds": 1}, RefusalCode.TOO_SLOW, " за отведённое"),
        (
            "sleep",
            {"wall_seconds": 0.5},
            RefusalCode.TOO_SLOW,
            " за отведённое",
        ),
    ],
)
def test_sandbox_turns_each_death_into_a_sentence(function, limits, code, words):
    caught = refusal(function, **limits)

    assert caught.code is code
    assert caught.sentence.startswith(f"Файл «x.pdf» не удалось прочитать{words}")


def test_sandbox_refuses_network_processes_and_files():
    attempts = sandbox.run(f"{TARGETS}:attempts")

    assert attempts == dict.fromkeys(("socket", "process", "shell", "fork", "file"), False)


def test_sandbox_inherits_no_secret_and_no_descriptor(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://secret")
    read, write = os.pipe()
    os.set_inheritable(read, True)

    found = sandbox.run(f"{TARGETS}:surroundings")
    os.close(read)
    os.close(write)

    assert isinstance(found, dict)
    assert "DATABASE_URL" not in found["variables"]
    assert set(found["variables"]) <= {
        "LANG",
        "LC_CTYPE",
        "LD_LIBRARY_PATH",
        "OMP_NUM_THREADS",
        "PYTHONHOME",
        "PYTHONPATH",
    }
    # Three standard ones, the saved answer pipe and the listing itself.
    assert found["descriptors"] <= 5


MAY_LEAVE_NETWORK = "import ctypes; raise SystemExit(ctypes.CDLL(None).unshare(0x50000000) != 0)"


def test_sandbox_leaves_the_network_where_the_kernel_permits():
    if subprocess.run([sys.executable, "-c", MAY_LEAVE_NETWORK], check=False).returncode:
        pytest.skip("this kernel forbids network namespaces to this user")

    found = sandbox.run(f"{TARGETS}:surroundings")

    assert isinstance(found, dict)
    assert found["network"] != os.readlink("/proc/self/ns/net")


AS_NOBODY = f"""
import sys
sys.path[:] = {[str(ROOT), *sys.path]!r}
from msoko.lib import sandbox
attempts = sandbox.run("{TARGETS}:attempts")
raise SystemExit(any(attempts.values()))
"""


def test_sandbox_works_for_an_ordinary_user():
    if os.getuid() != 0:
        pytest.skip("the tests already run as an ordinary user")
    try:
        finished = subprocess.run([sys.executable, "-c", AS_NOBODY], user=65534, group=65534, check=False)
    except PermissionError:
        pytest.skip("this interpreter lies where an ordinary user may not go")

    assert finished.returncode == 0


def test_sandbox_ignores_what_a_parser_prints():
    assert sandbox.run(f"{TARGETS}:chatter") == "answer"


def test_sandbox_refuses_an_answer_without_end(caplog):
    with caplog.at_level(logging.CRITICAL):
        caught = refusal("flood")

    assert caught.code in (RefusalCode.DAMAGED, RefusalCode.TOO_HEAVY)


@pytest.mark.parametrize("target", ["tests.lib.nowhere:nothing", f"{TARGETS}:nothing", f"{TARGETS}:unplain"])
def test_sandbox_reports_our_own_mistakes_as_such(target):
    with pytest.raises(sandbox.SandboxFailed):
        sandbox.run(target)


def test_sandbox_runs_two_at_once():
    codes: list[RefusalCode] = []

    def wait() -> None:
        codes.append(refusal("sleep", wall_seconds=1).code)

    threads = [threading.Thread(target=wait) for _ in range(2)]
    started = time.monotonic()
    for thread in threads:
        thread.start()
    answer = sandbox.run(f"{TARGETS}:chatter")
    is_earlier = any(thread.is_alive() for thread in threads) or time.monotonic() - started > 1
    for thread in threads:
        thread.join()

    assert answer == "answer"
    assert is_earlier
    assert codes == [RefusalCode.TOO_SLOW] * 2


@pytest.mark.parametrize(
    "value",
    [
        None,
        1,
        1.5,
        "текст \udc80",
        b"\0\xff",
        [1, [2]],
        (1, (2,)),
        {1: "a", "$x": 2},
        {"a": date(2024, 2, 29)},
    ],
)
def test_plain_data_survives_the_way_there_and_back(value):
    assert plain_data.loads(plain_data.dumps(value), ["tests"]) == value


@pytest.mark.parametrize(
    "raw",
    [
        b'{"$class": "os:system", "fields": {}}',
        b'{"$class": "subprocess:Popen", "fields": {"args": ["true"]}}',
        b'{"$class": "tests.lib.sandbox_targets:crash", "fields": {}}',
        b'{"$class": "tests.lib.sandbox_targets:Path", "fields": {}}',
        b'{"$class": "testsx:Leaf", "fields": {}}',
        b'{"$other": 1}',
    ],
)
def test_plain_data_builds_nothing_but_our_own_records(raw):
    with pytest.raises(plain_data.NotPlain):
        plain_data.loads(raw, ["tests"])
