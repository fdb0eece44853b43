"""A real running product for browser tests: the server and the worker over a copy of the demo database."""

import os
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from msoko import supervisor
from msoko.children import Child

START_SECONDS = 40.0
#: how long a page may take to do what it was asked; only a test that fails waits so long
WAIT_MS = 20_000


@dataclass(frozen=True)
class Site:
    """Where the product answers and what is behind it."""

    url: str
    database: str
    log: Path

    def __str__(self) -> str:
        """Let f"{site}/path/" be an address."""
        return self.url


@contextmanager
def running_site(database: str, folder: Path) -> Iterator[Site]:
    """Start the product, wait for its first page, stop it afterwards."""
    port = free_port()
    extra = {"MSOKO_DATABASE_NAME": database, "MSOKO_LOG_LEVEL": "INFO"}
    server = supervisor.server_command(host="127.0.0.1", port=port, workers=1)
    worker = supervisor.worker_command()
    children = [
        Child("server", server, folder / "server.log", extra={**extra, "MSOKO_POOL": "1"}),
        Child("worker", worker, folder / "worker.log", extra={**extra, "MSOKO_JOBS": "1"}),
    ]
    try:
        for child in children:
            child.start()
        _wait(children, port)
        yield Site(f"http://127.0.0.1:{port}", database, folder / "server.log")
    finally:
        supervisor.end(children)


def free_port() -> int:
    """Return a port that nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(children: list[Child], port: int) -> None:
    until = time.monotonic() + START_SECONDS
    while not supervisor.page_answers("127.0.0.1", port):
        for child in children:
            if not child.is_alive() or time.monotonic() > until:
                raise RuntimeError(f"The {child.name} of the test site did not start:\n{child.last_words()}")
        time.sleep(0.1)


def chromium() -> str:
    """Find the browser, or say how to get it."""
    for path in (os.environ.get("CHROMIUM", ""), "/usr/bin/chromium", "/usr/bin/chromium-browser"):
        if path and os.access(path, os.X_OK):
            return path
    raise RuntimeError(
        "Browser tests need Debian's chromium: apt-get install -y --no-install-recommends chromium "
        f"(make test does it as root), or set CHROMIUM=/path, or MSOKO_NO_BROWSER=1. Python: {sys.executable}"
    )
