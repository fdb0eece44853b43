"""Fonts of the installed packages, served as static files under `fonts/`.

PT Sans for the screen and PT Serif for paper come from Python packages, so nothing is fetched at
run time (LAW-08) and nothing is copied into the repository.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import fontpkg
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

FAMILIES = ("PT Sans", "PT Serif")
STYLES = ((400, "normal"), (700, "normal"), (400, "italic"), (700, "italic"))


@cache
def font_paths() -> dict[str, Path]:
    """Map `fonts/<file name>` to the file of the package."""
    paths = (Path(fontpkg.path(family, weight, style)) for family in FAMILIES for weight, style in STYLES)
    return {f"fonts/{path.name}": path for path in paths}


class FontFinder(BaseFinder):
    """Finds the font files for `{% static "fonts/..." %}` and collectstatic."""

    def find(self, path: str, find_all: bool = False) -> Any:
        found = font_paths().get(path)
        if find_all:
            return [str(found)] if found else []
        return str(found) if found else None

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        for name, path in font_paths().items():
            storage = FileSystemStorage(location=str(path.parent))
            storage.prefix = name.rpartition("/")[0]  # type: ignore[attr-defined]
            yield path.name, storage

    def check(self, **kwargs: Any) -> Any:
        return []
