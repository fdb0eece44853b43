"""Functions that misbehave in the sandbox; they are named by tests, never called in the test's process."""

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from msoko.lib import progress
from msoko.lib.refusals import RefusalCode, Refused


class Colour(StrEnum):
    GREEN = "green"


@dataclass(frozen=True)
class Leaf:
    colour: Colour
    fell_on: date
    marks: tuple[int, ...]


def leaf() -> list[Leaf]:
    return [Leaf(Colour.GREEN, date(2024, 9, 1), (1, 2))]


def size(stream: BinaryIO, factor: int) -> int:
    return len(stream.read()) * factor


def refuse() -> None:
    raise Refused("Нельзя.", RefusalCode.MACROS)


def fail() -> None:
    raise ValueError("unreadable")


def eat_memory() -> int:
    return len(bytearray(2 * 1024**3))


def burn() -> None:
    while True:
        pass


def sleep() -> None:
    time.sleep(60)


def crash() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def chatter() -> str:
    print("noise")
    sys.stderr.write("noise" * 100_000)
    return "answer"


def flood() -> bytes:
    return b"x" * (60 * 1024 * 1024)


def unplain() -> object:
    return object()


def attempts() -> dict[str, bool]:
    """Try each forbidden thing and say which worked."""
    return {
        "socket": _works(lambda: socket.socket().connect(("127.0.0.1", 9))),
        "process": _works(lambda: subprocess.run(["true"], check=True)),
        "shell": _works(lambda: os.system("true")),
        "fork": _works(os.fork),
        "file": _works(lambda: Path(f"/tmp/sandbox-{os.getpid()}").write_bytes(b"x")),
    }


def _works(attempt: object) -> bool:
    try:
        attempt()  # type: ignore[operator]
    except OSError:
        return False
    return True


def surroundings() -> dict[str, object]:
    return {
        "variables": sorted(os.environ),
        "descriptors": len(os.listdir("/proc/self/fd")),
        "network": os.readlink("/proc/self/ns/net"),
    }


def counting() -> str:
    progress.tell("reading", 1, 3)
    progress.tell("reading", 2, 3)
    sys.stderr.write("msoko-progress reading many 3\nmsoko-progress\n")
    sys.stderr.flush()
    progress.tell("recognising")
    return "counted"
