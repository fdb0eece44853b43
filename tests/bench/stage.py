"""Where measurements play: a copy of the demo database, its people signed in, one plan of 92 rows.

The requests go through the whole of Django inside this process (middleware, database as the plain role,
templates), without a network: that is the server's part of a page.
"""

import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from lxml import html

from msoko.lib import row_security
from msoko.people.middleware import SESSION_MUNICIPALITY, SESSION_POSITION
from msoko.people.models import Municipality, Position
from plans.models import Edition, Plan
from tests.plan_files import PlanFile, plan_of_92_rows

BACKEND = "django.contrib.auth.backends.ModelBackend"


class Stage:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def municipality(self) -> Municipality:
        return Municipality.objects.get()

    @contextmanager
    def seen(self) -> Iterator[None]:
        """Let our own queries see the rows of the demo municipality."""
        with row_security.entered(self.municipality.pk):
            yield

    def client(self, login: str) -> Client:
        """Sign in without the form: hashing a password is not what is measured."""
        client = Client(SERVER_NAME="localhost")
        with self.seen():
            position = Position.objects.select_related("user").filter(user__username=login).order_by("pk")[0]
        client.force_login(position.user, backend=BACKEND)
        session = client.session
        session[SESSION_POSITION] = position.pk
        session[SESSION_MUNICIPALITY] = self.municipality.pk
        session.save()
        return client

    @cached_property
    def specialist(self) -> Client:
        return self.client("specialist")

    @cached_property
    def plan(self) -> Plan:
        """The plan of 92 rows, imported the way a person does it."""
        self.import_plan(plan_of_92_rows("docx"))
        with self.seen():
            return Plan.objects.order_by("-pk")[0]

    @cached_property
    def edition(self) -> Edition:
        with self.seen():
            return Edition.objects.select_related("plan__owner", "municipality").get(plan=self.plan)

    def import_plan(self, file: PlanFile) -> float:
        """Give the file, look, confirm. Answers with the seconds of parsing and writing."""
        upload = SimpleUploadedFile(file.name, file.content)
        begun = time.perf_counter()
        preview = answered(self.specialist.post(reverse("plans:plan-import"), {"file": upload}), 302)
        parsed = time.perf_counter() - begun
        form = form_with(answered(self.specialist.get(preview.url)).content, "title")
        begun = time.perf_counter()
        answered(self.specialist.post(preview.url, form), 302)
        return parsed + time.perf_counter() - begun


def answered(response: Any, status: int = 200) -> Any:
    """A measurement of an error page is worth nothing."""
    if response.status_code != status:
        raise RuntimeError(f"{response.request['PATH_INFO']}: {response.status_code} instead of {status}")
    return response


def form_with(content: bytes, field: str) -> Mapping[str, str]:
    """What a browser would send from the form that has this field, nothing typed."""
    for form in html.fromstring(content).forms:
        if field in form.fields:
            return {name: value or "" for name, value in form.form_values()}
    raise RuntimeError(f"no form with {field} on the page")


@contextmanager
def open_stage() -> Iterator[Stage]:
    with tempfile.TemporaryDirectory(prefix="msoko-bench-") as name:
        folder = Path(name)
        settings.FILES_DIR = folder / "files"
        # What is measured is the reading itself, however long it takes here.
        settings.QUICK_READING_SECONDS = 60.0
        settings.DOSSIERS_DIR = folder / "dossiers"
        yield Stage(folder)
