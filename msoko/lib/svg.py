"""SVG that stands under a strict content security policy: no style attribute, no sheet, a name of its own.

It travels inside pages as well, so what nobody sees is left out: comments, blank lines, names that nothing
points to, more digits of a place than a printer has dots.
"""

import re

from lxml import etree

_SVG = "{http://www.w3.org/2000/svg}"
_POINTED_TO = re.compile(r"#([\w.-]+)")
_LONG_NUMBER = re.compile(r"(\d+\.\d\d)\d+")
_ROUNDED = ("d", "x", "y", "points")


def without_styles(content: bytes, title: str) -> bytes:
    """Turn style attributes into attributes of presentation and give the picture its name."""
    parser = etree.XMLParser(remove_comments=True, remove_blank_text=True, resolve_entities=False)
    root = etree.fromstring(content, parser)
    for sheet in list(root.iter(f"{_SVG}style", f"{_SVG}metadata")):
        parent = sheet.getparent()
        if parent is not None:
            parent.remove(sheet)
    root.set("stroke-linejoin", "round")
    root.set("stroke-linecap", "butt")
    for node in root.iter():
        _present(node)
    _lighten(root)
    root.set("role", "img")
    heading = etree.Element(f"{_SVG}title")
    heading.text = title
    root.insert(0, heading)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")


def _present(node: etree._Element) -> None:
    styled = node.attrib.pop("style", "")
    for declaration in str(styled).split(";"):
        name, _, value = declaration.partition(":")
        if value:
            node.set(name.strip(), value.strip())


def _lighten(root: etree._Element) -> None:
    """Drop the names that nothing points to, and the digits that no dot of a printer can show."""
    pointed_to = {
        name
        for node in root.iter()
        for value in node.attrib.values()
        for name in _POINTED_TO.findall(str(value))
    }
    for node in root.iter():
        if node.get("id") not in pointed_to:
            node.attrib.pop("id", "")
        for name in _ROUNDED:
            if name in node.attrib:
                node.set(name, _LONG_NUMBER.sub(r"\1", str(node.get(name))))
