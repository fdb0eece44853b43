"""Bad input is refused with a sentence; anything else is read. Nothing but Unreadable ever comes out."""

import json
import struct
import zipfile
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from msoko.lib.spreadsheets import write_table
from msoko.lib.word import WordParagraph, write_blocks
from plans.importing import ParsedPlan, Unreadable
from plans.importing.limits import MAX_PART_BYTES, MAX_UNFOLDED_BYTES
from tests.plans.importing.conftest import pasted, read


def archive(members: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as writer:
        for name, content in members.items():
            writer.writestr(name, content)
    return stream.getvalue()


def old_office(stream_name: str) -> bytes:
    """Build the smallest compound file: a header, one sector of allocation, one of directory."""
    free, end, allocation = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0)
    header += struct.pack("<109I", 0, *[free] * 108)
    table = struct.pack("<128I", allocation, end, *[free] * 126)
    directory = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0")
        + struct.pack("<HBBIII", len(name) * 2 + 2, kind, 1, free, free, child)
        + bytes(36)
        + struct.pack("<IQ", end, 0)
        for name, kind, child in (("Root Entry", 5, 1), (stream_name, 2, free))
    )
    return header + table + directory.ljust(512, b"\0")


BOMB = archive({"word/document.xml": b"0" * (MAX_UNFOLDED_BYTES + 1)})


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "пуст"),
        (b" \r\n\t ", "пуст"),
        (b"PK\x03\x04 broken", "повреждён"),
        (archive({"readme.txt": b"x"}), "архив, а не документ"),
        (archive({"word/document.xml": b"<x/>", "word/vbaProject.bin": b"x"}), "макросы"),
        (archive({"content.xml": b"<x/>", "mimetype": b"x"}), "нет таблицы"),
        (archive({"content.xml": b"not xml", "mimetype": b"x"}), "OpenDocument повреждён"),
        (archive({"word/document.xml": b"not xml"}), "повреждён"),
        (archive({"xl/workbook.xml": b"not xml"}), "повреждён"),
        (BOMB, "слишком много данных"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "повреждён"),
        (old_office("WordDocument"), "сохраните как .docx"),
        (old_office("Workbook"), "сохраните как .xlsx"),
        (old_office("EncryptedPackage"), "защищён паролем"),
        (old_office("Иное"), "не документ Word"),
        (archive({"word/document.xml": b"0" * (MAX_PART_BYTES + 1)}), "слишком много данных"),
        (b"text " * 1_000_000, "больше 4 МБ"),
        (
            ("№\tМероприятие\tСрок\tОтветственный\n" + "1\tДело\tмай\tУО\n" * 5000).encode(),
            "больше 5000 строк",
        ),
        (b"a" * 30_001, "длиннее 30000"),
        (write_blocks([WordParagraph("слово " * 6000)]), "длиннее 30000"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"{\\rtf1 ...", "RTF"),
        (b"<html><body>...", "веб-страница"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 40, "не документ"),
        ("Просто письмо без таблицы.".encode(), "нет таблицы"),
        ("Показатель\tЗначение\tГод\nДоля\t5\t2024\n".encode(), "не узнана"),
        ("№\tМероприятие\tСрок\n".encode(), "ни одной строки"),
        (write_table("Пусто", ["Имя", "Возраст"], [["Анна", "5"]]), "не узнана"),
    ],
)
def test_bad_files_get_a_sentence(content, words):
    with pytest.raises(Unreadable) as refusal:
        read(content, "plan.bin")

    assert words in refusal.value.sentence
    assert refusal.value.sentence.endswith((".", "?"))


def test_a_file_too_large_is_refused_before_it_is_opened():
    with pytest.raises(Unreadable, match="больше 25 МБ"):
        read(b"a" * (25 * 1024 * 1024 + 1))


def test_an_encrypted_member_is_refused():
    content = bytearray(archive({"word/document.xml": b"<x/>"}))
    directory = content.rindex(b"PK\x01\x02")
    content[directory + 8] |= 0x1

    with pytest.raises(Unreadable, match="паролем"):
        read(bytes(content))


def test_windows_1251_and_utf_16_are_read():
    text = "№\tМероприятие\tСрок\tОтветственный\r\n1\tСовещание\tмай\tУО\r\n"

    assert read(text.encode("cp1251")).activities[0].title == "Совещание"
    assert read(text.encode("utf-16")).activities[0].title == "Совещание"


def test_empty_pasted_text_is_refused():
    with pytest.raises(Unreadable, match="Текст пуст"):
        pasted("  \n ")
    with pytest.raises(Unreadable, match="слишком много"):
        pasted("слово " * 1_000_000)


def answer(reader, source) -> ParsedPlan | str:
    try:
        return reader(source)
    except Unreadable as refusal:
        return refusal.sentence


@given(st.binary(max_size=600))
@settings(max_examples=120, deadline=None)
def test_random_bytes_give_a_plan_or_a_sentence(content):
    assert answer(read, content)


CELLS = st.one_of(
    st.sampled_from(
        [
            *("", "1", "1.1.", "3.1 3.2", "№", "Мероприятие", "Срок", "Ответственный", "Раздел I. Дела"),
            *("Система оценки качества", "Трек 1: Дети", "Функция: анализ", "--", "•", "Cu", "УО, ЦДО"),
            *("<li>", "<p>текст</p>", "(далее - УО)", "под руководством УО", "Приказ Справка", "«"),
        ]
    ),
    st.text(max_size=12),
)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=6), max_size=12))
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_random_rows_under_a_header_give_a_plan_or_a_sentence(rows):
    table = [["№", "Мероприятие", "Срок", "Ответственный", "Результат"], *rows]
    plan = answer(pasted, "\n".join("\t".join(row) for row in table))

    if isinstance(plan, ParsedPlan):
        assert json.dumps(plan.as_json(), ensure_ascii=False)
        assert all(row.title or row.is_draft for row in plan.activities)
    else:
        assert plan.endswith(".")
