import hashlib
from io import BytesIO

import pytest
import weasyprint

from msoko.lib.file_kinds import CONTENT_TYPES, EXTENSIONS, KIND_WORDS
from msoko.lib.refusals import SENTENCES, RefusalCode
from msoko.lib.uploads import (
    EVIDENCE_RULES,
    PLAN_RULES,
    CheckedFile,
    FileKind,
    Refused,
    UploadRules,
    check_number,
    check_upload,
)
from tests import file_makers as make
from tests.shared_samples import SHARED, needs_shared

HONEST: dict[str, tuple[FileKind, bytes]] = {
    "Справка.docx": (FileKind.DOCX, make.word_document()),
    "Сводка.xlsx": (FileKind.XLSX, make.workbook()),
    "Доклад.pptx": (FileKind.PPTX, make.zipped(make.ooxml_parts("ppt/presentation.xml", make.SLIDE_MAIN))),
    "Приказ.odt": (FileKind.ODT, make.odf()),
    "Сводка.ods": (FileKind.ODS, make.odf(kind="spreadsheet")),
    "Лист.pdf": (FileKind.PDF, make.pdf()),
    "Фото.JPG": (FileKind.JPEG, make.picture("JPEG", (800, 600))),
    "Снимок.png": (FileKind.PNG, make.picture("PNG")),
    "IMG_0001.HEIC": (FileKind.HEIC, make.heic()),
    "Приказ.pdf.sig": (FileKind.SIGNATURE, make.signature()),
}


def accepted(content: bytes, filename: str, rules: UploadRules = EVIDENCE_RULES) -> CheckedFile:
    return check_upload(BytesIO(content), filename, rules)


def refusal(content: bytes, filename: str, rules: UploadRules = EVIDENCE_RULES) -> Refused:
    with pytest.raises(Refused) as caught:
        accepted(content, filename, rules)
    return caught.value


@pytest.mark.parametrize("filename", HONEST)
def test_honest_file_is_accepted_as_what_it_is(filename):
    kind, content = HONEST[filename]
    stream = BytesIO(content)

    checked = check_upload(stream, filename, EVIDENCE_RULES)

    digest = hashlib.sha256(content).hexdigest()
    name = filename.replace("JPG", "jpg").replace("HEIC", "heic")
    assert checked == CheckedFile(kind, CONTENT_TYPES[kind], len(content), digest, name)
    assert stream.tell() == 0


def test_pdf_of_the_papers_is_accepted():
    content = weasyprint.HTML(string="<p>Приказ</p>").write_pdf()

    assert accepted(content, "Приказ.pdf").kind is FileKind.PDF


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_text_of_each_usual_encoding_is_accepted(encoding):
    # One letter more, so that the piece looked at first ends inside a letter.
    content = ("я" + "План мероприятий\r\n\f1.1.\tСовещание\n" * 900).encode(encoding)

    assert accepted(content, "план.txt", PLAN_RULES).kind is FileKind.TEXT


@pytest.mark.parametrize(
    "content", [b"plan\x00\x01\x02", b"plan" * 5000 + b"\x02", "план".encode("utf-16-le")]
)
def test_text_with_control_characters_is_refused(content):
    assert refusal(content, "план.txt", PLAN_RULES).code is RefusalCode.DAMAGED


def test_chart_with_its_workbook_is_accepted():
    content = make.docx_with(
        {
            "word/embeddings/Microsoft_Excel_Sheet.xlsx": make.workbook(),
            "word/embeddings/oleObject1.bin": make.ole("Equation Native", "\x01CompObj"),
            "word/_rels/settings.xml.rels": make.relations(
                "attachedTemplate", "file:///C:/Normal.dotm", "External"
            ),
            "word/_rels/document.xml.rels": make.relations("hyperlink", "https://example.org/", "External"),
            "customXml/item1.xml": b"not quite markup",
        }
    )

    assert accepted(content, "отчёт.docx").kind is FileKind.DOCX


def test_macros_in_an_embedded_workbook_are_refused():
    book = make.zipped(make.ooxml_parts("xl/workbook.xml", make.SHEET_MAIN) | {"xl/vbaProject.bin": b"x"})
    content = make.docx_with({"word/embeddings/book.xlsx": book})

    assert refusal(content, "отчёт.docx").code is RefusalCode.MACROS


def test_empty_basic_library_and_old_document_type_of_odt_are_accepted():
    library = make.XML + b'<!DOCTYPE l PUBLIC "-//OpenOffice.org//DTD 1.0//EN" "libraries.dtd"><l/>'

    assert accepted(make.odf({"Basic/script-lc.xml": library}), "приказ.odt").kind is FileKind.ODT


