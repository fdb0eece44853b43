"""The one door to WeasyPrint: trusted HTML and our own style sheets become a PDF.

Decided here: what the engine may open (the font files handed over, and `data:`; no other
file, no network, no redirect), which kind of PDF comes out, and that the fonts and style
sheets are parsed once for many papers. What WeasyPrint leaves open is mended by
`pdf_finishing`.

«The URL fetcher is our own subclass ...; `FatalURLFetchingError` is a `BaseException` and is
caught by name. Never ... people's text, never their CSS» (quality, part 1).
Rendering takes a second of a core: callers give it a worker and a time limit.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import Literal
from urllib.parse import urlsplit
from urllib.request import url2pathname

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from msoko.lib.language_ru import HYPHEN
from msoko.lib.pdf_finishing import finish

# Both carry tags; the first is for reading, the second for keeping and signing.
Variant = Literal["pdf/ua-1", "pdf/a-3a"]
# Only the ordinary hyphen is found in searching, so it stands for the other two; WORD JOINER
# forbids the break after it and leaves no trace in the text of the PDF.
_SEARCHABLE = str.maketrans({HYPHEN: "-\u2060", "\u2010": "-"})


class PdfError(Exception):
    """The paper could not be made; the message is a sentence for a person."""


@dataclass(frozen=True)
class FontFace:
    family: str
    path: Path
    weight: str
    style: str

    def css(self) -> str:
        return (
            f'@font-face {{ font-family: "{self.family}"; src: url("{self.path.as_uri()}"); '
            f"font-weight: {self.weight}; font-style: {self.style} }}"
        )


@dataclass(frozen=True)
class RenderedPdf:
    content: bytes
    page_count: int


_PACKAGES = {
    "PT Serif": ("fontpkg_pt_serif", "PT_Serif-Web"),
    "PT Sans": ("fontpkg_pt_sans", "PT_Sans-Web"),
}


@lru_cache(maxsize=4)
def packaged_fonts(family: str) -> tuple[FontFace, ...]:
    """Find the four faces of a family that comes with the product."""
    package, stem = _PACKAGES[family]
    directory = Path(str(files(package))) / "files"
    return (
        FontFace(family, directory / f"{stem}-Regular.ttf", "normal", "normal"),
        FontFace(family, directory / f"{stem}-Bold.ttf", "bold", "normal"),
        FontFace(family, directory / f"{stem}-Italic.ttf", "normal", "italic"),
        FontFace(family, directory / f"{stem}-BoldItalic.ttf", "bold", "italic"),
    )


class OwnFilesFetcher(URLFetcher):
    """Opens the files it was given and `data:`; everything else stops the rendering."""

    def __init__(self, allowed: frozenset[Path]) -> None:
        super().__init__(allowed_protocols=("file", "data"), allow_redirects=False)
        self._allowed = allowed

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        parts = urlsplit(url)
        if parts.scheme == "file" and Path(url2pathname(parts.path)) not in self._allowed:
            raise FatalURLFetchingError(f"A paper asks for a file that is not ours: {url}")
        if parts.scheme not in ("file", "data"):
            raise FatalURLFetchingError(f"A paper asks for an outside address: {url}")
        return super().fetch(url, headers)


# Pango's font map is not made for threads; a process renders one paper at a time.
_LOCK = Lock()


def render_pdf(
    html: str, *, stylesheets: tuple[str, ...], fonts: tuple[FontFace, ...], variant: Variant = "pdf/ua-1"
) -> RenderedPdf:
    """Render a whole HTML document to a tagged PDF with every font embedded."""
    fetcher = _fetcher(fonts)
    with _LOCK, _collector_paused():
        try:
            document = HTML(string=html.translate(_SEARCHABLE), url_fetcher=fetcher).render(
                font_config=_font_configuration(fonts),
                stylesheets=[_stylesheet(css, fonts) for css in stylesheets],
                presentational_hints=True,
                pdf_variant=variant,
            )
            content = document.write_pdf(pdf_variant=variant, finisher=finish)
        except FatalURLFetchingError as error:
            raise PdfError(
                "Документ не удалось напечатать: в нём есть ссылка на посторонний файл или сайт. "
                "Удалите её из текста и повторите."
            ) from error
    return RenderedPdf(content, len(document.pages))


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Hold the garbage collector back: it walks the growing tree of boxes in vain, a fifth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@lru_cache(maxsize=4)
def _fetcher(fonts: tuple[FontFace, ...]) -> OwnFilesFetcher:
    return OwnFilesFetcher(frozenset(font.path for font in fonts))


@lru_cache(maxsize=4)
def _font_configuration(fonts: tuple[FontFace, ...]) -> FontConfiguration:
    """Register the faces once: a configuration keeps what a style sheet gave it."""
    configuration = FontConfiguration()
    CSS(
        string="\n".join(font.css() for font in fonts),
        font_config=configuration,
        url_fetcher=_fetcher(fonts),
    )
    return configuration


@lru_cache(maxsize=32)
def _stylesheet(css: str, fonts: tuple[FontFace, ...]) -> CSS:
    return CSS(
        string=css, font_config=_font_configuration(fonts), url_fetcher=_fetcher(fonts), media_type="print"
    )
