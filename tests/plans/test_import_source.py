"""What is kept of a read file, and what became of each of its rows."""

import dataclasses
import zlib

import pytest

from msoko.lib import plain_data
from plans.import_source import Fate, SourceRow, Unkept, fates, from_kept, kept_bytes
from plans.importing.parsed import Place
from tests.plans.parsing import HEAD, read_text_plan

ROWS = (
    "1.1\tСеминар для завучей\tМарт\tУправление\tСправка\n1.2\tМониторинг чтения\tАпрель\tУправление\tОтчёт"
)


def test_what_was_read_comes_back_as_it_was():
    read = read_text_plan(ROWS)

    assert from_kept(kept_bytes(read)) == read


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"no archive",
        zlib.compress(b"{not json"),
        zlib.compress(b'{"$class": "os:system", "fields": {}}'),
        zlib.compress(plain_data.dumps([1, 2])),
        zlib.compress(b'{"$class": "plans.import_source:ReadFile", "fields": {"other": 1}}'),
    ],
)
def test_what_does_not_fit_is_read_again(raw):
    with pytest.raises(Unkept):
        from_kept(raw)


def test_each_row_of_the_document_has_its_fate():
    header = tuple(HEAD.split("\t"))
    read = read_text_plan(ROWS)
    added = (
        SourceRow(Place(1, 90), header),
        SourceRow(Place(1, 91), ("", "чтения", "", "", "")),
        SourceRow(Place(1, 92), ("", "Чужие слова из угла листа", "", "", "")),
    )
    last = len(read.rows)

    found = [fate for _, fate in fates(dataclasses.replace(read, rows=(*read.rows, *added)))]

    assert found[:last] == [Fate.AROUND, Fate.HEADER, Fate.ACTIVITY, Fate.ACTIVITY]
    assert found[last:] == [Fate.REPEATED, Fate.JOINED, Fate.DROPPED]
