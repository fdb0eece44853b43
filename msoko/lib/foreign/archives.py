"""The ZIP directory of an Office file, and its parts read within the promised sizes.

«ZIP directory (2,000 entries, 200 MB unpacked, ratio 100, no odd names, nothing nested) and the same limits
while reading». zipfile reads the directory; the local headers and the data are read here, because the sizes
that count are the real ones, and because entries may overlap or disagree with the directory.
"""

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from msoko.lib.refusals import RefusalCode, refused

MAX_ENTRIES = 2000
MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 100
# Small documents may pack tightly; only what unpacks to more than this can be a bomb.
RATIO_FLOOR = 1024 * 1024
CHUNK = 256 * 1024

_END = struct.Struct("<4s4H2IH")
_LOCAL = struct.Struct("<4s5H3I2H")
_HAS_DESCRIPTOR = 0x8
_IS_ENCRYPTED = 0x1
_IS_UTF8 = 0x800
_IN_ZIP64 = 0xFFFFFFFF


@dataclass
class Budget:
    """What a file and everything nested in it may still unpack."""

    entries: int = MAX_ENTRIES
    unpacked: int = MAX_UNPACKED

    def spend(self, infos: list[zipfile.ZipInfo], packed: int, name: str) -> None:
        unpacked = sum(info.file_size for info in infos)
        self.entries -= len(infos)
        self.unpacked -= unpacked
        if self.entries < 0:
            raise refused(RefusalCode.TOO_MANY_PARTS, name, detail=f"больше {MAX_ENTRIES}")
        if self.unpacked < 0:
            raise refused(RefusalCode.BOMB, name, detail=f"больше {MAX_UNPACKED // 1024 // 1024} МБ")
        if unpacked > RATIO_FLOOR and unpacked > MAX_RATIO * packed:
            raise refused(RefusalCode.BOMB, name, detail=f"сжат сильнее, чем в {MAX_RATIO} раз")


@dataclass(frozen=True)
class Entry:
    """One part: where its packed bytes lie and what it must unpack to."""

    name: str
    data_at: int
    packed: int
    unpacked: int
    crc: int
    is_deflated: bool


def entries(stream: BinaryIO, name: str, budget: Budget) -> list[Entry]:
    """Return the parts in the order they lie in the file, or refuse the directory."""
    count, directory_at = _end_of_directory(stream, name)
    if count > MAX_ENTRIES:
        raise refused(RefusalCode.TOO_MANY_PARTS, name, detail=f"больше {MAX_ENTRIES}")
    try:
        infos = zipfile.ZipFile(stream).infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error) as error:
        raise refused(RefusalCode.DAMAGED, name, detail="оглавление не читается") from error
    if len(infos) != count:
        raise refused(RefusalCode.LYING_DIRECTORY, name, detail="число частей")
    infos.sort(key=lambda info: info.header_offset)
    budget.spend(infos, directory_at, name)
    _check_names(infos, name)
    found = [_entry(stream, info, name) for info in infos if not info.is_dir()]
    _check_overlaps(infos, found, directory_at, name)
    return found


def chunks(stream: BinaryIO, entry: Entry, name: str) -> Iterator[bytes]:
    """Unpack one part piece by piece, never beyond the size its directory entry promised."""
    stream.seek(entry.data_at)
    packed_left, unpacked, crc = entry.packed, 0, 0
    inflater = zlib.decompressobj(-zlib.MAX_WBITS) if entry.is_deflated else None
    waiting = b""
    while True:
        if not waiting:
            waiting = stream.read(min(CHUNK, packed_left))
            packed_left -= len(waiting)
        chunk, waiting, is_over = _unpacked(inflater, waiting, name)
        unpacked += len(chunk)
        crc = zlib.crc32(chunk, crc)
        if unpacked > entry.unpacked:
            raise refused(RefusalCode.LYING_DIRECTORY, name, detail=f"размер части {entry.name}")
        if chunk:
            yield chunk
        elif is_over or not waiting:
            break
    if unpacked != entry.unpacked:
        raise refused(RefusalCode.LYING_DIRECTORY, name, detail=f"размер части {entry.name}")
    if crc != entry.crc:
        raise refused(RefusalCode.DAMAGED, name, detail=f"часть {entry.name}")


