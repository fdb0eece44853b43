import hashlib
import os
import stat
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest

from msoko.lib.file_store import LocalFileStore, StoredBytes

CONTENT = b"minutes of the meeting"
HASH = hashlib.sha256(CONTENT).hexdigest()
LATER = datetime(2100, 1, 1, tzinfo=UTC)


@pytest.fixture
def store(tmp_path):
    return LocalFileStore(tmp_path / "files")


def files(store: LocalFileStore) -> list[str]:
    return sorted(str(place.relative_to(store.root)) for place in store.root.rglob("*") if place.is_file())


class TornStream(BytesIO):
    """Fails like a connection that breaks in the middle."""

    def read(self, size: int | None = -1) -> bytes:
        if self.tell():
            raise ConnectionResetError
        return super().read(4)


def test_put_lays_the_bytes_under_their_hash(store):
    stored = store.put(BytesIO(CONTENT))

    assert stored == StoredBytes(HASH, len(CONTENT))
    assert files(store) == [f"{HASH[:2]}/{HASH[2:4]}/{HASH}"]
    assert store.exists(HASH)
    with store.open(HASH) as found:
        assert found.read() == CONTENT


def test_put_twice_keeps_one_file_and_heals_it(store):
    store.put(BytesIO(CONTENT))
    store.path(HASH).write_bytes(b"spoiled")
    assert not store.is_intact(HASH)

    again = store.put(BytesIO(CONTENT))

    assert again.sha256 == HASH
    assert store.is_intact(HASH)
    assert list(store.stored()) == [HASH]


def test_files_are_for_the_service_alone(store):
    previous = os.umask(0)
    try:
        store.put(BytesIO(CONTENT))
    finally:
        os.umask(previous)

    modes = {stat.S_IMODE(place.stat().st_mode) for place in store.root.rglob("*") if place.is_dir()}
    assert modes | {stat.S_IMODE(store.root.stat().st_mode)} == {0o700}
    assert stat.S_IMODE(store.path(HASH).stat().st_mode) == 0o600


def test_put_leaves_nothing_when_the_stream_breaks(store):
    with pytest.raises(ConnectionResetError):
        store.put(TornStream(CONTENT))

    assert files(store) == []


def test_put_leaves_nothing_when_the_place_cannot_be_made(store):
    store.root.mkdir()
    (store.root / HASH[:2]).write_bytes(b"in the way")

    with pytest.raises(OSError, match=r"File exists|Not a directory"):
        store.put(BytesIO(CONTENT))

    assert files(store) == [HASH[:2]]


@pytest.mark.parametrize("name", ["../../etc/passwd", "", HASH[:-1], HASH.upper(), HASH + "\n"])
def test_path_takes_hashes_only(store, name):
    with pytest.raises(ValueError, match="64 hexadecimal"):
        store.path(name)


def test_a_missing_file_is_neither_there_nor_intact(store):
    assert not store.exists(HASH)
    assert not store.is_intact(HASH)
    with pytest.raises(FileNotFoundError):
        store.open(HASH)


def test_remove_orphans_spares_the_known_and_the_young(store):
    known = store.put(BytesIO(b"known")).sha256
    old = store.put(BytesIO(b"old")).sha256
    young = store.put(BytesIO(b"young")).sha256
    unfinished = store.root / "incoming" / "killed"
    unfinished.write_bytes(b"half")
    for place in (store.path(known), store.path(old), unfinished):
        os.utime(place, (1_000_000_000, 1_000_000_000))

    removed = store.remove_orphans({known}, before=datetime(2001, 10, 1, tzinfo=UTC))

    assert removed == [old]
    assert sorted(store.stored()) == sorted([known, young])
    assert not unfinished.exists()


def test_remove_orphans_of_an_empty_store_removes_nothing(tmp_path: Path):
    assert LocalFileStore(tmp_path / "nowhere").remove_orphans(set(), before=LATER) == []
