"""Where accepted bytes lie: one file per content, under the content's own hash.

«SHA-256 while streaming to a temporary name, fsync, rename to the hash, then one transaction.» The same
bytes sent twice lie once. A database row may name a file only after `put` has returned. Which hashes are
known is the database's knowledge; rights to read are decided by the pages.
"""

import contextlib
import hashlib
import os
import re
import uuid
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

CHUNK = 256 * 1024
HASH = re.compile(r"[0-9a-f]{64}")
_INCOMING = "incoming"


@dataclass(frozen=True)
class StoredBytes:
    sha256: str
    size: int


class FileStore(ABC):
    """Immutable files under their own hash; a directory of this machine or a bucket of an object storage."""

    @abstractmethod
    def put(self, stream: BinaryIO) -> StoredBytes:
        """Keep everything the stream still holds; it survives a power cut once this returns.

        Repeating it with the same bytes changes nothing but the file's time. On any exception
        nothing is left behind.
        """

    @abstractmethod
    def exists(self, sha256: str) -> bool: ...

    @abstractmethod
    def open(self, sha256: str) -> BinaryIO:
        """Open for reading; FileNotFoundError when it is not there."""

    @abstractmethod
    def stored(self) -> Iterator[str]:
        """Yield the hashes that lie here, in order."""

    @abstractmethod
    def remove_orphans(self, known: set[str], *, before: datetime) -> list[str]:
        """Remove what nobody knows and what has not been touched since `before`; return the hashes.

        The moment must lie further back than the longest transaction: bytes come before the row that
        names them. Unfinished files of killed processes go by the same rule, and are not returned.
        """

    def is_intact(self, sha256: str) -> bool:
        """Read the whole file and compare; False also when it is missing."""
        digest = hashlib.sha256()
        try:
            with self.open(sha256) as stored:
                while chunk := stored.read(CHUNK):
                    digest.update(chunk)
        except FileNotFoundError:
            return False
        return digest.hexdigest() == sha256


def demand_hash(sha256: str) -> str:
    """Anything but a hash raises ValueError: no name from outside becomes a place of ours."""
    if HASH.fullmatch(sha256) is None:
        raise ValueError("A stored file is named by 64 hexadecimal digits.")
    return sha256


class LocalFileStore(FileStore):
    """A directory of immutable files `ab/cd/<sha256>`, readable by the service's user only."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, stream: BinaryIO) -> StoredBytes:
        incoming = _directory(self.root / _INCOMING)
        temporary = incoming / uuid.uuid4().hex
        try:
            stored = _write(stream, temporary)
            place = self.path(stored.sha256)
            _directory(place.parent.parent)
            _directory(place.parent)
            # Replacing an equal file heals it if the disk has spoiled it, and renews its time,
            # by which remove_orphans spares what a transaction has not yet named.
            temporary.replace(place)
        finally:
            with contextlib.suppress(FileNotFoundError):
                temporary.unlink()
        _sync_directory(place.parent)
        return stored

    def path(self, sha256: str) -> Path:
        """Return where the bytes lie or would lie; anything but a hash raises ValueError."""
        demand_hash(sha256)
        return self.root / sha256[:2] / sha256[2:4] / sha256

    def exists(self, sha256: str) -> bool:
        return self.path(sha256).is_file()

    def open(self, sha256: str) -> BinaryIO:
        return self.path(sha256).open("rb")

    def stored(self) -> Iterator[str]:
        for place in sorted(self.root.glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]/*")):
            if HASH.fullmatch(place.name):
                yield place.name

    def remove_orphans(self, known: set[str], *, before: datetime) -> list[str]:
        limit = before.timestamp()
        for unfinished in (self.root / _INCOMING).glob("*"):
            _remove_if_older(unfinished, limit)
        return [
            name for name in self.stored() if name not in known and _remove_if_older(self.path(name), limit)
        ]


def _write(stream: BinaryIO, temporary: Path) -> StoredBytes:
    digest = hashlib.sha256()
    size = 0
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as target:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
            target.write(chunk)
        target.flush()
        os.fsync(target.fileno())
    return StoredBytes(digest.hexdigest(), size)


def _directory(place: Path) -> Path:
    """Make a directory of the store, and make it survive: its parent is synchronised too."""
    if not place.is_dir():
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        place.mkdir(mode=0o700, exist_ok=True)
        _sync_directory(place.parent)
    return place


def _sync_directory(place: Path) -> None:
    descriptor = os.open(place, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove_if_older(place: Path, limit: float) -> bool:
    try:
        if place.stat().st_mtime >= limit:
            return False
        place.unlink()
    except FileNotFoundError:
        return False
    return True
