"""Many schools at once before a real running product: started, peopled, sent to, looked into afterwards.

The product is `make run`'s own supervisor with an embedded PostgreSQL of its own that keeps its promises
(fsync on), in a temporary folder; nothing here touches the data of `make run` or of the tests. The senders
talk HTTP over loopback, each as the head of another school.
"""

import hashlib
import http.client
import os
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf

from tests.bench.places import FOREIGN, SUPERVISOR
from tests.sites import free_port

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 240.0
ANSWER_SECONDS = 60.0
TOKEN = "benchbenchbenchbenchbenchbench12"


@dataclass(frozen=True)
class Running:
    """The product: its address, the supervisor and the folder that holds everything it keeps."""

    port: int
    supervisor: subprocess.Popen[bytes]
    folder: Path

    @property
    def postgres(self) -> Path:
        return self.folder / "postgres"


@dataclass(frozen=True)
class Sender:
    """The head of one school: a session and the task to answer."""

    session: str
    task_id: int


@dataclass(frozen=True)
class Answer:
    """`seconds` from the last byte sent to the first byte of the answer."""

    status: int
    seconds: float


@contextmanager
def running_product() -> Iterator[Running]:
    """Start the supervisor, wait for the first page, stop it at the end."""
    from msoko.supervisor import page_answers  # noqa: PLC0415 -- reads the environment

    with tempfile.TemporaryDirectory(prefix="msoko-crowd-", ignore_cleanup_errors=True) as name:
        folder, port = Path(name), free_port()
        folder.chmod(0o755)  # the user of PostgreSQL must get through
        places = {"MSOKO_VAR": str(folder / "var"), "MSOKO_POSTGRES": str(folder / "postgres")}
        for gone in FOREIGN:
            os.environ.pop(gone, None)
        os.environ.update(places | {"PORT": str(port)})
        with (folder / "run.log").open("wb") as log:
            process = subprocess.Popen(SUPERVISOR, cwd=ROOT, stdout=log, stderr=log)
        try:
            until = time.monotonic() + START_SECONDS
            while not page_answers("127.0.0.1", port):
                if process.poll() is not None or time.monotonic() > until:
                    raise RuntimeError((folder / "run.log").read_text()[-2000:])
                time.sleep(0.2)
            yield Running(port, process, folder)
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(30)


def set_up_django() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "msoko.settings"
    import django  # noqa: PLC0415 -- after the environment is set

    django.setup()


def gathered(count: int) -> tuple[int, list[Sender]]:
    """Make a municipality of so many schools, each with its head and one task; gives its key too."""
    from msoko.lib import row_security  # noqa: PLC0415 -- needs Django
    from msoko.people.models import Municipality  # noqa: PLC0415

    row = Municipality.objects.create(
        code=f"crowd-{uuid.uuid4().hex[:8]}", name="Округ", name_genitive="Округа"
    )
    with row_security.entered(row.pk):
        activity = _activity(row)
        return row.pk, [_sender(row, activity, number) for number in range(1, count + 1)]


def _activity(municipality: object) -> object:
    from tests.factories import (  # noqa: PLC0415
        ActivityFactory,
        EditionFactory,
        OrganizationFactory,
        PlanFactory,
        UserFactory,
    )

    owner = OrganizationFactory(municipality=municipality, kind="authority", short_name="Управление")
    author = UserFactory(username=f"author-{uuid.uuid4().hex[:8]}")
    plan = PlanFactory(municipality=municipality, owner=owner, created_by=author)
    approved = {"state": "approved", "order_number_text": "1", "order_on": "2026-01-12"}
    edition = EditionFactory(plan=plan, **approved, approved_at="2026-01-12T09:00Z", approved_by=author)
    return ActivityFactory(edition=edition, title="Справка о тренировочных экзаменах")


def _sender(municipality: object, activity: object, number: int) -> Sender:
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: PLC0415
    from django.contrib.sessions.backends.db import SessionStore  # noqa: PLC0415

    from msoko.people.middleware import SESSION_MUNICIPALITY, SESSION_POSITION  # noqa: PLC0415
    from tests.factories import OrganizationFactory, PositionFactory, TaskFactory, UserFactory  # noqa: PLC0415

    school = OrganizationFactory(municipality=municipality, short_name=f"Школа № {number}")
    user = UserFactory(username=f"head-{uuid.uuid4().hex[:12]}")
    position = PositionFactory(
        municipality=municipality, user=user, organization=school, role="school_head", title_text="Директор"
    )
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session[SESSION_POSITION] = position.pk
    session[SESSION_MUNICIPALITY] = position.municipality_id
    session.create()
    return Sender(session.session_key, TaskFactory(activity=activity, organization=school).pk)


