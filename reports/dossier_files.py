"""Where the archives of dossiers lie until they are removed: outside of the file store, one file a key."""

import contextlib
import os
import uuid
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings


def place_of(key: uuid.UUID) -> Path:
    return Path(settings.DOSSIERS_DIR) / f"{key}.zip"


def keep(key: uuid.UUID, chunks: Iterable[bytes]) -> int:
    """Write the archive beside its place and put it there when it is whole; return its size."""
    place = place_of(key)
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = place.with_suffix(f".{uuid.uuid4().hex}.part")
    try:
        with unfinished.open("xb") as target:
            for chunk in chunks:
                target.write(chunk)
            target.flush()
            os.fsync(target.fileno())
        size = unfinished.stat().st_size
        unfinished.replace(place)
    finally:
        with contextlib.suppress(FileNotFoundError):
            unfinished.unlink()
    return size


def forget(key: uuid.UUID) -> None:
    """Remove the archive and whatever a killed worker left of it."""
    place = place_of(key)
    for one in (place, *place.parent.glob(f"{key}.*.part")):
        with contextlib.suppress(FileNotFoundError):
            one.unlink()
