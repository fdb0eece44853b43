"""The text of the PDF of each paper as it lies in golden/, to be read by a person when it changes.

Rewrite all of them: `.venv/bin/python -m tests.reports.papers.golden_texts`, then read the difference in git.
"""

import os
from pathlib import Path

from msoko.lib.language_ru import plain
from tests.reports.papers.printed import PAPERS, printed
from tests.reports.rendering.words import pdf_pages

GOLDEN = Path(__file__).parent / "golden"
_NEW_PAGE = "\n-------- страница {} --------\n"


def text_of(name: str) -> str:
    """Lines as they stand, pages parted; torn words are joined."""
    pages = (plain(page).replace("\u2060", "") for page in pdf_pages(printed(name)))
    lines = [
        _NEW_PAGE.format(number) + "\n".join(line.rstrip() for line in page.splitlines())
        for number, page in enumerate(pages, start=1)
    ]
    return "\n".join(lines).strip() + "\n"


def main() -> None:
    # The library of charts keeps its caches where the settings say.
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "msoko.settings")
    GOLDEN.mkdir(exist_ok=True)
    for old in GOLDEN.glob("*.txt"):
        old.unlink()
    for name in PAPERS:
        (GOLDEN / f"{name}.txt").write_text(text_of(name), encoding="utf-8")


if __name__ == "__main__":
    main()
