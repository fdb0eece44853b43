"""The hostile corpus: files that try to harm, each with what must happen to it.

`python -m tests.hostile_corpus make DIRECTORY` writes them; `python -m tests.hostile_corpus check` sends each
through the gate, prints its time and fails when one is answered otherwise or takes longer than a second.
Part 6 of the quality rules: «40 refused or harmless, each under 1 s».
"""

import struct
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

from msoko.lib.file_kinds import EVIDENCE_RULES, MEBIBYTE
from msoko.lib.refusals import RefusalCode as Code
from msoko.lib.refusals import Refused
from msoko.lib.uploads import check_upload
from tests import file_makers as make

PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00" + bytes(56) + b"PE\x00\x00\x64\x86" + b"\x01" * 400
# Written in two pieces, so that an antivirus does not remove this file.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
LAUGHS = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><l>&b;</l>'
XXE = b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>'


@dataclass(frozen=True)
class HostileFile:
    """`code` None means harmless: the gate may take it, because nothing of it acts."""

    filename: str
    content: bytes
    code: Code | None


@cache
def corpus() -> tuple[HostileFile, ...]:
    """Every file; made once, for many tests look one up."""
    makers: list[Callable[[], Iterator[HostileFile]]] = [
        _plain, _disguised, _archives, _directories, _markup, _office, _open_documents, _pdfs, _pictures,
        _signatures, _harmless,
    ]  # fmt: skip
    return tuple(hostile for maker in makers for hostile in maker())


def _plain() -> Iterator[HostileFile]:
    yield HostileFile("пустой.pdf", b"", Code.EMPTY)
    yield HostileFile("пробелы.docx", b" \r\n\t" * 5000, Code.EMPTY)
    yield HostileFile("нули.pdf", bytes(100_000), Code.EMPTY)
    yield HostileFile("большой.pdf", b"%PDF-1.7\n" + bytes(26 * MEBIBYTE), Code.TOO_BIG)
    yield HostileFile("без расширения", make.pdf(), Code.NO_EXTENSION)
    yield HostileFile("страница.html", HTML, Code.WEB_PAGE)
    yield HostileFile("рисунок.svg", b"<svg onload='alert(1)'/>", Code.WEB_PAGE)
    yield HostileFile("отчёт.docm", make.word_document(), Code.MACROS)
    yield HostileFile("старый.doc", make.ole("WordDocument"), Code.LEGACY_OFFICE)
    yield HostileFile("отчёт.pdf.exe", PROGRAM, Code.PROGRAM)
    yield HostileFile("отчёт\u202efdp.exe", PROGRAM, Code.PROGRAM)
    yield HostileFile("видео.mp4", make.box(b"ftyp", b"isom\0\0\0\0"), Code.KIND_NOT_ALLOWED)
    yield HostileFile("план.rtf", b"{\\rtf1 text}", Code.SAVE_AS_OTHER)


