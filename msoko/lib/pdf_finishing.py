"""What WeasyPrint leaves open in a tagged PDF, mended before the file is written.

- The hyphen at a torn word is U+00AD for whoever reads the text: the PDF standard wants it
  there («14.8.2.2.3 ... soft hyphen»), and searching and copying can join the word again.
  Kept spaces are read as ordinary ones, or «№ 697» typed by hand would not be found.
- A header cell says whether it heads its column or its row (Scope); the lists of header
  identifiers that this makes needless are dropped.
- A span in which nothing stands, such as the painted key of a legend, is not announced.
- The place of a figure is told from the lower left corner of the page in points, and not from the upper one
  in pixels; a figure and its caption are one division.
- A page number is an artifact and is not read aloud between two lines of a sentence.

It works on the objects in memory, where a page is still a list of operators: taking the
written file apart again costs a tenth of a second. Deliberately not done: page breaks stay
in the tags, a table over three pages is three tables with the same header.
"""

import re
from collections.abc import Iterator

import pydyf

_POINTS_PER_PIXEL = 0.75
_UNICODE_LINE = re.compile(rb"^(<[0-9a-f]{4}>) <(2010|2011|00a0)>$")
_READ_AS = {b"2010": b"00ad", b"2011": b"00ad", b"00a0": b"0020"}


def finish(document: object, pdf: pydyf.PDF) -> None:
    """Mend the tagged PDF in place; the signature is that of WeasyPrint's finisher."""
    dictionaries = [thing for thing in pdf.objects if isinstance(thing, pydyf.Dictionary)]
    for thing in dictionaries:
        if thing.get("Type") == "/Font" and "ToUnicode" in thing:
            _read_searchably(_target(pdf, thing["ToUnicode"]))
        if thing.get("S") == "/TR":
            _name_headers([_target(pdf, kid) for kid in thing["K"]])
        if thing.get("Type") == "/StructElem":
            _leave_out_empty_spans(pdf, thing["K"])
        if thing.get("S") == "/Figure":
            _place_figure(pdf, thing)
    _number_pages_silently(pdf)


def _name_headers(cells: list[pydyf.Dictionary]) -> None:
    """A header beside data heads its row, a header among headers its column."""
    scope = "/Row" if any(cell["S"] == "/TD" for cell in cells) else "/Column"
    for cell in cells:
        cell["A"].pop("Headers", None)
        cell.pop("ID", None)
        if cell["S"] == "/TH":
            cell["A"]["Scope"] = scope


def _leave_out_empty_spans(pdf: pydyf.PDF, kids: pydyf.Array) -> None:
    empty = [kid for kid in kids if isinstance(kid, bytes) and _is_empty_span(_target(pdf, kid))]
    for kid in empty:
        kids.remove(kid)


def _is_empty_span(element: pydyf.Dictionary) -> bool:
    return element.get("S") == "/Span" and not element["K"]


def _place_figure(pdf: pydyf.PDF, figure: pydyf.Dictionary) -> None:
    left, top, right, bottom = (_POINTS_PER_PIXEL * side for side in figure["A"]["BBox"])
    height = _target(pdf, figure["Pg"])["MediaBox"][3]
    figure["A"]["BBox"] = pydyf.Array((left, height - bottom, right, height - top))
    parent = _target(pdf, figure["P"])
    if any(_target(pdf, kid).get("S") == "/Caption" for kid in parent["K"] if isinstance(kid, bytes)):
        parent["S"] = "/Div"


def _read_searchably(character_map: pydyf.Stream) -> None:
    character_map.stream[:] = [
        _UNICODE_LINE.sub(lambda found: b"%b <%b>" % (found[1], _READ_AS[found[2]]), line)
        for line in character_map.stream
    ]


def _number_pages_silently(pdf: pydyf.PDF) -> None:
    """Turn marked content that no part of the document owns into artifacts."""
    root = _target(pdf, pdf.catalog["StructTreeRoot"])
    owned = {bytes(reference) for reference in _owned(pdf, root["K"])}
    pages = [thing for thing in pdf.objects if isinstance(thing, dict) and "StructParents" in thing]
    owners = _target(pdf, root["ParentTree"])["Nums"]
    by_page = dict(zip(owners[::2], owners[1::2], strict=True))
    for page in pages:
        references = by_page[page["StructParents"]]
        strays = {mcid for mcid, reference in enumerate(references) if reference not in owned}
        _as_artifacts(_target(pdf, page["Contents"]), strays)
        for mcid in strays:
            references[mcid] = b"null"


def _as_artifacts(content: pydyf.Stream, strays: set[int]) -> None:
    operators = content.stream
    for position, operand in enumerate(operators):
        if isinstance(operand, dict) and operand.get("MCID") in strays:
            operators[position - 1 : position + 2] = [b"/Artifact", b"BMC", b""]


def _owned(pdf: pydyf.PDF, kids: pydyf.Array) -> Iterator[bytes]:
    """Walk the structure tree and yield the reference of each element in it."""
    for kid in kids:
        if isinstance(kid, bytes):
            yield kid
            yield from _owned(pdf, _target(pdf, kid).get("K", ()))


def _target(pdf: pydyf.PDF, reference: bytes) -> pydyf.Object:
    return pdf.objects[int(reference.split()[0])]
