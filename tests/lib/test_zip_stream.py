"""An archive that leaves while it is made."""

import io
import zipfile
from datetime import UTC, datetime

from msoko.lib.zip_stream import Member, zip_stream

NOW = datetime(2026, 4, 1, 12, 30, tzinfo=UTC)


def opened(members):
    return zipfile.ZipFile(io.BytesIO(b"".join(zip_stream(members))))


def test_names_are_cyrillic_and_the_bytes_are_whole():
    archive = opened(
        [Member("1. Качество/справка.pdf", [b"one", b"two"], NOW), Member("Реестр.xlsx", [b""], NOW)]
    )

    assert archive.namelist() == ["1. Качество/справка.pdf", "Реестр.xlsx"]
    assert archive.read("1. Качество/справка.pdf") == b"onetwo"
    assert archive.testzip() is None
    assert archive.infolist()[0].date_time == (2026, 4, 1, 12, 30, 0)


def test_it_leaves_chunk_by_chunk():
    asked = []

    def chunks():
        for number in range(3):
            asked.append(number)
            yield bytes(1000)

    stream = zip_stream([Member("a", chunks(), NOW)])
    next(stream)

    assert asked == [0]
    assert sum(map(len, stream)) > 2000
    assert asked == [0, 1, 2]


def test_long_form_is_chosen_for_large_members():
    archive = opened([Member("большой.pdf", [b"x"], NOW, size=5 * 1024**3), Member("малый", [b"y"], NOW)])

    assert [archive.read(name) for name in archive.namelist()] == [b"x", b"y"]


def test_empty_and_ancient():
    assert opened([]).namelist() == []
    assert opened([Member("a", [], datetime(1970, 1, 1, tzinfo=UTC))]).infolist()[0].date_time[0] == 1980