@pytest.mark.parametrize("place", ["fonts", "strings"])
def test_pdf_that_only_mentions_scripts_is_accepted(place):
    def mention(document):
        if place == "strings":
            document.docinfo["/Title"] = "как удалить /JavaScript и /Launch из файла"
        else:
            document.pages[0].Resources = {"/Font": {"/JS": {"/Type": "/Font"}}}

    assert accepted(make.pdf(mention), "памятка.pdf").kind is FileKind.PDF


def test_signature_in_base64_is_accepted():
    body = make.base64_lines(make.signature())
    armoured = b"-----BEGIN PKCS7-----\r\n" + body + b"-----END PKCS7-----\r\n"

    assert [accepted(one, "a.pdf.p7s").kind for one in (body, armoured)] == [FileKind.SIGNATURE] * 2


def test_signature_of_open_lengths_is_accepted():
    definite = make.signature()
    inner = definite[definite.index(b"\x06\x09") :]
    wrapped = inner[inner.index(b"\xa0") :]
    oid = inner[: inner.index(b"\xa0")]
    signed = wrapped[2:] if wrapped[1] < 0x80 else wrapped[2 + (wrapped[1] & 0x7F) :]
    open_lengths = b"\x30\x80" + oid + b"\xa0\x80" + signed + b"\0\0\0\0"

    assert accepted(open_lengths, "a.sig").kind is FileKind.SIGNATURE


def test_sentence_names_the_file_the_truth_and_the_way_out():
    program = b"MZ\x90\x00" + bytes(200)

    assert refusal(program, "отчёт.pdf").sentence == (
        "Файл «отчёт.pdf» на самом деле не PDF, а программа для Windows. Приложите сам документ: "
        "pdf, docx, xlsx, pptx, odt, ods, jpg, png, heic, sig."
    )
    assert refusal(make.picture("JPEG"), "скан.png").sentence == (
        "Файл «скан.png» на самом деле не рисунок PNG, а фотография JPEG. Исправьте расширение имени на "
        "«.jpg» и приложите снова."
    )
    assert refusal(b"x", "план.doc").sentence.startswith(
        "Файл «план.doc» сохранён в старом формате Office (doc)."
    )


def test_long_name_is_shortened_in_the_sentence_only():
    name = "Отчёт " * 30 + ".pdf"

    assert len(refusal(b"", name).sentence) < 250
    assert refusal(b"", name).sentence.startswith("Файл «Отчёт Отчёт")


def test_limits_stand_exactly_where_the_rules_put_them():
    content = make.pdf()
    rules = UploadRules(len(content), frozenset({FileKind.PDF}), max_files=2)

    assert accepted(content, "a.pdf", rules).size == len(content)
    assert refusal(content + b"\n", "a.pdf", rules).code is RefusalCode.TOO_BIG
    check_number(2, rules)
    with pytest.raises(Refused, match="не больше 2"):
        check_number(3, rules)


def test_kind_outside_the_rules_is_refused_though_known():
    caught = refusal(make.picture("PNG"), "план.png", PLAN_RULES)

    assert caught.code is RefusalCode.KIND_NOT_ALLOWED
    assert caught.sentence.endswith("одного из видов: pdf, docx, xlsx, odt, ods, txt.")


@pytest.mark.parametrize(
    ("filename", "code"),
    [
        ("a.zip", RefusalCode.ARCHIVE),
        ("a.ps1", RefusalCode.PROGRAM),
        ("a.mht", RefusalCode.WEB_PAGE),
        ("a.xlsm", RefusalCode.MACROS),
        ("a.xls", RefusalCode.LEGACY_OFFICE),
        ("a.tiff", RefusalCode.SAVE_AS_OTHER),
        ("a.qqq", RefusalCode.KIND_NOT_ALLOWED),
        ("a", RefusalCode.NO_EXTENSION),
    ],
)
def test_extension_that_is_never_taken_has_its_own_advice(filename, code):
    assert refusal(b"content", filename).code is code


def test_every_kind_and_every_code_has_its_words():
    assert set(EXTENSIONS.values()) == set(FileKind) == set(CONTENT_TYPES) == set(KIND_WORDS)
    assert set(SENTENCES) == set(RefusalCode)


@needs_shared
@pytest.mark.parametrize("ending", ["docx", "xlsx", "pdf"])
def test_real_plans_are_accepted(ending):
    assert SHARED is not None
    places = sorted((SHARED / "samples").glob(f"*.{ending}"))

    kinds = [accepted(place.read_bytes(), place.name).kind for place in places]

    assert kinds == [FileKind(ending)] * 2
