"""XML inside foreign files: nothing that grows, nothing that fetches.

Entity declarations (a thousand laughs, a file of the server quoted into a document) are refused at the first
one, while the bytes stream through expat; no tree is built. OOXML forbids a document type altogether; old
OpenOffice files name one by a relative address, which nobody fetches, so OpenDocument may have it.
"""

from dataclasses import dataclass, field
from xml.parsers import expat

from msoko.lib.refusals import RefusalCode, Refused, refused

MAX_ELEMENTS = 20_000
_MARKUP_STARTS = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<", b"\xfe\xff\x00<")


def looks_like_markup(part: str, head: bytes) -> bool:
    return part.lower().endswith((".xml", ".rels")) or head.lstrip().startswith(_MARKUP_STARTS)


@dataclass
class MarkupCheck:
    """Feed it one part; it raises Refused at the first forbidden declaration."""

    name: str
    part: str
    may_have_doctype: bool
    must_parse: bool
    is_broken: bool = False
    parser: expat.XMLParserType = field(default_factory=lambda: expat.ParserCreate(namespace_separator=" "))

    def __post_init__(self) -> None:
        self.parser.EntityDeclHandler = self._refuse_entity
        self.parser.StartDoctypeDeclHandler = self._judge_doctype

    def feed(self, chunk: bytes, *, is_last: bool = False) -> None:
        if self.is_broken:
            return
        try:
            self.parser.Parse(chunk, is_last)
        except (expat.ExpatError, LookupError, ValueError) as error:
            self.is_broken = True
            if self.must_parse:
                raise refused(RefusalCode.DAMAGED, self.name, detail=f"часть {self.part}") from error

    def _refuse_entity(self, *_declaration: object) -> None:
        raise self._refusal()

    def _judge_doctype(self, _root: str, system: str | None, _public: str | None, has_subset: int) -> None:
        address = system or ""
        is_far = ":" in address or address.startswith(("/", "\\")) or ".." in address
        if not self.may_have_doctype or is_far or has_subset:
            raise self._refusal()

    def _refusal(self) -> Refused:
        return refused(RefusalCode.ENTITIES, self.name, detail=f"DOCTYPE в части {self.part}")


def elements(content: bytes, name: str, part: str) -> list[tuple[str, dict[str, str]]]:
    """Return local names and attributes of a small part, in order."""
    found: list[tuple[str, dict[str, str]]] = []

    def keep(tag: str, attributes: dict[str, str]) -> None:
        found.append((tag.rpartition(" ")[2], attributes))
        if len(found) > MAX_ELEMENTS:
            raise refused(RefusalCode.TOO_MANY_PARTS, name, detail=part)

    check = MarkupCheck(name, part, may_have_doctype=True, must_parse=True)
    check.parser.StartElementHandler = keep
    check.feed(content, is_last=True)
    return found
