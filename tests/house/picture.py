"""The one picture that a paper of the worlds shows, and the name it has in addresses."""

from msoko.lib.chart_shapes import Strip
from reports.papers.model import Picture
from reports.papers.pictures import PICTURES, Drawing, picture_mark
from reports.papers.texts import Part, PartKind, Texts, stored

_DRAWING = Drawing("Рейтинг", "Первая – школа.", Strip("Рейтинг", (("Школа", 1.0),)))
MARK = picture_mark(Picture(_DRAWING.chart, (), ""))


def annex_with_picture() -> Texts:
    parts = (
        Part(PartKind.ANNEX, "Рейтинг"),
        Part(PartKind.PICTURE, "Рейтинг", "monitoring.risks", _DRAWING.key),
    )
    return {"annexes": stored(parts), PICTURES: {_DRAWING.key: _DRAWING.record}}
