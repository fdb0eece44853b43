"""Accepted bytes in an S3-compatible object storage, by django-storages; chosen by settings.

An object appears whole or not at all, so there is nothing to rename: the stream goes into a temporary file
while it is hashed, then to the storage under its hash. The packages are installed with the extra `s3`.
"""

import hashlib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any, BinaryIO, cast

from msoko.lib.file_store import CHUNK, HASH, FileStore, StoredBytes, demand_hash

_IN_MEMORY = 1024 * 1024


@dataclass(frozen=True)
class Bucket:
    """Where the storage answers and who we are there; an empty key leaves the choice to the machine."""

    name: str
    endpoint: str = ""
    region: str = ""
    access_key: str = ""
    secret_key: str = ""
    prefix: str = ""


class S3FileStore(FileStore):
    """Objects `prefix/ab/cd/<sha256>` of one bucket."""

    def __init__(self, bucket: Bucket) -> None:
        from storages.backends.s3 import S3Storage  # noqa: PLC0415 -- an optional extra

        self.bucket = bucket
        self._storage: Any = S3Storage(
            bucket_name=bucket.name,
            endpoint_url=bucket.endpoint or None,
            region_name=bucket.region or None,
            access_key=bucket.access_key or None,
            secret_key=bucket.secret_key or None,
            location=bucket.prefix,
            # The same name means the same bytes.
            file_overwrite=True,
            default_acl=None,
            addressing_style="path",
            object_parameters={"ContentType": "application/octet-stream"},
        )

    def put(self, stream: BinaryIO) -> StoredBytes:
        digest, size = hashlib.sha256(), 0
        with tempfile.SpooledTemporaryFile(_IN_MEMORY) as copy:
            while chunk := stream.read(CHUNK):
                digest.update(chunk)
                size += len(chunk)
                copy.write(chunk)
            copy.seek(0)
            self._storage.save(_key(digest.hexdigest()), _file(cast(IO[bytes], copy)))
        return StoredBytes(digest.hexdigest(), size)

    def exists(self, sha256: str) -> bool:
        return bool(self._storage.exists(_key(sha256)))

    def open(self, sha256: str) -> BinaryIO:
        return cast(BinaryIO, self._storage.open(_key(sha256), "rb"))

    def stored(self) -> Iterator[str]:
        return iter(sorted(name for name, _ in self._objects()))

    def remove_orphans(self, known: set[str], *, before: datetime) -> list[str]:
        orphans = [name for name, moment in self._objects() if name not in known and moment < before]
        for name in orphans:
            self._storage.delete(_key(name))
        return sorted(orphans)

    def _objects(self) -> Iterator[tuple[str, datetime]]:
        prefix = f"{self.bucket.prefix}/" if self.bucket.prefix else ""
        for found in self._storage.bucket.objects.filter(Prefix=prefix):
            name = found.key.rpartition("/")[2]
            if HASH.fullmatch(name):
                yield name, found.last_modified


def _key(sha256: str) -> str:
    demand_hash(sha256)
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


def _file(stream: IO[bytes]) -> Any:
    from django.core.files.base import File  # noqa: PLC0415 -- the library knows Django only here

    return File(stream)
