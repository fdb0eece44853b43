"""Run the parse of a foreign file in a child process that can harm nothing.

«Every parse of a foreign file runs in a child process with memory 512 MB, CPU 10 s, no network.» A fresh
interpreter is started each time, not a fork: it inherits no database connection, no thread, no secret of
the environment. A warm server of children is left out on purpose: a cold one costs some 60 ms.

The function gets its arguments by pickle (from us, trusted) and answers by plain data (not trusted): None,
numbers, strings, bytes, dates, lists, tuples, dicts, and dataclasses and enums of this project.
"""

import contextlib
import io
import logging
import os
import pickle
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, BinaryIO

from msoko.lib import plain_data
from msoko.lib.progress import Listener
from msoko.lib.refusals import RefusalCode, Refused, refused
from msoko.lib.sandbox_child import PROGRESS_MARK

logger = logging.getLogger(__name__)

# An answer beyond this is not an answer: the parent must not be filled either.
MAX_ANSWER_BYTES = 64 * 1024 * 1024
_PROJECT = Path(__file__).resolve().parents[2]
_KEPT_VARIABLES = ("LD_LIBRARY_PATH", "PYTHONHOME")


class SandboxFailed(RuntimeError):
    """The child could not even start its function: our mistake, not the file's."""


def run(
    target: str,
    *args: object,
    stream: BinaryIO | None = None,
    memory_mb: int = 512,
    cpu_seconds: int = 10,
    wall_seconds: float = 15,
    subject: str = "Файл",
    on_progress: Listener | None = None,
) -> object:
    """Run `package.module:function` on the arguments in a confined child and return its result.

    A `stream` is copied from its current place and given to the function as the first argument, a BytesIO.
    `subject` begins the sentences about time and memory: «Файл «x.pdf»». What the function tells of its
    progress reaches `on_progress`, in another thread, while the child works. Raises Refused as the function
    raised it, or when the file cannot be read within the limits; SandboxFailed on our mistakes.
    """
    process = _started(memory_mb, cpu_seconds)
    request = pickle.dumps((target, args, stream is not None))
    raw, errors, is_late = _attended(process, request, stream, wall_seconds, on_progress)
    if is_late:
        raise refused(RefusalCode.TOO_SLOW, subject=subject)
    if process.returncode != 0:
        raise _death(process.returncode, errors, subject)
    # The answer may name classes of the target's package and of the library, no others.
    return _result(raw, (target.partition(":")[0].partition(".")[0], "msoko"), subject)


def _attended(
    process: subprocess.Popen[bytes],
    request: bytes,
    stream: BinaryIO | None,
    wall_seconds: float,
    on_progress: Listener | None,
) -> tuple[bytes, bytes, bool]:
    """Talk to the child and see it end; also say whether it had to be stopped for being late."""
    is_late = threading.Event()

    def stop() -> None:
        is_late.set()
        process.kill()

    timer = threading.Timer(wall_seconds, stop)
    timer.start()
    try:
        raw, errors = _conversation(process, request, stream, on_progress)
        process.wait()
    finally:
        timer.cancel()
        process.kill()
        process.wait()
    return raw, errors, is_late.is_set()


def _started(memory_mb: int, cpu_seconds: int) -> subprocess.Popen[bytes]:
    places = [str(_PROJECT), *(place for place in sys.path if place)]
    environment = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    environment |= {"PYTHONPATH": os.pathsep.join(places), "LANG": "C.UTF-8", "OMP_NUM_THREADS": "1"}
    child = [sys.executable, "-P", "-s", "-B", "-m", "msoko.lib.sandbox_child"]
    return subprocess.Popen(
        [*child, str(memory_mb), str(cpu_seconds)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        cwd="/",
        start_new_session=True,
    )


def _conversation(
    process: subprocess.Popen[bytes],
    request: bytes,
    stream: BinaryIO | None,
    on_progress: Listener | None,
) -> tuple[bytes, bytes]:
    """Send everything, then read the answer; the child reads all before it writes."""
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    errors: list[bytes] = []
    reader = threading.Thread(target=_drained, args=(process.stderr, errors, on_progress))
    reader.start()
    # A child that died early has closed its end: its exit code tells why.
    with contextlib.suppress(BrokenPipeError):
        process.stdin.write(request)
        if stream is not None:
            shutil.copyfileobj(stream, process.stdin, 1024 * 1024)
    with contextlib.suppress(BrokenPipeError):
        process.stdin.close()
    raw = process.stdout.read(MAX_ANSWER_BYTES + 1)
    process.stdout.close()
    if len(raw) > MAX_ANSWER_BYTES:
        process.kill()
    reader.join()
    return raw, b"".join(errors)


def _drained(pipe: IO[bytes], kept: list[bytes], on_progress: Listener | None) -> None:
    """Read to the end, pass on what is told of the progress, keep the last lines: they say the most."""
    with pipe:
        while line := pipe.readline(io.DEFAULT_BUFFER_SIZE):
            told = line.removeprefix(PROGRESS_MARK).split()
            if line.startswith(PROGRESS_MARK) and len(told) == 3:
                if on_progress is not None and told[1].isdigit() and told[2].isdigit():
                    on_progress(told[0].decode(errors="replace"), int(told[1]), int(told[2]))
                continue
            kept.append(line)
            del kept[:-200]


def _death(returncode: int, errors: bytes, subject: str) -> Exception:
    """Turn the way the child died into a refusal, or into our own failure."""
    if returncode == -signal.SIGXCPU:
        return refused(RefusalCode.TOO_SLOW, subject=subject)
    text = errors.decode(errors="replace")[-2000:]
    # The interpreter itself, or the kernel, ran out of memory before our code could say so.
    if returncode == -signal.SIGKILL or "MemoryError" in text:
        return refused(RefusalCode.TOO_HEAVY, subject=subject)
    if returncode < 0:
        logger.warning("A parser died of signal %s on a foreign file.", -returncode)
        return _unreadable(subject)
    return SandboxFailed(f"The sandboxed function did not run: {text}")


def _unreadable(subject: str) -> Refused:
    sentence = (
        f"{subject} не удалось прочитать: он повреждён или устроен необычно. Откройте документ на своём "
        "компьютере, сохраните его под новым именем и приложите снова."
    )
    return Refused(sentence, RefusalCode.DAMAGED)


def _result(raw: bytes, packages: tuple[str, ...], subject: str) -> object:
    try:
        outcome = plain_data.loads(raw, packages)
    except (ValueError, TypeError, AttributeError, KeyError, ImportError, RecursionError) as error:
        logger.warning("The answer of the sandbox is not plain data: %s", error)
        raise _unreadable(subject) from error
    if not isinstance(outcome, dict):
        raise _unreadable(subject)
    if "refused" in outcome:
        sentence, code = outcome["refused"]
        raise Refused(str(sentence), RefusalCode(code))
    if "heavy" in outcome:
        raise refused(RefusalCode.TOO_HEAVY, subject=subject)
    if "unreadable" in outcome:
        logger.warning("A foreign file is unreadable: %s", outcome["unreadable"])
        raise _unreadable(subject)
    return outcome.get("result")
