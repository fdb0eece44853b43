"""One document model as a PDF.

Joins the HTML of the paper, the style sheet of papers and the measures of its layout, and
hands them to the one door to the PDF engine.
"""

from functools import lru_cache
from pathlib import Path

from msoko.lib.pdf import FontFace, PdfError, RenderedPdf, Variant, packaged_fonts, render_pdf
from reports.layout import FontFamily
from reports.papers.model import Paper
from reports.rendering.html import paper_html
from reports.rendering.styles import print_css

__all__ = ["PdfError", "RenderedPdf", "Variant", "paper_pdf"]

PAPER_CSS = Path(__file__).resolve().parents[2] / "static" / "css" / "paper.css"

_STYLES = (
    ("Regular", "normal", "normal"),
    ("Bold", "bold", "normal"),
    ("Italic", "normal", "italic"),
    ("BoldItalic", "bold", "italic"),
)


def paper_pdf(
    paper: Paper, *, font_directories: tuple[Path, ...] = (), variant: Variant | None = None
) -> RenderedPdf:
    """Render the paper; `font_directories` are searched for the files of Liberation Serif.

    PT Serif always comes from its package. Liberation Serif that is in none of the
    directories is asked of the system; where it is absent the paper is set in PT Serif.
    «PDF for signing is PDF/A» (ES-03): that is the variant `pdf/a-3a`, tagged as well. Without a `variant` it
    is that of the layout.
    """
    return render_pdf(
        paper_html(paper, mode="pdf"),
        stylesheets=(_paper_css(), print_css(paper)),
        fonts=packaged_fonts("PT Serif") + _liberation(font_directories),
        variant=variant or paper.layout.pdf_variant,
    )


@lru_cache(maxsize=1)
def _paper_css() -> str:
    return PAPER_CSS.read_text(encoding="utf-8")


@lru_cache(maxsize=8)
def _liberation(directories: tuple[Path, ...]) -> tuple[FontFace, ...]:
    return tuple(
        FontFace(FontFamily.LIBERATION_SERIF, path, weight, style)
        for directory in directories
        for suffix, weight, style in _STYLES
        if (path := directory / f"LiberationSerif-{suffix}.ttf").is_file()
    )
