"""SVG that stands under a strict content security policy: no style attribute, no sheet, a name of its own."""

from lxml import etree

_SVG = "{http://www.w3.org/2000/svg}"


def without_styles(content: bytes, title: str) -> bytes:
    """Turn style attributes into attributes of presentation and give the picture its name."""
    root = etree.fromstring(content)
    for sheet in list(root.iter(f"{_SVG}style")):
        parent = sheet.getparent()
        if parent is not None:
            parent.remove(sheet)
    root.set("stroke-linejoin", "round")
    root.set("stroke-linecap", "butt")
    for node in root.iter():
        styled = node.get("style")
        if styled is None:
            continue
        del node.attrib["style"]
        for declaration in styled.split(";"):
            name, _, value = declaration.partition(":")
            if value:
                node.set(name.strip(), value.strip())
    root.set("role", "img")
    heading = etree.Element(f"{_SVG}title")
    heading.text = title
    root.insert(0, heading)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")