def _disguised() -> Iterator[HostileFile]:
    yield HostileFile("программа.pdf", PROGRAM, Code.MISMATCH)
    yield HostileFile("для линукса.docx", b"\x7fELF\x02\x01\x01" + bytes(500), Code.MISMATCH)
    yield HostileFile("команды.pdf", b"#!/bin/sh\nrm -rf /\n", Code.MISMATCH)
    yield HostileFile("страница.pdf", b"\xef\xbb\xbf \n" + HTML, Code.MISMATCH)
    yield HostileFile("страница с прологом.docx", b"<!-- saved from x -->\n" + HTML, Code.MISMATCH)
    yield HostileFile("письмо.docx", b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n", Code.MISMATCH)
    yield HostileFile("рисунок.png", make.XML + b"<svg onload='alert(1)'/>", Code.MISMATCH)
    yield HostileFile("разметка.png", make.XML + b"<root/>", Code.MISMATCH)
    yield HostileFile("снимок.png", make.picture("JPEG"), Code.MISMATCH)
    yield HostileFile("eicar.pdf", EICAR, Code.MISMATCH)
    yield HostileFile("шум.pdf", bytes(range(1, 256)) * 40, Code.DAMAGED)
    yield HostileFile("мусор спереди.pdf", b"\x01\x02" + make.pdf(), Code.HIDDEN_FILE)
    yield HostileFile("документ и архив.pdf", make.pdf() + make.zipped({"a": b"a"}), Code.HIDDEN_FILE)
    yield HostileFile("фото и архив.jpg", make.picture("JPEG") + make.zipped({"a": b"a"}), Code.HIDDEN_FILE)
    yield HostileFile("мусор спереди.docx", b"\x01junk" + make.word_document(), Code.HIDDEN_FILE)
    yield HostileFile("мусор сзади.docx", make.word_document() + b"junk" * 9, Code.HIDDEN_FILE)


def _archives() -> Iterator[HostileFile]:
    yield HostileFile("архив.zip", make.zipped({"eicar.com": EICAR}), Code.ARCHIVE)
    yield HostileFile("архив.docx", make.zipped({"a.txt": b"a"}), Code.MISMATCH)
    nested = make.zipped({"b.txt": b"b"})
    yield HostileFile("матрёшка.docx", make.docx_with({"word/media/a.png": nested}), Code.EMBEDDED_FILE)
    inner = make.docx_with({"word/embeddings/c.docx": make.word_document()})
    yield HostileFile("три слоя.docx", make.docx_with({"word/embeddings/b.docx": inner}), Code.EMBEDDED_FILE)
    yield HostileFile("бомба.docx", make.docx_with({"word/a.bin": bytes(210 * MEBIBYTE)}), Code.BOMB)
    yield HostileFile("сжатый.xlsx", make.docx_with({"xl/a.bin": bytes(30 * MEBIBYTE)}), Code.BOMB)
    many = {f"word/{number}.bin": b"" for number in range(2100)}
    yield HostileFile("много частей.docx", make.docx_with(many), Code.TOO_MANY_PARTS)
    yield HostileFile("обрыв.docx", make.word_document()[:-900], Code.TRUNCATED)
    yield HostileFile("обрыв.xlsx", make.workbook()[:-30], Code.TRUNCATED)


def _directories() -> Iterator[HostileFile]:
    for number, part in enumerate(("../../evil.xml", "/etc/cron.xml", "C:/x.xml", "a\\..\\b.xml")):
        yield HostileFile(f"имя части {number}.docx", make.docx_with({part: b"<a/>"}), Code.ODD_NAMES)
    twice = make.docx_with({"word/Document.xml": b"<w/>"})
    yield HostileFile("части дважды.docx", twice, Code.ODD_NAMES)
    honest = make.docx_with({"word/media/a.bin": b"\x01" * 100_000})
    yield HostileFile("ложный размер.docx", _lying(honest, b"word/media/a.bin", 100), Code.LYING_DIRECTORY)
    directory = honest.rfind(b"PK\x05\x06")
    fewer = honest[: directory + 8] + struct.pack("<HH", 1, 1) + honest[directory + 12 :]
    yield HostileFile("ложное число.docx", fewer, Code.LYING_DIRECTORY)
    yield HostileFile("наложение.docx", _overlapping(), Code.LYING_DIRECTORY)
    yield HostileFile("пароль архива.docx", _with_password(make.word_document()), Code.ENCRYPTED)
    spoiled = bytearray(make.zipped(make.ooxml_parts() | {"word/a.bin": b"z" * 99}, stored=("word/a.bin",)))
    spoiled[spoiled.find(b"zzz")] = 0x79
    yield HostileFile("порча.docx", bytes(spoiled), Code.DAMAGED)


def _lying(archive: bytes, part: bytes, size: int) -> bytes:
    """Promise another unpacked size, in the directory and before the part alike."""
    changed = bytearray(archive)
    local, central = archive.find(part), archive.rfind(part)
    changed[local - 8 : local - 4] = struct.pack("<I", size)
    changed[central - 22 : central - 18] = struct.pack("<I", size)
    return bytes(changed)


def _overlapping() -> bytes:
    """Let two directory entries count the same packed bytes."""
    archive = bytearray(make.zipped(make.ooxml_parts() | {"word/a1.xml": b"<a/>", "word/a2.xml": b"<b/>"}))
    first, second = archive.find(b"word/a1.xml") - 30, archive.rfind(b"word/a2.xml") - 46
    archive[second + 42 : second + 46] = struct.pack("<I", first)
    return bytes(archive)


def _with_password(archive: bytes) -> bytes:
    changed = bytearray(archive)
    at = archive.find(b"PK\x01\x02")
    while at >= 0:
        changed[at + 8] |= 1
        at = archive.find(b"PK\x01\x02", at + 4)
    return bytes(changed)


def _markup() -> Iterator[HostileFile]:
    for name, body in (("смех", LAUGHS), ("чужой файл", XXE), ("тип", b"<!DOCTYPE w><w/>")):
        yield HostileFile(f"{name}.docx", make.zipped(make.ooxml_parts(body=body)), Code.ENTITIES)
    wide = ("<?xml version='1.0' encoding='UTF-16'?>" + XXE.decode()).encode("utf-16")
    yield HostileFile("utf-16.docx", make.docx_with({"word/styles.xml": wide}), Code.ENTITIES)
    yield HostileFile("не xml.docx", make.docx_with({"word/hidden.dat": XXE}), Code.ENTITIES)
    yield HostileFile("обрыв разметки.docx", make.zipped(make.ooxml_parts(body=b"<w><p>")), Code.DAMAGED)
    fetched = make.XML + b'<!DOCTYPE c SYSTEM "http://example.org/x.dtd"><c/>'
    yield HostileFile("внешний тип.odt", make.odf({"settings.xml": fetched}), Code.ENTITIES)


def _office() -> Iterator[HostileFile]:
    macro_type = "application/vnd.ms-word.document.macroEnabled.main+xml"
    yield HostileFile("docm.docx", make.zipped(make.ooxml_parts(main_type=macro_type)), Code.MACROS)
    sheet = make.ooxml_parts("xl/workbook.xml", make.SHEET_MAIN)
    yield HostileFile("xlsm.xlsx", make.zipped(sheet | {"xl/vbaProject.bin": make.ole("VBA")}), Code.MACROS)
    yield HostileFile("xlm.xlsx", make.zipped(sheet | {"xl/macrosheets/sheet1.xml": b"<m/>"}), Code.MACROS)
    yield HostileFile("таблица.docx", make.workbook(), Code.MISMATCH)
    template = make.WORD_MAIN.replace("document.main", "template.main")
    yield HostileFile("шаблон.docx", make.zipped(make.ooxml_parts(main_type=template)), Code.MISMATCH)
    remote = make.relations("attachedTemplate", "http://example.org/t.dotm", "External")
    with_template = make.docx_with({"word/_rels/settings.xml.rels": remote})
    yield HostileFile("чужой шаблон.docx", with_template, Code.ACTIVE_CONTENT)
    control = make.docx_with({"word/activeX/activeX1.xml": b"<ax/>"})
    yield HostileFile("activex.docx", control, Code.ACTIVE_CONTENT)
    package = make.docx_with({"word/embeddings/oleObject1.bin": make.ole("\x01Ole10Native")})
    yield HostileFile("вложение ole.docx", package, Code.EMBEDDED_FILE)
    yield HostileFile("exe внутри.docx", make.docx_with({"word/media/a.png": PROGRAM}), Code.EMBEDDED_FILE)
    yield HostileFile("eicar внутри.docx", make.docx_with({"eicar.com": EICAR}), Code.EMBEDDED_FILE)
    locked = make.ole("EncryptionInfo", "EncryptedPackage")
    yield HostileFile("с паролем.docx", locked, Code.ENCRYPTED)
    yield HostileFile("старый word.docx", make.ole("1Table", "WordDocument"), Code.LEGACY_OFFICE)
    yield HostileFile("старый excel.xlsx", make.ole("Workbook"), Code.LEGACY_OFFICE)
    yield HostileFile("msi.docx", make.ole("!_Tables"), Code.MISMATCH)
    yield HostileFile("обрыв ole.docx", locked[:600], Code.DAMAGED)


def _open_documents() -> Iterator[HostileFile]:
    module = {"Basic/Standard/Module1.xml": make.XML + b"<m/>"}
    yield HostileFile("макрос.odt", make.odf(module), Code.MACROS)
    yield HostileFile("сценарий.ods", make.odf({"Scripts/python/a.py": b"x"}, "spreadsheet"), Code.MACROS)
    locked = b"<manifest><file-entry><encryption-data/></file-entry></manifest>"
    yield HostileFile("с паролем.odt", make.odf(manifest=locked), Code.ENCRYPTED)
    yield HostileFile("таблица.odt", make.odf(kind="spreadsheet"), Code.MISMATCH)
    late = make.zipped({"content.xml": b"<a/>", "mimetype": b"application/vnd.oasis.opendocument.text"})
    yield HostileFile("не по порядку.odt", late, Code.DAMAGED)


def _pdfs() -> Iterator[HostileFile]:
    compact = {"object_stream_mode": pikepdf.ObjectStreamMode.generate}
    yield HostileFile("сценарий.pdf", make.pdf(_script), Code.ACTIVE_CONTENT)
    yield HostileFile("спрятанный сценарий.pdf", make.pdf(_script, **compact), Code.ACTIVE_CONTENT)
    escaped = make.pdf(_script).replace(b"/JavaScript", b"/J#61vaScript")
    yield HostileFile("имя с кодом.pdf", escaped, Code.ACTIVE_CONTENT)
    yield HostileFile("запуск.pdf", make.pdf(_launch), Code.ACTIVE_CONTENT)
    yield HostileFile("вложение.pdf", make.pdf(_attach), Code.EMBEDDED_FILE)
    locked = pikepdf.Encryption(owner="o", user="u")
    yield HostileFile("с паролем.pdf", make.pdf(encryption=locked), Code.ENCRYPTED)
    yield HostileFile("обрыв.pdf", make.pdf()[:-60], Code.TRUNCATED)
    yield HostileFile(
        "без страниц.pdf", make.pdf(lambda document: document.pages.__delitem__(0)), Code.DAMAGED
    )
    hollow = b"%PDF-1.7\n" + b"[" * 200_000 + b"\nstartxref\n0\n%%EOF\n"
    yield HostileFile("скобки.pdf", hollow, Code.DAMAGED)


def _script(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def _launch(document: pikepdf.Pdf) -> None:
    action = Dictionary(S=Name.Launch, F="cmd.exe")
    document.pages[0].Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, A=action)])


