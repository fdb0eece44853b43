"""`make run`: from the command to the first page that answers."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from msoko.supervisor import page_answers
from tests.bench.harness import SECONDS, Once, measure
from tests.bench.places import FOREIGN, SUPERVISOR
from tests.bench.stage import Stage
from tests.databases import ROOT
from tests.sites import free_port

PATIENCE = 600.0


@measure("запуск: повторный, до первой страницы", unit=SECONDS, target=8, runs=3, warm=1)
def later_start(stage: Stage) -> Once:
    """The warm run prepares the database; the measured ones find everything there."""
    places = {"MSOKO_VAR": str(stage.folder / "var"), "MSOKO_POSTGRES": str(stage.folder / "postgres")}

    def once() -> float:
        return seconds_to_first_page(SUPERVISOR, cwd=ROOT, **places)

    return once


@measure("запуск: пустая база, пакеты стоят", unit=SECONDS, target=120, runs=1, warm=0, is_slow=True)
def empty_start(stage: Stage) -> Once:
    places = {"MSOKO_VAR": str(stage.folder / "new"), "MSOKO_POSTGRES": str(stage.folder / "new-postgres")}

    def once() -> float:
        return seconds_to_first_page(SUPERVISOR, cwd=ROOT, **places)

    return once


@measure("запуск: свежий клон, с установкой пакетов", unit=SECONDS, target=120, runs=1, warm=0, is_slow=True)
def first_start(stage: Stage) -> Once:
    clone = stage.folder / "clone"
    subprocess.run(["git", "clone", "--quiet", "--local", str(ROOT), str(clone)], check=True)

    def once() -> float:
        try:
            return seconds_to_first_page(("scripts/run",), cwd=clone)
        finally:
            shutil.rmtree(clone, ignore_errors=True)

    return once


def seconds_to_first_page(command: Sequence[str], *, cwd: Path, **places: str) -> float:
    """Start, wait for a page, stop again; only the way to the page counts."""
    port = free_port()
    kept = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    environment = {**kept, **places, "PORT": str(port)}
    log = cwd / "var" / "bench-start.log" if not places else Path(places["MSOKO_VAR"]).with_suffix(".log")
    log.parent.mkdir(parents=True, exist_ok=True)
    begun = time.perf_counter()
    with (
        log.open("wb") as output,
        subprocess.Popen(command, cwd=cwd, env=environment, stdout=output, stderr=output) as process,
    ):
        try:
            while not page_answers("127.0.0.1", port):
                if process.poll() is not None or time.perf_counter() - begun > PATIENCE:
                    raise RuntimeError(f"The product did not start:\n{log.read_text()[-2000:]}")
                time.sleep(0.02)
            return time.perf_counter() - begun
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(30)
