"""The comparison of two editions as a PDF: drawn of lxml elements, so that words can only become words."""

from functools import lru_cache
from pathlib import Path

from lxml import etree, html
from lxml.builder import ElementMaker

from msoko.lib.pdf import RenderedPdf, packaged_fonts, render_pdf
from msoko.lib.spreadsheets import plain_text
from plans.comparing import Piece
from plans.edition_changes import EditionChanges, RowChange
from plans.phrases import edition_words

_CSS = Path(__file__).resolve().parents[1] / "static" / "css" / "comparison_print.css"
_E = ElementMaker()


def comparison_pdf(changes: EditionChanges) -> RenderedPdf:
    return render_pdf(
        comparison_html(changes), stylesheets=(_css(),), fonts=packaged_fonts("PT Sans"), variant="pdf/ua-1"
    )


@lru_cache(maxsize=1)
def _css() -> str:
    return _CSS.read_text(encoding="utf-8")


def comparison_html(changes: EditionChanges) -> str:
    title = f"Изменения плана «{plain_text(changes.new.plan.title)}»"
    head = _E.head(
        _E.meta(charset="utf-8"),
        _E.title(title),
        _E.meta(name="author", content="МСОКО"),
        _E.meta(name="description", content=title),
        _E.meta(name="generator", content="МСОКО"),
    )
    lead = f"{edition_words(changes.old)} и {edition_words(changes.new)}"
    body = _E.body(_E.h1(title), _E.p(lead[:1].upper() + lead[1:]))
    body.append(_table(changes) if changes.rows else _E.p("Различий нет."))
    tree = _E.html({"lang": "ru"}, head, body)
    return str(html.tostring(tree, encoding="unicode", doctype="<!DOCTYPE html>"))


def _table(changes: EditionChanges) -> etree._Element:
    heads = [_E.th({"scope": "col"}, text) for text in ("Графа", "Было", "Стало")]
    rows = [element for row in changes.rows for element in _row(row)]
    columns = (_E.col({"class": name}) for name in ("label", "words", "words"))
    return _E.table(_E.colgroup(*columns), _E.thead(_E.tr(*heads)), _E.tbody(*rows))


def _row(row: RowChange) -> list[etree._Element]:
    heading = f"{row.sign} {row.heading}: {row.label}"
    head = _E.th({"colspan": "3", "scope": "rowgroup"}, plain_text(heading))
    if row.path:
        head.append(_E.div({"class": "path"}, plain_text(row.path)))
    if row.words:
        head.append(_E.div({"class": "path"}, plain_text(row.words)))
    cells = [
        _E.tr(
            _E.th({"scope": "row"}, plain_text(cell.label)),
            _E.td(*_pieces(cell.old, "del")),
            _E.td(*_pieces(cell.new, "ins")),
        )
        for cell in row.cells
    ]
    return [_E.tr({"class": "row"}, head), *cells]


def _pieces(pieces: tuple[Piece, ...], tag: str) -> list[etree._Element]:
    return [_E(tag if piece.is_changed else "span", plain_text(piece.text)) for piece in pieces]
