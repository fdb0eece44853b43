"""The child's side of msoko.lib.sandbox: shut the doors, then run one function on one foreign file.

Started as `python -m msoko.lib.sandbox_child MEMORY_MB CPU_SECONDS`. Imports as little as possible, because
every upload pays for it. The doors are shut before the first foreign byte is read.
"""

import contextlib
import ctypes
import importlib
import io
import os
import pickle
import resource
import signal
import sys
from collections.abc import Callable
from typing import cast

from msoko.lib import plain_data, progress
from msoko.lib.refusals import Refused

CLONE_NEWUSER = 0x10000000
CLONE_NEWNET = 0x40000000
PR_SET_PDEATHSIG = 1
PR_SET_NO_NEW_PRIVS = 38
#: begins a line of stderr that tells the parent how far the work is
PROGRESS_MARK = b"msoko-progress "

_FORBIDDEN = frozenset(
    {"socket.__new__", "subprocess.Popen", "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn"}
)


def confine(memory_mb: int, cpu_seconds: int) -> None:
    """Take away memory, time, files to write, core dumps, network and new processes."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    # Root may leave the network at once, an ordinary user only inside a user namespace, and some
    # kernels forbid both: then the audit hook below is the only wall.
    if libc.unshare(CLONE_NEWNET) != 0:
        libc.unshare(CLONE_NEWUSER | CLONE_NEWNET)
    memory = memory_mb * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    # The soft limit kills with SIGXCPU, which the parent can tell from other deaths.
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Pipes are not files: the answer still gets out, nothing gets onto the disk.
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    sys.addaudithook(_refuse_forbidden)


def _refuse_forbidden(event: str, _args: tuple[object, ...]) -> None:
    if event in _FORBIDDEN:
        raise PermissionError(f"{event} is forbidden in the sandbox.")


def answer(target: str, arguments: tuple[object, ...]) -> dict[str, object]:
    """Run `module:function` and describe the outcome; never raises but on a missing target."""
    module, _, name = target.partition(":")
    function = cast(Callable[..., object], getattr(importlib.import_module(module), name))
    try:
        return {"result": function(*arguments)}
    except Refused as refusal:
        return {"refused": [refusal.sentence, str(refusal.code)]}
    except MemoryError:
        return {"heavy": True}
    except Exception as error:
        # Any exception over a foreign file means a file that cannot be read; the parent logs the type.
        return {"unreadable": f"{type(error).__qualname__}: {error}"[:500]}


def tell_parent(stage: str, done: int, total: int) -> None:
    os.write(2, PROGRESS_MARK + f"{stage} {done} {total}\n".encode())


def main() -> None:
    confine(int(sys.argv[1]), int(sys.argv[2]))
    out = os.fdopen(os.dup(1), "wb")
    # A library that prints must not spoil the answer.
    os.dup2(2, 1)
    target, arguments, has_stream = pickle.load(sys.stdin.buffer)
    if has_stream:
        arguments = (io.BytesIO(sys.stdin.buffer.read()), *arguments)
    with contextlib.redirect_stdout(sys.stderr), progress.heard_by(tell_parent):
        outcome = answer(target, arguments)
        # A result of the wrong type is our mistake, not the file's: let it be a traceback.
        encoded = plain_data.dumps(outcome)
    out.write(encoded)
    out.flush()


if __name__ == "__main__":
    main()
