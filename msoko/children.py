"""The processes that the supervisor keeps alive: started, watched, started again, ended.

Decided here: a child that dies is started again, sooner when it has lived long; a child never outlives the
supervisor, even one that was killed; Ctrl-C reaches the supervisor alone, which ends the children in order.
"""

import os
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

LONG_LIFE = 60.0
LONGEST_PAUSE = 30.0
LOG_LIMIT = 10 * 1024 * 1024
# Every Linux has it; without it a killed supervisor would leave its children behind.
DIE_WITH_US = ["setpriv", "--pdeathsig", "TERM", "--"] if shutil.which("setpriv") else []


@dataclass
class Child:
    """One program with its own log file; `extra` is what its environment has beyond ours."""

    name: str
    command: list[str]
    log: Path
    extra: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None
    failures: int = 0
    started_at: float = 0.0
    not_before: float = 0.0

    def start(self) -> None:
        """Start the program; its words go to the log."""
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".old.log"))
        with open(self.log, "ab") as output:
            self.process = subprocess.Popen(
                [*DIE_WITH_US, *self.command],
                env={**os.environ, **self.extra},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.started_at = time.monotonic()

    def is_alive(self) -> bool:
        """Tell whether the program runs."""
        return self.process is not None and self.process.poll() is None

    def watch(self) -> bool:
        """Start the program again when it has died and its pause is over; True when it did."""
        now = time.monotonic()
        if self.is_alive():
            return False
        if self.not_before < self.started_at:
            self._end_family()
            self.failures = 0 if now - self.started_at > LONG_LIFE else self.failures + 1
            self.not_before = now + pause(self.failures)
        if now < self.not_before:
            return False
        self.start()
        return True

    def ask_to_stop(self) -> None:
        """Send SIGTERM: finish what is at hand and leave."""
        if self.is_alive() and self.process:
            self.process.terminate()

    def make_stop(self, *, until: float) -> None:
        """Wait until the moment given, then kill the program with everything that it has started."""
        if self.process is None:
            return
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(max(0.0, until - time.monotonic()))
        self._end_family()
        self.process.wait()

    def _end_family(self) -> None:
        """Kill what the program has started: a killed server's own workers would go on holding the port."""
        if self.process:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)

    def last_words(self, count: int = 20) -> str:
        """Return the end of the log, for the person at the terminal."""
        lines = (
            self.log.read_text(encoding="utf-8", errors="replace").splitlines() if self.log.exists() else []
        )
        return "\n".join(lines[-count:])


def pause(failures: int) -> float:
    """Return how long to wait before the next start: at once, then longer with every quick death."""
    return 0.0 if failures <= 1 else min(LONGEST_PAUSE, 0.5 * 2 ** (failures - 1))
