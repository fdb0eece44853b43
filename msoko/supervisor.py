"""`make run`: one foreground process that keeps the server, the worker and the embedded PostgreSQL going.

«It prints the address and the demo sign-ins, stops everything on Ctrl-C, keeps data between runs, refuses a
second copy with a sentence.» Decided here: the order of starting and stopping and what is said about it.
Not done here: installing packages (scripts/run), what is in the database (preparation.py).
"""

import fcntl
import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from msoko import database
from msoko.children import Child
from msoko.environment import BASE_DIR, Refusal, ensure_secret_key, load_env_file, var_dir
from msoko.readiness import recall

FIRST_PAGE_SECONDS = 60.0
STOP_SECONDS = 3.5
TICK_SECONDS = 0.2


@contextmanager
def only_copy() -> Iterator[None]:
    """Hold the lock of this folder's data for as long as we run."""
    file = var_dir() / "run.lock"
    with open(file, "a+", encoding="utf-8") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            stream.seek(0)
            raise Refusal(
                f"Программа уже запущена из этой папки: {stream.read().strip()}. "
                "Второй экземпляр не нужен: откройте этот адрес или остановите первый (Ctrl-C в его окне)."
            ) from error
        stream.truncate(0)
        stream.write(f"{address()} (процесс {os.getpid()})\n")
        stream.flush()
        yield


def port() -> int:
    """Read the port to listen on."""
    text = os.environ.get("PORT") or "8000"
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise Refusal(f"PORT: ожидается число от 1 до 65535, а не {text!r}.")
    return int(text)


def host() -> str:
    """Read the address to listen on: this machine only, unless the installation says otherwise."""
    return os.environ.get("HOST") or "127.0.0.1"


def address() -> str:
    """Return what to type into the browser's address line."""
    return f"http://{'localhost' if host() in {'127.0.0.1', '0.0.0.0'} else host()}:{port()}/"


def refuse_taken_port() -> None:
    """Say that somebody else listens on our port before anything is started."""
    family = socket.AF_INET6 if ":" in host() else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host(), port()))
        except OSError as error:
            raise Refusal(
                f"Порт {port()} на {host()} занять не удалось ({error.strerror}): "
                "скорее всего, там работает другая программа. "
                f"Выберите другой порт: PORT={port() % 65000 + 1} make run"
            ) from error


def children() -> list[Child]:
    """Return the server and the worker, not yet started."""
    logs = var_dir() / "log"
    logs.mkdir(exist_ok=True)
    server = server_command(host=host(), port=port(), workers=os.cpu_count() or 1)
    return [
        Child("server", server, logs / "server.log", extra={"MSOKO_POOL": "1"}),
        Child("worker", worker_command(), logs / "worker.log", extra={"MSOKO_JOBS": "1"}),
    ]


def server_command(*, host: str, port: int, workers: int) -> list[str]:
    """Return the command line of the web server."""
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)]
    command += ["--workers", str(workers), "--blocking-threads", "3", "--no-ws", "--log-level", "warning"]
    command += ["--respawn-failed-workers", "--respawn-interval", "0.5", "--workers-kill-timeout", "2"]
    return [*command, "--working-dir", str(BASE_DIR), "msoko.wsgi:application"]


def worker_command() -> list[str]:
    """Return the command line of the background worker."""
    command = [sys.executable, str(BASE_DIR / "manage.py"), "procrastinate", "worker"]
    return [*command, "--shutdown-graceful-timeout", "2.5"]


def page_answers(host: str, port: int) -> bool:
    """Tell whether the first page comes, be it a redirect to the sign-in."""
    connection = http.client.HTTPConnection(host, port, timeout=10)
    try:
        connection.request("GET", "/", headers={"Host": f"localhost:{port}"})
        return connection.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def wait_for_first_page(running: list[Child], stop: threading.Event) -> None:
    """Wait until the product answers, or show why it does not."""
    until = time.monotonic() + FIRST_PAGE_SECONDS
    where = "127.0.0.1" if host() == "0.0.0.0" else host()
    while not stop.is_set() and not page_answers(where, port()):
        dead = [child for child in running if not child.is_alive()]
        if dead or time.monotonic() > until:
            child = (dead or running)[0]
            raise Refusal(f"Сервер не запустился. Конец журнала {child.log}:\n{child.last_words()}")
        stop.wait(0.1)


def keep_alive(running: list[Child], stop: threading.Event) -> None:
    """Until told to stop, start again whatever has died."""
    embedded = database.cluster()
    while not stop.wait(TICK_SECONDS):
        if embedded and not embedded.is_alive():
            say("Встроенный PostgreSQL остановился и запускается снова.")
            embedded.start()
        for child in running:
            if child.watch():
                say(f"Процесс «{child.name}» остановился и запущен снова; причина в {child.log}.")


def end(running: list[Child]) -> None:
    """Stop the children, all at once."""
    for child in running:
        child.ask_to_stop()
    until = time.monotonic() + STOP_SECONDS
    for child in running:
        child.make_stop(until=until)


def prepare(stop: threading.Event) -> str:
    """Prepare the database in a process of its own, unless it is ready; return the sign-ins to show."""
    ensure_secret_key()
    (var_dir() / "static").mkdir(exist_ok=True)  # WhiteNoise warns at every start when it is missing
    database.start()
    known = recall()
    if known is not None:
        database.refuse_powerful_application()
        return known
    command = [sys.executable, "-m", "msoko.preparation"]
    with subprocess.Popen(command, cwd=BASE_DIR, stdout=subprocess.PIPE, start_new_session=True) as process:
        while process.poll() is None:
            if stop.wait(0.05):
                process.terminate()  # what was begun is one transaction and rolls back
        said = process.stdout.read().decode() if process.stdout else ""
    if process.returncode and not stop.is_set():
        raise Refusal("Запуск остановлен: подготовить базу данных не удалось, причина выше.")
    return said


def run(stop: threading.Event) -> None:
    """Start everything, stay until told to stop, end everything."""
    running = children()
    try:
        sign_ins = prepare(stop)
        if stop.is_set():
            return
        for child in running:
            child.start()
        wait_for_first_page(running, stop)
        if not stop.is_set():
            say(f"\nПрограмма запущена: {address()}\n{sign_ins}\nОстановить: Ctrl-C")
        keep_alive(running, stop)
    finally:
        say("Останавливается…")
        end(running)
        database.stop()
        say("Остановлено. Данные сохранены.")


def say(text: str) -> None:
    """Tell the person at the terminal; a closed terminal is no reason to fall."""
    try:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
    except OSError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 -- stays open on purpose


def main() -> int:
    """Run until Ctrl-C, SIGTERM or a closed terminal."""
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: stop.set())
    os.chdir(BASE_DIR)
    try:
        load_env_file()
        with only_copy():
            refuse_taken_port()
            run(stop)
    except Refusal as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