def _attach(document: pikepdf.Pdf) -> None:
    document.attachments["eicar.com"] = EICAR


def _pictures() -> Iterator[HostileFile]:
    yield HostileFile("огромный.png", make.png(40_000, 40_000), Code.TOO_MANY_PIXELS)
    photo = make.picture("JPEG")
    at = photo.find(b"\xff\xc0") + 5
    giant = photo[:at] + struct.pack(">HH", 60_000, 60_000) + photo[at + 4 :]
    yield HostileFile("огромный.jpg", giant, Code.TOO_MANY_PIXELS)
    yield HostileFile("огромный.heic", make.heic(50_000, 50_000), Code.TOO_MANY_PIXELS)
    yield HostileFile("обрыв.jpg", make.picture("JPEG", (640, 480))[:-9000], Code.TRUNCATED)
    yield HostileFile("обрыв.png", make.picture("PNG", (640, 480))[:-9000], Code.TRUNCATED)
    yield HostileFile("обрыв.heic", make.heic()[:-100], Code.TRUNCATED)
    yield HostileFile("только начало.png", b"\x89PNG\r\n\x1a\n", Code.DAMAGED)
    text = make.png_chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(64 * MEBIBYTE)))
    yield HostileFile("бомба в подписи.png", make.png(8, 8, text), Code.DAMAGED)
    yield HostileFile("видео.heic", make.box(b"ftyp", b"isom\0\0\0\0") + bytes(100), Code.MISMATCH)
    yield HostileFile("без данных.heic", make.box(b"ftyp", b"heic\0\0\0\0mif1"), Code.DAMAGED)


