"""The same promises as the directory's, kept against a real S3 server on loopback (moto).

The packages are an optional extra: `pip install '.[s3,s3-test]'`; without them these tests are skipped, and
say so.
"""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO

import pytest

from msoko.lib.file_store import StoredBytes
from msoko.lib.file_store_s3 import Bucket, S3FileStore

pytest.importorskip("storages.backends.s3", reason="the extra s3 is not installed")
server = pytest.importorskip("moto.server", reason="the extra s3-test is not installed")

CONTENT = b"minutes of the meeting"
HASH = hashlib.sha256(CONTENT).hexdigest()
LATER, EARLIER = datetime(2100, 1, 1, tzinfo=UTC), datetime(2001, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    running = server.ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    running.start()
    yield "http://{}:{}".format(*running.get_host_and_port())
    running.stop()


@pytest.fixture(params=["", "msoko"], ids=["whole bucket", "prefix"])
def store(request, endpoint) -> S3FileStore:
    name = f"bucket-{hashlib.sha256(request.node.name.encode()).hexdigest()[:20]}"
    found = S3FileStore(Bucket(name, endpoint, "us-east-1", "key", "secret", prefix=request.param))
    found._storage.connection.create_bucket(Bucket=name)
    return found


def test_put_lays_the_bytes_under_their_hash_and_twice_is_once(store):
    for _ in range(2):
        assert store.put(BytesIO(CONTENT)) == StoredBytes(HASH, len(CONTENT))

    assert list(store.stored()) == [HASH]
    assert store.exists(HASH)
    assert store.is_intact(HASH)
    with store.open(HASH) as found:
        assert found.read() == CONTENT


def test_larger_than_the_memory_kept_for_it(store):
    content = bytes(range(256)) * 12_000

    stored = store.put(BytesIO(content))

    assert (stored.size, store.is_intact(stored.sha256)) == (len(content), True)


def test_a_missing_file_is_neither_there_nor_intact(store):
    assert not store.exists(HASH)
    assert not store.is_intact(HASH)
    with pytest.raises(FileNotFoundError):
        store.open(HASH)


def test_spoiled_bytes_are_noticed_and_healed(store):
    store.put(BytesIO(CONTENT))
    prefix = f"{store.bucket.prefix}/" if store.bucket.prefix else ""
    store._storage.bucket.Object(f"{prefix}{HASH[:2]}/{HASH[2:4]}/{HASH}").put(Body=b"spoiled")
    assert not store.is_intact(HASH)

    store.put(BytesIO(CONTENT))
    assert store.is_intact(HASH)


def test_remove_orphans_spares_the_known_and_the_young(store):
    known, orphan = (store.put(BytesIO(one)).sha256 for one in (b"known", b"orphan"))

    assert store.remove_orphans({known}, before=EARLIER) == []
    assert store.remove_orphans({known}, before=LATER) == [orphan]
    assert list(store.stored()) == [known]


@pytest.mark.parametrize("name", ["../../etc/passwd", "", HASH.upper()])
def test_only_hashes_are_names(store, name):
    with pytest.raises(ValueError, match="64 hexadecimal"):
        store.open(name)