def _unpacked(inflater: "zlib._Decompress | None", waiting: bytes, name: str) -> tuple[bytes, bytes, bool]:
    if inflater is None:
        return waiting, b"", not waiting
    try:
        chunk = inflater.decompress(waiting, CHUNK)
    except zlib.error as error:
        raise refused(RefusalCode.DAMAGED, name, detail="сжатые данные") from error
    return chunk, inflater.unconsumed_tail, inflater.eof


def _end_of_directory(stream: BinaryIO, name: str) -> tuple[int, int]:
    """Return the promised number of entries and the place of the directory."""
    size = stream.seek(0, 2)
    start = max(0, size - _END.size - 0xFFFF)
    stream.seek(start)
    tail = stream.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END.size:
        raise refused(RefusalCode.TRUNCATED, name)
    _, _, _, _, count, directory_bytes, directory_at, comment = _END.unpack(tail[at : at + _END.size])
    # Office programs write neither comments of pages' length nor anything after the directory.
    if at + _END.size + comment != len(tail) or comment > 256:
        raise refused(RefusalCode.HIDDEN_FILE, name, detail="после конца документа")
    is_zip64 = _IN_ZIP64 in (directory_bytes, directory_at)
    if not is_zip64 and directory_at + directory_bytes > start + at:
        raise refused(RefusalCode.LYING_DIRECTORY, name, detail="место оглавления")
    stream.seek(0)
    if stream.read(4) != b"PK\x03\x04" and count:
        raise refused(RefusalCode.HIDDEN_FILE, name, detail="перед началом документа")
    return count, min(directory_at, start + at)


def _check_names(infos: list[zipfile.ZipInfo], name: str) -> None:
    seen: set[str] = set()
    for info in infos:
        written = info.orig_filename
        if _is_odd(written) or stat.S_ISLNK(info.external_attr >> 16):
            raise refused(RefusalCode.ODD_NAMES, name, detail=_printable(written))
        if written.casefold() in seen:
            raise refused(RefusalCode.ODD_NAMES, name, detail=f"{_printable(written)} встречается дважды")
        seen.add(written.casefold())


def _is_odd(written: str) -> bool:
    return (
        not written.strip()
        or len(written) > 255
        or written.startswith("/")
        or "\\" in written
        or ":" in written
        or ".." in written.split("/")
        or any(ord(letter) < 32 for letter in written)
    )


def _printable(written: str) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in written)[:60]


def _entry(stream: BinaryIO, info: zipfile.ZipInfo, name: str) -> Entry:
    """Read the local header and hold it against the directory."""
    if info.flag_bits & _IS_ENCRYPTED:
        raise refused(RefusalCode.ENCRYPTED, name)
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise refused(RefusalCode.ODD_NAMES, name, detail="необычный способ сжатия")
    stream.seek(info.header_offset)
    raw = stream.read(_LOCAL.size)
    if len(raw) < _LOCAL.size or raw[:4] != b"PK\x03\x04":
        raise refused(RefusalCode.LYING_DIRECTORY, name, detail=f"место части {_printable(info.filename)}")
    _, _, flags, method, _, _, _, packed, unpacked, name_bytes, extra_bytes = _LOCAL.unpack(raw)
    written = stream.read(name_bytes)
    expected = info.orig_filename.encode("utf-8" if info.flag_bits & _IS_UTF8 else "cp437", "replace")
    sizes_differ = _IN_ZIP64 not in (packed, unpacked) and (packed, unpacked) != (
        info.compress_size,
        info.file_size,
    )
    if written != expected or method != info.compress_type or (sizes_differ and not flags & _HAS_DESCRIPTOR):
        raise refused(RefusalCode.LYING_DIRECTORY, name, detail=f"часть {_printable(info.filename)}")
    data_at = info.header_offset + _LOCAL.size + name_bytes + extra_bytes
    is_deflated = method == zipfile.ZIP_DEFLATED
    return Entry(info.filename, data_at, info.compress_size, info.file_size, info.CRC, is_deflated)


def _check_overlaps(infos: list[zipfile.ZipInfo], found: list[Entry], directory_at: int, name: str) -> None:
    """Refuse parts that share bytes: one packed block counted many times is the best bomb there is."""
    starts = [info.header_offset for info in infos if not info.is_dir()]
    for entry, following in zip(found, [*starts[1:], directory_at], strict=True):
        if entry.data_at + entry.packed > following:
            raise refused(RefusalCode.LYING_DIRECTORY, name, detail=f"часть {_printable(entry.name)}")
