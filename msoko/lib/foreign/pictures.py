"""JPEG, PNG and HEIC: the size in pixels first, then the whole picture.

«pixels before decoding»: a picture of a few kilobytes may unfold into gigabytes, so its promised size is
judged before a pixel is read. JPEG and PNG are then decoded to the end, which finds pictures cut short.
HEIC cannot be decoded by the library in use; its boxes are walked instead.
"""

import struct
import warnings
from collections.abc import Iterator
from typing import BinaryIO

from PIL import Image, UnidentifiedImageError

from msoko.lib.file_kinds import FileKind
from msoko.lib.foreign.mismatches import unlike
from msoko.lib.refusals import RefusalCode, refused

MAX_PIXELS = 60_000_000
MAX_SIDE = 60_000
_FORMATS = {FileKind.JPEG: "JPEG", FileKind.PNG: "PNG"}


def inspect(stream: BinaryIO, kind: FileKind, name: str) -> None:
    """Decode the picture; any warning of the decoder counts as damage."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        # Telephones write several pictures into one file and not always correctly; the first is whole.
        warnings.filterwarnings("ignore", message=".*malformed MPO file.*")
        # The limit below is ours and stricter.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            _decode(stream, kind, name)
        except UnidentifiedImageError as error:
            raise unlike(name, kind) from error
        except Image.DecompressionBombError as error:
            raise refused(RefusalCode.TOO_MANY_PIXELS, name, detail="больше допустимого") from error
        except (OSError, SyntaxError, ValueError, EOFError, struct.error, IndexError, Warning) as error:
            if "truncated" in str(error).lower():
                raise refused(RefusalCode.TRUNCATED, name) from error
            raise refused(RefusalCode.DAMAGED, name, detail="изображение") from error


def _decode(stream: BinaryIO, kind: FileKind, name: str) -> None:
    with Image.open(stream, formats=[_FORMATS[kind]]) as picture:
        _check_size(picture.width, picture.height, name)
        # A JPEG may be decoded at an eighth of its size: every byte is still read.
        picture.draft("RGB", (max(1, picture.width // 8), max(1, picture.height // 8)))
        picture.load()
    if kind is FileKind.PNG:
        # verify() reads the checksums behind the pixels, and needs the file opened anew.
        stream.seek(0)
        with Image.open(stream, formats=["PNG"]) as picture:
            picture.verify()


def inspect_heic(stream: BinaryIO, kind: FileKind, name: str) -> None:
    """Walk the boxes: all are whole, there is a catalogue with sizes and there is data."""
    size = stream.seek(0, 2)
    boxes = dict(_boxes(stream, size, name))
    if list(boxes)[:1] != [b"ftyp"] or b"meta" not in boxes or not boxes.keys() & {b"mdat", b"idat"}:
        raise unlike(name, kind)
    start, end = boxes[b"meta"]
    stream.seek(start)
    catalogue = stream.read(end - start)
    at = catalogue.find(b"ispe")
    if at < 0:
        raise unlike(name, kind)
    while at >= 0:
        sides = catalogue[at + 8 : at + 16]
        if len(sides) == 8:
            width, height = struct.unpack(">II", sides)
            _check_size(width, height, name)
        at = catalogue.find(b"ispe", at + 4)


def _boxes(stream: BinaryIO, size: int, name: str) -> Iterator[tuple[bytes, tuple[int, int]]]:
    at = 0
    while at < size:
        stream.seek(at)
        length, box = struct.unpack(">I4s", stream.read(8).ljust(8, b"\0"))
        header = 8
        if length == 1:
            length, header = struct.unpack(">Q", stream.read(8).ljust(8, b"\0"))[0], 16
        elif length == 0:
            length = size - at
        if length < header or at + length > size:
            raise refused(RefusalCode.TRUNCATED, name)
        yield box, (at + header, at + length)
        at += length


def _check_size(width: int, height: int, name: str) -> None:
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
        raise refused(RefusalCode.TOO_MANY_PIXELS, name, detail=f"{width} на {height} точек")
