"""A ZIP that leaves while it is made: one chunk in memory at a time, whatever the size of the whole.

The format is written by the standard library into a sink that cannot be rewound, as into a pipe; names are
UTF-8. Members are stored, not packed: documents and pictures are packed already.
"""

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

#: the format cannot say an earlier year
_FIRST_YEAR = 1980


@dataclass(frozen=True)
class Member:
    """One file of the archive; `size` is what is known of it beforehand, to choose the long form."""

    name: str
    chunks: Iterable[bytes]
    made_at: datetime
    size: int = 0


class _Sink:
    """Takes what the writer writes and gives it away; says nothing about places, like a pipe."""

    def __init__(self) -> None:
        self.waiting: list[bytes] = []

    def write(self, chunk: bytes) -> int:
        self.waiting.append(bytes(chunk))
        return len(chunk)

    def flush(self) -> None:
        return

    def taken(self) -> Iterator[bytes]:
        waiting, self.waiting = self.waiting, []
        return iter(waiting)


def zip_stream(members: Iterable[Member]) -> Iterator[bytes]:
    """Yield the bytes of the archive; members are asked for one after the other."""
    sink = _Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED, strict_timestamps=False) as archive:  # type: ignore[call-overload]
        for member in members:
            entry = zipfile.ZipInfo(member.name, _moment(member.made_at))
            entry.external_attr = 0o644 << 16
            is_long = member.size > zipfile.ZIP64_LIMIT // 2
            with archive.open(entry, "w", force_zip64=is_long) as target:
                for chunk in member.chunks:
                    target.write(chunk)
                    yield from sink.taken()
            yield from sink.taken()
    yield from sink.taken()


def _moment(moment: datetime) -> tuple[int, int, int, int, int, int]:
    year = max(moment.year, _FIRST_YEAR)
    return (year, moment.month, moment.day, moment.hour, moment.minute, moment.second)
