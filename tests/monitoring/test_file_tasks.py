"""The antivirus by the queue, dead links, and what others see meanwhile; with real servers on loopback."""

import datetime
import http.server
import threading
from io import BytesIO

import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from monitoring import actions, file_tasks
from monitoring.models import Evidence, LinkState, Task
from monitoring.states import TaskState
from msoko.lib.file_kinds import CONTENT_TYPES, FileKind
from msoko.lib.link_check import opens
from msoko.people.actions import store_file
from msoko.people.models import FileScan, FileText, ScanState
from tests import file_makers as make
from tests.factories import EvidenceFactory, FileScanFactory
from tests.hostile_corpus import EICAR
from tests.lib.test_antivirus import clamd

__all__ = ["clamd"]


@pytest.fixture
def sent(owed_task, school_head, municipality, settings, clamd):
    """`sent(content)`: a file in an answer that was sent, and the antivirus asked to look at it."""
    settings.CLAMD = clamd

    def make_sent(content: bytes, *, more: bool = False) -> Evidence:
        task = owed_task()
        stored = store_file(
            BytesIO(content), content_type="application/pdf", municipality=municipality, by=school_head
        )
        evidence = EvidenceFactory(task=task, file=stored, filename="приказ.pdf", added_by=school_head)
        if more:
            EvidenceFactory(task=task, added_by=school_head)
        actions.submit_task(task, by=school_head)
        file_tasks.ask_scan(stored)
        return evidence

    return make_sent


def scanned(evidence: Evidence) -> FileScan:
    scan = FileScan.objects.get(file=evidence.file)
    file_tasks.scan_file(scan_id=scan.pk, municipality_id=scan.municipality_id)
    return FileScan.objects.get(pk=scan.pk)


def file_of(client, evidence):
    response = client.get(f"/monitoring/evidence/{evidence.pk}/file/")
    if response.streaming:  # read to the end: closed by hand it would close the connection of the test
        assert b"".join(response.streaming_content)
    return response


def test_without_an_antivirus_nothing_is_asked(owed_task, settings):
    settings.CLAMD = ""
    file_tasks.ask_scan(EvidenceFactory(task=owed_task()).file)
    assert (FileScan.objects.count(), ProcrastinateJob.objects.count()) == (0, 0)


def test_others_see_the_file_when_it_is_clean(sent, enter_as, school_head, specialist):
    evidence = sent(make.pdf())
    assert ProcrastinateJob.objects.filter(task_name="scan_file").count() == 1
    response = file_of(enter_as(specialist), evidence)
    assert (response.status_code, "проверяется" in response.content.decode()) == (409, True)
    assert file_of(enter_as(school_head), evidence).status_code == 200

    assert scanned(evidence).state == ScanState.CLEAN
    assert scanned(evidence).state == ScanState.CLEAN  # twice is once
    assert file_of(enter_as(specialist), evidence).status_code == 200


def test_infected_file_is_taken_out_and_its_sender_is_told(sent, enter_as, school_head, specialist):
    evidence = sent(EICAR)

    scan = scanned(evidence)

    assert (scan.state, scan.threat_text) == (ScanState.INFECTED, "Win.Test.EICAR_HDB-1")
    evidence.refresh_from_db()
    task = Task.objects.get(pk=evidence.task_id)
    assert (task.state, task.submitted_at, evidence.withdrawn_by) == (TaskState.OPEN, None, school_head)
    for person in (school_head, specialist):
        assert file_of(enter_as(person), evidence).status_code == 409
    for page in ("/", f"/monitoring/tasks/{task.pk}/"):
        text = enter_as(school_head).get(page).content.decode()
        assert "Файл «приказ.pdf» убран: антивирус нашёл в файле вредоносную программу" in text


def test_answer_with_something_left_stays_sent(sent):
    evidence = sent(EICAR, more=True)
    scanned(evidence)
    assert Task.objects.get(pk=evidence.task_id).state == TaskState.SUBMITTED


def test_accepted_answer_keeps_its_row_but_not_the_bytes(sent, specialist, enter_as):
    evidence = sent(EICAR)
    actions.accept_task(evidence.task, by=specialist)
    scanned(evidence)
    evidence.refresh_from_db()
    assert evidence.withdrawn_at is None
    assert file_of(enter_as(specialist), evidence).status_code == 409


def test_antivirus_that_is_down_is_asked_again(sent, settings, enter_as, specialist):
    evidence = sent(make.pdf())
    settings.CLAMD = "127.0.0.1:1"
    with pytest.raises(file_tasks.NotScanned):
        scanned(evidence)
    assert FileScan.objects.get().state == ScanState.FAILED
    assert file_of(enter_as(specialist), evidence).status_code == 409

    file_tasks.rescan_files(0)
    assert ProcrastinateJob.objects.filter(task_name="scan_file").count() == 2


def test_nothing_is_rescanned_without_need(owed_task, settings, clamd):
    settings.CLAMD = clamd
    FileScanFactory(state=ScanState.CLEAN, scanned_at=timezone.now())
    FileScanFactory()  # asked for a moment ago
    file_tasks.rescan_files(0)
    assert ProcrastinateJob.objects.count() == 0


class Gone(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_error(404)

    def log_message(self, *_: object) -> None:
        """Tests say nothing."""


def test_dead_link_is_marked(owed_task, school_head, settings, enter_as):
    task = owed_task()
    with http.server.HTTPServer(("127.0.0.1", 0), Gone) as server:
        threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        port = server.server_address[1]
        link = EvidenceFactory(
            task=task, kind="link", file=None, filename="", url=f"http://127.0.0.1:{port}/отчёт"
        )
        file_tasks.look_at_links(lambda url: opens(url, is_allowed=bool, ports={"http": port}))
        server.shutdown()

    link.refresh_from_db()
    assert link.link_state == LinkState.BROKEN
    assert timezone.now() - link.link_checked_at < datetime.timedelta(minutes=1)
    page = enter_as(school_head).get(f"/monitoring/tasks/{task.pk}/").content.decode()
    assert "Ссылка не открывается" in page


@pytest.mark.parametrize("is_on", [False, True])
def test_address_of_our_own_network_is_not_asked(is_on, owed_task, settings):
    settings.LINK_CHECK = is_on
    link = EvidenceFactory(task=owed_task(), kind="link", file=None, filename="", url="http://127.0.0.1/")
    file_tasks.check_links(0)
    link.refresh_from_db()
    assert (link.link_state, link.link_checked_at) == ("", None)


def test_words_of_files_that_came_without_them_are_read_at_night(owed_task, municipality, school_head):
    task = owed_task()
    for name, content_type, content in (
        ("справка.docx", CONTENT_TYPES[FileKind.DOCX], make.word_document()),
        ("порча.pdf", "application/pdf", b"not a PDF"),
        ("снимок.heic", "image/heic", make.heic()),
    ):
        stored = store_file(
            BytesIO(content), content_type=content_type, municipality=municipality, by=school_head
        )
        EvidenceFactory(task=task, file=stored, filename=name)
    EvidenceFactory(task=task)  # a row whose bytes are missing

    for _ in range(2):
        file_tasks.read_files(0)

    read = FileText.objects.order_by("pk").values_list("is_readable", "text")
    assert list(read) == [
        (True, "Справка о проведении совещания\nМероприятие"),
        (False, ""),
        (False, ""),
    ]
