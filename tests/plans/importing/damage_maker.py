"""Writes fixtures/samples/damaged: one small plan, damaged in the ways in which files really are.

Run `python -m tests.plans.importing.damage_maker` from the repository to write the folder anew. What must
happen to each file stands beside it in `expected.json`, written by hand: the rows understood, or the words
of the refusal.
"""

import io
import random
import zipfile
from pathlib import Path

from weasyprint import HTML

from msoko.lib.word import WordParagraph, write_blocks
from tests.plans.importing.writers import WrittenPlan, docx, odt, pdf, tabs, xlsx

FOLDER = Path(__file__).resolve().parents[3] / "fixtures" / "samples" / "damaged"
PLAN = WrittenPlan(
    ["План мероприятий на 2026 год"],
    [["№", "Мероприятие", "Срок", "Ответственный", "Результат"]],
    [
        ["Система оценки качества подготовки обучающихся"],
        ["1.", "Совещание директоров об итогах диагностики", "сентябрь", "УО", "Протокол"],
        ["2.", "Подготовка аналитической справки о сайтах школ", "октябрь", "ИМЦ", "Аналитическая справка"],
        ["Система организации воспитания обучающихся"],
        ["3.", "Смотр программ воспитания", "март–апрель", "УО, ИМЦ", "Приказ"],
    ],
)
_PICTURE = (
    "<svg xmlns='http://www.w3.org/2000/svg' width='300' height='300'><rect width='300' height='300'/></svg>"
)
_STAMP = (2026, 1, 1, 0, 0, 0)


def without_part(content: bytes, lost: str) -> bytes:
    """Write an archive again without one of its parts; the same bytes each time."""
    return _rewritten(content, {lost: None})


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    return _rewritten(content, {name: part})


def _rewritten(content: bytes, changed: dict[str, bytes | None]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(stream, "w") as target:
        parts = {info.filename: source.read(info) for info in source.infolist()} | changed
        for name, part in parts.items():
            if part is not None:
                info = zipfile.ZipInfo(name, _STAMP)
                info.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(info, part)
    return stream.getvalue()


def _old(text: str) -> str:
    """Write the text with the signs that the old code pages have."""
    return text.replace("–", "-").replace("№", "п/п")


def _noisy(text: str) -> str:
    """Swap letters for their look-alikes and drop signs into empty cells, as recognition of a scan does."""
    chance = random.Random(7)
    pairs = str.maketrans("асеор", "aceop")
    return "".join(letter.translate(pairs) if chance.random() < 0.3 else letter for letter in text)


def _lost_column(text: str) -> str:
    """Take the number column away from one row, as a page break does."""
    return text.replace("2.\tПодготовка", "Подготовка")


def _torn_title(text: str) -> str:
    """Put the whole title of one row on the next page, below the header printed again."""
    lines = text.split("\n")
    place = next(index for index, line in enumerate(lines) if line.startswith("2.\t"))
    number, title, *rest = lines[place].split("\t")
    header = next(line for line in lines if line.startswith("№"))
    torn = ["\t".join([number, "", *rest]), header, "\t".join(["", title, *[""] * len(rest)])]
    return "\n".join([*lines[:place], *torn, *lines[place + 1 :]])


def _bare_markdown() -> list[str]:
    """Write Markdown without bars at the ends of its rows."""
    rows = [[*row, *[""] * (PLAN.width - len(row))] for row in [*PLAN.header, *PLAN.rows]]
    lines = [" | ".join(row) for row in rows]
    return [*PLAN.before, "", lines[0], " | ".join(["---"] * PLAN.width), *lines[1:]]


def files() -> dict[str, bytes]:
    text = tabs(PLAN).decode()
    word, table, page, odf = docx(PLAN), xlsx(PLAN), pdf(PLAN), odt(PLAN)
    xxe = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]><w>&e;</w>'
    return {
        "truncated.docx": word[: len(word) // 2],
        "truncated.xlsx": table[: len(table) // 2],
        "truncated.pdf": page[: len(page) // 3],
        "truncated.odt": odf[: len(odf) // 2],
        "no-document-part.docx": without_part(word, "word/document.xml"),
        "no-sheet-part.xlsx": without_part(table, "xl/worksheets/sheet1.xml"),
        "no-numbering-part.docx": without_part(word, "word/numbering.xml"),
        "no-content-part.odt": without_part(odf, "content.xml"),
        "entities.docx": with_part(word, "word/document.xml", xxe),
        "not-markup.docx": with_part(word, "word/document.xml", b"\x00\x01 not markup"),
        "cp1251.txt": text.encode("cp1251", "replace"),
        "koi8-r.txt": _old(text).encode("koi8-r"),
        "utf-16.txt": text.encode("utf-16"),
        "cp866.txt": _old(text).encode("cp866"),
        "mixed-line-ends.txt": text.replace("\n", "\r\n", 4)
        .replace("\nСистема орг", "\rСистема орг")
        .encode(),
        "lost-number-column.txt": _lost_column(text).encode(),
        "lookalikes.txt": _noisy(text).encode(),
        "scrap-cells.txt": text.replace("март–апрель\t", "март–апрель\t•\t").encode(),
        "no-header.txt": text.split("\n", 3)[3].encode(),
        "renamed-text.docx": text.encode(),
        "renamed-word.xlsx": word,
        "double-encoded.txt": text.encode().decode("cp1251", "replace").encode(),
        "empty.docx": b"",
        "title-on-next-page.txt": _torn_title(text).encode(),
        "header-slips.txt": text.replace("Ответственный", "Ответсвенный")
        .replace("Мероприятие", "Меропиятие")
        .encode(),
        "bare-markdown.md": "\n".join(_bare_markdown()).encode(),
        "scan.pdf": HTML(string=_PICTURE).write_pdf(),
        "no-table.docx": write_blocks([WordParagraph("План мероприятий на 2026 год"), WordParagraph("Сбор")]),
    }


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, content in files().items():
        (FOLDER / name).write_bytes(content)


if __name__ == "__main__":
    main()
