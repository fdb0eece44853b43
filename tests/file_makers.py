"""Bytes of honest files and of their parts, made by hand or by the libraries that make real ones."""

import base64
import io
import struct
import zipfile
import zlib

import docx
import openpyxl
import pikepdf
from PIL import Image

Parts = dict[str, bytes]

XML = b'<?xml version="1.0" encoding="UTF-8"?>'
OOXML = "application/vnd.openxmlformats-officedocument"
WORD_MAIN = f"{OOXML}.wordprocessingml.document.main+xml"
SHEET_MAIN = f"{OOXML}.spreadsheetml.sheet.main+xml"
SLIDE_MAIN = f"{OOXML}.presentationml.presentation.main+xml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(parts: Parts, *, stored: tuple[str, ...] = ()) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            method = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content, method)
    return target.getvalue()


def ooxml_parts(main: str = "word/document.xml", main_type: str = WORD_MAIN, body: bytes = b"<w/>") -> Parts:
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{main}" ContentType="{main_type}"/></Types>'
    )
    return {
        "[Content_Types].xml": XML + types.encode(),
        "_rels/.rels": relations("officeDocument", main),
        main: XML + body,
    }


def relations(kind: str, target: str, mode: str = "Internal") -> bytes:
    return (
        XML
        + (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{RELATIONS}/{kind}" Target="{target}" TargetMode="{mode}"/>'
            "</Relationships>"
        ).encode()
    )


def docx_with(extra: Parts) -> bytes:
    return zipped(ooxml_parts() | extra)


def odf(extra: Parts | None = None, kind: str = "text", manifest: bytes = b"<manifest/>") -> bytes:
    parts = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}".encode(),
        "content.xml": XML + b"<content/>",
        "META-INF/manifest.xml": XML + manifest,
    }
    return zipped(parts | (extra or {}), stored=("mimetype",))


def word_document() -> bytes:
    document = docx.Document()
    document.add_heading("Справка о проведении совещания", 1)
    document.add_table(2, 3).cell(0, 0).text = "Мероприятие"
    return saved(document)


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Мероприятие", "Срок"])
    return saved(book)


def saved(document: object) -> bytes:
    target = io.BytesIO()
    document.save(target)  # type: ignore[attr-defined]
    return target.getvalue()


def picture(form: str, size: tuple[int, int] = (64, 48)) -> bytes:
    target = io.BytesIO()
    Image.effect_noise(size, 60).convert("RGB").save(target, form)
    return target.getvalue()


def pdf(change: object = None, **saving: object) -> bytes:
    """Make a PDF of one page; `change` is a function that spoils the document first."""
    document = pikepdf.new()
    document.add_blank_page()
    if callable(change):
        change(document)
    target = io.BytesIO()
    document.save(target, **saving)  # type: ignore[arg-type]
    return target.getvalue()


def png_chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width: int, height: int, extra: bytes = b"") -> bytes:
    header = png_chunk(b"IHDR", struct.pack(">2I5B", width, height, 1, 0, 0, 0, 0))
    rows = png_chunk(b"IDAT", zlib.compress(b"\0" * 64))
    return b"\x89PNG\r\n\x1a\n" + header + extra + rows + png_chunk(b"IEND", b"")


def box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content) + 8) + kind + content


def heic(width: int = 4032, height: int = 3024) -> bytes:
    sizes = box(b"ispe", struct.pack(">3I", 0, width, height))
    catalogue = box(b"meta", b"\0\0\0\0" + box(b"iprp", box(b"ipco", sizes)))
    return box(b"ftyp", b"heic\0\0\0\0mif1heic") + catalogue + box(b"mdat", b"\x11" * 500)