def _signatures() -> Iterator[HostileFile]:
    yield HostileFile("сертификат.sig", make.der(0x30, make.der(0x02, b"\x01" * 300)), Code.DAMAGED)
    yield HostileFile("документ.sig", make.signature(b"document"), Code.ATTACHED_SIGNATURE)
    yield HostileFile("скобки.p7s", make.signature()[:20] + b"\x30\x80" * 40_000, Code.DAMAGED)
    yield HostileFile("текст.p7s", "Подписано директором".encode(), Code.DAMAGED)
    yield HostileFile("программа.sig", PROGRAM, Code.MISMATCH)


def _harmless() -> Iterator[HostileFile]:
    """Odd, but nothing of it acts: the name is cleaned, the cells are counted by the reader of tables."""
    document = make.pdf()
    names = (
        "../../etc/passwd.pdf",
        "C:\\Windows\\con.pdf",
        "отчёт\x00\x1b[31m.pdf",
        "а" * 500 + ".pdf",
        ".pdf",
    )
    for name in names:
        yield HostileFile(name, document, None)
    cells = b'<c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c>'
    sparse = b'<worksheet><sheetData><row r="1">' + cells + b"</row></sheetData></worksheet>"
    book = make.ooxml_parts("xl/workbook.xml", make.SHEET_MAIN) | {"xl/worksheets/sheet1.xml": sparse}
    yield HostileFile("два угла.xlsx", make.zipped(book), None)
    deep = b"<a>" * 100_000 + b"</a>" * 100_000
    yield HostileFile("глубокий.docx", make.docx_with({"word/deep.xml": deep}), None)
    forbidding = pikepdf.Encryption(owner="o", user="", allow=pikepdf.Permissions(extract=False))
    yield HostileFile("нельзя копировать.pdf", make.pdf(encryption=forbidding), None)


def outcome(hostile: HostileFile) -> Code | None:
    try:
        check_upload(BytesIO(hostile.content), hostile.filename, EVIDENCE_RULES)
    except Refused as refusal:
        return refusal.code
    return None


def _check() -> int:
    failures = 0
    for hostile in corpus():
        started = time.perf_counter()
        code = outcome(hostile)
        seconds = time.perf_counter() - started
        is_wrong = code != hostile.code or seconds > 1
        failures += is_wrong
        verdict = "WRONG" if is_wrong else "ok"
        print(f"{verdict:5} {seconds:6.3f} s  {code or 'harmless':20} {hostile.filename!r:.50}")
    return failures


def _make(directory: Path) -> None:
    directory.mkdir(parents=True, exist_ok=True)
    for number, hostile in enumerate(corpus(), 1):
        ending = hostile.filename.rpartition(".")[2] if "." in hostile.filename else "bin"
        (directory / f"{number:03}-{hostile.code or 'harmless'}.{ending}").write_bytes(hostile.content)


if __name__ == "__main__":
    if sys.argv[1:2] == ["make"]:
        _make(Path(sys.argv[2]))
    else:
        sys.exit(min(_check(), 100))
