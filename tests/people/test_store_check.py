"""The nightly comparison of rows, bytes and checksums."""

import datetime
import os
from io import BytesIO

import pytest
from django.utils import timezone

from msoko.lib import row_security
from msoko.lib.file_store import LocalFileStore
from msoko.people import files
from msoko.people.actions import store_file
from msoko.people.tasks import compare_store

LONG_AGO = 1_000_000_000


@pytest.fixture
def store(settings, tmp_path) -> LocalFileStore:
    settings.FILES_DIR = tmp_path
    found = files.store()
    assert isinstance(found, LocalFileStore)
    return found


def kept(municipality, content: bytes):
    return store_file(BytesIO(content), content_type="application/pdf", municipality=municipality, by=None)


def test_all_is_there(store, municipality, stranger):
    kept(municipality, b"minutes")

    found = {check.municipality_id: check for check in compare_store(now=timezone.now())}

    mine, theirs = found[municipality.pk], found[stranger.position.municipality_id]
    assert (mine.file_count, mine.byte_count, mine.missing, mine.damaged) == (1, 7, [], [])
    assert (mine.is_good, theirs.file_count) == (True, 0)


def test_missing_and_damaged_bytes_are_named_and_old_orphans_go(store, municipality, stranger):
    gone, spoiled = kept(municipality, b"gone"), kept(municipality, b"spoiled")
    store.path(gone.sha256).unlink()
    store.path(spoiled.sha256).write_bytes(b"other")
    orphan, young = store.put(BytesIO(b"orphan")).sha256, store.put(BytesIO(b"young")).sha256
    row_security.enter(stranger.position.municipality_id)
    foreign = kept(stranger.position.municipality, b"foreign").sha256
    row_security.enter(municipality.pk)
    for name in (orphan, foreign):
        os.utime(store.path(name), (LONG_AGO, LONG_AGO))

    check = next(one for one in compare_store(now=timezone.now()) if one.municipality_id == municipality.pk)

    assert (check.missing, check.damaged, check.orphan_count) == ([gone.sha256], [spoiled.sha256], 1)
    assert set(store.stored()) == {spoiled.sha256, young, foreign}


def test_administrator_reads_what_the_night_has_found(store, municipality, enter_as, administrator):
    client = enter_as(administrator)
    assert "Сверка хранилища ещё не проходила" in client.get("/admin/").content.decode()

    row = kept(municipality, b"minutes")
    compare_store(now=timezone.now() - datetime.timedelta(days=1))
    assert "Все на месте" in client.get("/admin/").content.decode()

    store.path(row.sha256).unlink()
    compare_store(now=timezone.now())
    text = client.get("/admin/").content.decode()
    assert ("есть потери" in text, "Нет на диске: 1" in text) == (True, True)