def der(tag: int, *inner: bytes) -> bytes:
    content = b"".join(inner)
    if len(content) < 128:
        return bytes([tag, len(content)]) + content
    length = len(content).to_bytes((len(content).bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + content


def signature(
    document: bytes | None = None,
    certificates: tuple[bytes, ...] = (),
    serial: int = 1,
    stated: tuple[str, bytes] | None = None,
) -> bytes:
    """Make the skeleton of PKCS#7 SignedData; with a document inside it is an attached one.

    `stated` is the hash (its OID in hex) and the digest that the signer says the signed file has.
    """
    data = der(0x06, bytes.fromhex("2a864886f70d010701"))
    inside = b"" if document is None else der(0xA0, der(0x04, document))
    digests = der(0x31, der(0x30, der(0x06, bytes.fromhex("2a85030701010202"))))
    bag = der(0xA0, *certificates) if certificates else b""
    signer = der(0x30, der(0x30), der_number(serial))
    attributes = b"" if stated is None else _stated_digest(*stated)
    signers = der(0x31, der(0x30, der(0x02, b"\x01"), signer, attributes, der(0x04, b"\x55" * 200)))
    signed = der(0x30, der(0x02, b"\x01"), digests, der(0x30, data, inside), bag, signers)
    return der(0x30, der(0x06, bytes.fromhex("2a864886f70d010702")), der(0xA0, signed))


def _stated_digest(algorithm: str, digest: bytes) -> bytes:
    kind = der(0x30, der(0x06, bytes.fromhex("2a864886f70d010903")), der(0x31, der(0x06, b"\x2a")))
    told = der(0x30, der(0x06, bytes.fromhex("2a864886f70d010904")), der(0x31, der(0x04, digest)))
    return der(0x30, der(0x06, bytes.fromhex(algorithm))) + der(0xA0, kind, told)


def gost_certificate(owner: dict[str, str], issuer: dict[str, str], *, serial: int) -> bytes:
    """Make an X.509 certificate of GOST R 34.10-2012, as Russian centres issue them; keys are OIDs in hex."""
    algorithm = der(0x30, der(0x06, bytes.fromhex("2a85030701010302")))
    parameters = der(0x30, der(0x06, bytes.fromhex("2a8503070101010102")[:8]))
    key = der(0x30, der(0x30, der(0x06, bytes.fromhex("2a85030701010101")), parameters), der(0x03, bytes(67)))
    validity = der(0x30, der(0x17, b"260115090000Z"), der(0x17, b"270415090000Z"))
    version = der(0xA0, der(0x02, b"\x02"))
    body = der(0x30, version, der_number(serial), algorithm, der_name(issuer), validity, der_name(owner), key)
    return der(0x30, body, algorithm, der(0x03, bytes(65)))


def der_name(parts: dict[str, str]) -> bytes:
    """Write numbers as NumericString, as the Russian identifiers are."""
    return der(0x30, *(der(0x31, der(0x30, *_der_part(oid, text))) for oid, text in parts.items()))


def _der_part(oid: str, text: str) -> tuple[bytes, bytes]:
    return der(0x06, bytes.fromhex(oid)), der(0x12 if text.isdigit() else 0x0C, text.encode())


def der_number(number: int) -> bytes:
    return der(0x02, number.to_bytes(number.bit_length() // 8 + 1, "big"))


def ole(*names: str) -> bytes:
    """Make a container of old Office with streams of these names, 4096 bytes each."""
    free, end, fat_mark = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    sectors_of_directory = -(-(len(names) + 1) // 4)
    first = 1 + sectors_of_directory
    fat = [fat_mark, *range(2, first), end]
    entries = [_ole_entry("Root Entry", 5, 1, free, end, 0)]
    for position, name in enumerate(names):
        start = first + position * 8
        fat += [*range(start + 1, start + 8), end]
        right = position + 2 if position + 1 < len(names) else free
        entries.append(_ole_entry(name, 2, free, right, start, 4096))
    fat += [free] * (128 - len(fat))
    directory = b"".join(entries).ljust(sectors_of_directory * 512, b"\0")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6)
    header += bytes(6) + struct.pack("<9I", 0, 1, 1, 0, 4096, end, 0, end, 0)
    header += struct.pack("<109I", 0, *[free] * 108)
    return header + struct.pack("<128I", *fat) + directory + bytes(4096 * len(names))


def _ole_entry(name: str, kind: int, child: int, right: int, start: int, size: int) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    head = written.ljust(64, b"\0") + struct.pack("<HBB3I", len(written), kind, 1, 0xFFFFFFFF, right, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)


def base64_lines(content: bytes) -> bytes:
    return base64.encodebytes(content)
