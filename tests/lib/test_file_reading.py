"""What is read in a file that has passed the gate; what cannot be read is no reason to refuse."""

import datetime
from io import BytesIO

import docx
import openpyxl
import pytest
import weasyprint

from msoko.lib.file_kinds import EVIDENCE_RULES, PLAN_RULES
from msoko.lib.file_readings import Certificate, Reading
from msoko.lib.foreign import reading
from msoko.lib.uploads import check_upload
from tests import file_makers as make

WORDS = "Справка о проведении совещания руководителей школ"
SERIAL = 0x01AB5C00D7AD0196B1
OWNER = {
    "550403": "Берёзин Пётр Ильич",
    "550404": "Берёзин",
    "55042a": "Пётр Ильич",
    "55040c": "Директор",
    "55040a": "МБОУ «Школа № 101»",
    # СНИЛС and ИНН of a person
    "2a85036403": "11223344595",
    "2a85030381030101": "500100732259",
}
CENTRE = {"550403": "Казначейство России", "55040a": "Федеральное казначейство"}
GOST = make.gost_certificate(OWNER, CENTRE, serial=SERIAL)


def read(content: bytes, name: str, rules=EVIDENCE_RULES) -> Reading:
    found = check_upload(BytesIO(content), name, rules, is_read=True).reading
    assert found is not None
    return found


def saved(document: object) -> bytes:
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def letter() -> bytes:
    document = docx.Document()
    document.add_paragraph(WORDS)
    row = document.add_table(1, 2).rows[0].cells
    row[0].text, row[1].text = "Школа № 101", "12 человек"
    return saved(document)


def table() -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0].append([WORDS, "12.03.2026"])
    return saved(book)


OPEN = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body>{}</office:body>'
    "</office:document-content>"
)
TEXT = f"<office:text><text:p>{WORDS}</text:p></office:text>"
SHEET = (
    "<office:spreadsheet><table:table><table:table-row><table:table-cell>"
    f"<text:p>{WORDS}</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>"
)


def opened(kind: str, body: str) -> bytes:
    return make.odf({"content.xml": make.XML + OPEN.format(body).encode()}, kind=kind)


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("справка.pdf", weasyprint.HTML(string=f"<p>{WORDS}</p>").write_pdf(), WORDS),
        ("справка.docx", letter(), f"{WORDS}\nШкола № 101\t12 человек"),
        ("сводка.xlsx", table(), f"{WORDS}\t12.03.2026"),
        ("справка.odt", opened("text", TEXT), WORDS),
        ("сводка.ods", opened("spreadsheet", SHEET), WORDS),
    ],
)
def test_words_of_each_kind(name, content, text):
    assert read(content, name) == Reading(text=text, is_readable=True)


def test_words_of_a_plain_text():
    assert read(f"{WORDS}\x0c".encode("cp1251"), "справка.txt", PLAN_RULES).text == WORDS


def test_scan_and_picture_have_no_words():
    assert read(make.pdf(), "скан.pdf") == Reading()
    assert read(make.picture("JPEG", (640, 480)), "снимок.jpg") == Reading(pixels=(480, 640))


def test_text_that_is_only_marks_is_not_readable():
    marks = "-- ** .. // ~~ ^^ [] {} () << >> || ## @@ " * 5 + "страница один два три"

    assert read(weasyprint.HTML(string=f"<p>{marks}</p>").write_pdf(), "знаки.pdf") == Reading()


def test_long_text_is_cut_and_slow_reading_ends(monkeypatch):
    def endless(content):
        while True:
            yield WORDS

    monkeypatch.setitem(reading._PIECES, reading.FileKind.TEXT, endless)
    # The cut falls behind the last line break that has room.
    assert len(reading.read(BytesIO(b""), reading.FileKind.TEXT).text) == reading.MAX_LETTERS - 1

    monkeypatch.setattr(reading, "TIME_SECONDS", 0.05)
    monkeypatch.setattr(reading, "MAX_LETTERS", 10**12)
    assert reading.read(BytesIO(b""), reading.FileKind.TEXT).text.startswith(WORDS)


def test_reader_that_falls_does_not_refuse():
    # The gate takes it: its parts are whole; python-docx finds no body in it.
    content = make.zipped(make.ooxml_parts())

    assert read(content, "пустышка.docx") == Reading()


@pytest.mark.parametrize("armour", [bytes, make.base64_lines])
def test_certificate_of_gost_is_read_without_the_numbers_of_the_person(armour):
    content = armour(make.signature(certificates=(GOST,), serial=SERIAL))

    assert read(content, "приказ.pdf.sig").certificates == (
        Certificate(
            owner="Берёзин Пётр Ильич, Директор, МБОУ «Школа № 101»",
            serial="01 AB 5C 00 D7 AD 01 96 B1",
            issuer="Казначейство России",
            valid_since=datetime.date(2026, 1, 15),
            valid_until=datetime.date(2027, 4, 15),
        ),
    )


def test_of_a_chain_only_the_signer_is_named():
    centre = make.gost_certificate(CENTRE, CENTRE, serial=7)

    for serial in (SERIAL, 404):  # named by its number, or not named by any number that lies here
        content = make.signature(certificates=(centre, GOST), serial=serial)
        owners = [one.owner.split(",")[0] for one in read(content, "приказ.sig").certificates]
        assert owners == ["Берёзин Пётр Ильич"]


def test_certificate_that_does_not_read_is_left_out():
    broken = make.der(0x30, make.der(0x02, b"\x01"))

    assert read(make.signature(certificates=(broken,)), "приказ.sig") == Reading()
