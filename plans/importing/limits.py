"""What is refused before anything is read, and in which words (requirement I6).

Decided here: the kind of a file by its content, never by its name alone, and how large an archive may
unfold. The server is unharmed because the sizes are added up from the directory of the archive, and the
reader of an archive never unfolds more than the directory says.
"""

import re
import zipfile
from io import BytesIO

import olefile

MAX_FILE_BYTES = 25 * 1024 * 1024
MAX_UNFOLDED_BYTES = 120 * 1024 * 1024
MAX_PART_BYTES = 16 * 1024 * 1024
MAX_TEXT_BYTES = 4 * 1024 * 1024
# Word puts twenty bytes of markup around each letter.
MAX_HTML_BYTES = 16 * 1024 * 1024
MAX_PIECE_LENGTH = 30_000
MAX_TABLE_ROWS = 5000
MAX_ARCHIVE_MEMBERS = 3000

_ADVICE = "Загрузите файл Word, Excel или PDF либо вставьте таблицу текстом."


class Unreadable(Exception):
    """The file cannot be read at all; `sentence` is for the person who sent it."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def source_format(content: bytes, filename: str) -> str:
    """Name the format, docx, xlsx, pdf, opendocument or text, or refuse with a sentence."""
    if not content.strip(b"\x00\t\r\n "):
        raise Unreadable("Файл пуст. Проверьте, тот ли файл выбран, и загрузите его ещё раз.")
    if len(content) > MAX_FILE_BYTES:
        limit = MAX_FILE_BYTES // 1024 // 1024
        raise Unreadable(f"Файл больше {limit} МБ. Уберите из него рисунки и загрузите ещё раз.")
    if content.startswith(b"PK"):
        return _archive_format(content)
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise Unreadable(_old_office_sentence(content))
    if content.lstrip()[:5].lower() == b"%pdf-":
        return "pdf"
    for start, sentence in _FOREIGN.items():
        if content.lstrip()[: len(start)].lower() == start:
            raise Unreadable(sentence)
    return "text"


_FOREIGN = {
    b"{\\rtf": "Это файл RTF. Откройте его в Word и сохраните как .docx.",
    b"<!doctype html": "Это веб-страница. Откройте её в Word и сохраните как .docx.",
    b"<html": "Это веб-страница. Откройте её в Word и сохраните как .docx.",
    b"<?xml": "Это файл XML. Откройте его в Word или Excel и сохраните как .docx или .xlsx.",
}


def check_piece(text: str) -> None:
    """Refuse a cell or paragraph longer than any plan has."""
    if len(text) > MAX_PIECE_LENGTH:
        raise Unreadable(
            f"В файле есть ячейка или абзац длиннее {MAX_PIECE_LENGTH} знаков: «{text[:40].strip()}…». "
            "Проверьте, план ли это, и разделите текст на строки."
        )


def check_row_count(count: int) -> None:
    """Refuse tables longer than any plan has."""
    if count > MAX_TABLE_ROWS:
        raise Unreadable(
            f"В таблицах файла больше {MAX_TABLE_ROWS} строк. "
            "Оставьте в файле только план и загрузите его ещё раз."
        )


def decoded(content: bytes) -> str:
    """Decode UTF-8, UTF-16 with its mark, or an old Russian code page; refuse bytes that are no text."""
    if len(content) > MAX_TEXT_BYTES:
        limit = MAX_TEXT_BYTES // 1024 // 1024
        raise Unreadable(f"Текст больше {limit} МБ. Оставьте в файле только план и загрузите его ещё раз.")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", errors="replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = _of_old_code_page(content)
    strange = len(re.findall(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]", text))
    if strange > max(3, len(text) // 200):
        raise Unreadable(f"Это не документ и не текст: содержимое файла не читается. {_ADVICE}")
    return text


def _of_old_code_page(content: bytes) -> str:
    """Choose the code page in which most letters are the usual small ones of Russian."""
    texts = [content.decode(name, errors="replace") for name in ("cp1251", "koi8-r", "cp866")]
    return max(texts, key=lambda text: len(re.findall(r"[оеаинтсрвлкмдпу]", text)))


def _archive_format(content: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Unreadable(
            "Файл повреждён: архив документа не открывается. Сохраните документ заново."
        ) from error
    _check_members(members)
    names = {member.filename for member in members}
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Unreadable("В файле есть макросы. Сохраните его без макросов: «Сохранить как» .docx или .xlsx.")
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "content.xml" in names and "mimetype" in names:
        return "opendocument"
    raise Unreadable(f"Это архив, а не документ Word или Excel. {_ADVICE}")


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    texts = (member.file_size for member in members if member.filename.lower().endswith((".xml", ".rels")))
    too_much = sum(member.file_size for member in members) > MAX_UNFOLDED_BYTES
    if too_much or len(members) > MAX_ARCHIVE_MEMBERS or max(texts, default=0) > MAX_PART_BYTES:
        raise Unreadable(
            "Внутри файла слишком много данных: после распаковки он больше, чем бывает план. "
            "Скопируйте таблицу плана в новый документ и загрузите его."
        )
    if any(member.flag_bits & 0x1 for member in members):
        raise Unreadable("Файл защищён паролем. Снимите пароль и загрузите файл ещё раз.")


def _old_office_sentence(content: bytes) -> str:
    try:
        with olefile.OleFileIO(BytesIO(content)) as container:
            if container.exists("EncryptedPackage"):
                return "Файл защищён паролем. Откройте его, снимите пароль, сохраните и загрузите ещё раз."
            if container.exists("WordDocument"):
                return "Это файл старого Word (.doc). Откройте его в Word и сохраните как .docx."
            if container.exists("Workbook") or container.exists("Book"):
                return "Это файл старого Excel (.xls). Откройте его в Excel и сохраните как .xlsx."
    # olefile raises whatever a broken container provokes.
    except Exception:
        return f"Файл повреждён и не открывается. {_ADVICE}"
    return f"Это не документ Word или Excel. {_ADVICE}"