def scan_of(size: int) -> bytes:
    """A PDF of about this size with a page of words and a picture that does not compress."""
    document = pikepdf.new()
    document.add_blank_page()
    page = document.pages[0]
    page.Resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(
            F=pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
            )
        )
    )
    words = b"".join(
        b"(Report of the school for March 2026, line %d) Tj 0 -14 Td " % line for line in range(40)
    )
    page.Contents = pikepdf.Stream(document, b"BT /F 11 Tf 50 780 Td " + words + b"ET")
    page.obj.Picture = pikepdf.Stream(document, os.urandom(size))
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def send(running: Running, sender: Sender, content: bytes, key: uuid.UUID) -> Answer:
    """One file to the task of this school, the way upload.js sends it."""
    files = {"attachments": ("справка.pdf", content)}
    return _post(running, sender, {"client_key": str(key)}, files)


def submit(running: Running, sender: Sender) -> Answer:
    key = str(uuid.uuid4())
    return _post(
        running, sender, {"client_key": key, "submission_key": key, "submit": "1", "back": "task"}, {}
    )


def _post(
    running: Running, sender: Sender, fields: dict[str, str], files: dict[str, tuple[str, bytes]]
) -> Answer:
    border = uuid.uuid4().hex
    body = _multipart(border, fields, files)
    headers = {
        "Host": f"localhost:{running.port}",
        "Content-Type": f"multipart/form-data; boundary={border}",
        "Content-Length": str(len(body)),
        "Cookie": f"session={sender.session}; csrf={TOKEN}",
        "X-CSRFToken": TOKEN,
    }
    if files:
        headers["X-Requested-With"] = "XMLHttpRequest"
    connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=ANSWER_SECONDS)
    try:
        connection.request("POST", f"/monitoring/tasks/{sender.task_id}/answer/", body, headers)
        begun = time.perf_counter()
        response = connection.getresponse()
        seconds = time.perf_counter() - begun
        response.read()
        return Answer(response.status, seconds)
    finally:
        connection.close()


def _multipart(border: str, fields: dict[str, str], files: dict[str, tuple[str, bytes]]) -> bytes:
    parts = [
        f'--{border}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    for name, (filename, content) in files.items():
        head = f'--{border}\r\nContent-Disposition: form-data; name="{name}"; filename="{filename}"\r\n'
        parts += [head.encode(), b"Content-Type: application/pdf\r\n\r\n", content, b"\r\n"]
    return b"".join([*parts, f"--{border}--\r\n".encode()])


def losses(municipality_id: int, accepted: dict[uuid.UUID, str]) -> list[str]:
    """What is wrong afterwards: an accepted upload that is not there, is there twice, or has other bytes;
    and a row that names bytes which are not there. Empty means that nothing was lost."""
    from django.db import connections  # noqa: PLC0415 -- needs Django

    from monitoring.models import Evidence  # noqa: PLC0415
    from msoko.lib import row_security  # noqa: PLC0415
    from msoko.people import files  # noqa: PLC0415

    connections.close_all()  # a database that was killed has cut ours too
    with row_security.entered(municipality_id):
        rows = list(Evidence.objects.values_list("task", "file__sha256"))
    found, store = [], files.store()
    listed = [sha256 for _, sha256 in rows]
    for sha256 in accepted.values():
        if listed.count(sha256) != 1:
            found.append(f"{sha256[:12]} is listed {listed.count(sha256)} times")
    found += [f"{sha256[:12]} has lost its bytes" for sha256 in listed if not store.is_intact(sha256)]
    return found


def workers(running: Running) -> list[int]:
    """The processes that answer requests, below the server."""
    return [child for server in servers(running) for child in children_of(server)]


def servers(running: Running) -> list[int]:
    return [number for number in children_of(running.supervisor.pid) if "granian" in command_of(number)]


def children_of(parent: int) -> list[int]:
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, IndexError, ValueError):
            # The name in brackets may hold spaces; behind it come the state and the parent.
            if int((place / "stat").read_text().rpartition(")")[2].split()[1]) == parent:
                found.append(int(place.name))
    return found


def command_of(number: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{number}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    return ""


def processor_seconds(running: Running) -> float:
    """What the server has used by now, the children of its workers included: the same on a busy machine."""
    ticks = 0
    for number in [*servers(running), *workers(running)]:
        with suppress(OSError):
            ticks += sum(
                int(one) for one in Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[11:15]
            )
    return ticks / os.sysconf("SC_CLK_TCK")
