"""docx, xlsx and pptx: the main part's type says what the file is; macros and remote parts are refused.

The main part is the one the package's root relations call officeDocument, and [Content_Types].xml gives its
type. Links to pages and to pictures are ordinary; a template, an object or a frame that would be fetched
from the network when the document opens is not.
"""

from msoko.lib.file_kinds import FileKind
from msoko.lib.foreign.markup import elements
from msoko.lib.refusals import RefusalCode, refused

CONTENT_TYPES_PART = "[Content_Types].xml"
ROOT_RELATIONS = "_rels/.rels"

_MAIN_TYPES = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": FileKind.DOCX,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": FileKind.XLSX,
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml": FileKind.PPTX,
}
_MACRO_MARKS = ("macroenabled", "vbaproject", "macrosheet")
_FETCHED = {"attachedTemplate", "oleObject", "frame", "subDocument", "control"}
_REMOTE = ("http:", "https:", "ftp:", "file://", "\\\\", "mhtml:", "ms-")


def is_needed(part: str) -> bool:
    return part == CONTENT_TYPES_PART or part.endswith(".rels")


def check_names(names: list[str], name: str) -> None:
    for part in names:
        lowered = part.lower()
        if "vbaproject" in lowered or "/macrosheets/" in lowered:
            raise refused(RefusalCode.MACROS, name)
        if "/activex/" in lowered:
            raise refused(RefusalCode.ACTIVE_CONTENT, name, detail="элементы ActiveX")


def actual_kind(kept: dict[str, bytes], names: list[str], name: str) -> FileKind | None:
    """Return the kind of the main part, None for another Office program; refuse what is active."""
    defaults, overrides = _content_types(kept[CONTENT_TYPES_PART], name)
    if any(
        mark in kind.lower() for kind in [*defaults.values(), *overrides.values()] for mark in _MACRO_MARKS
    ):
        raise refused(RefusalCode.MACROS, name)
    for part, content in kept.items():
        if part.endswith(".rels"):
            _refuse_remote(content, name, part)
    main = _main_part(kept.get(ROOT_RELATIONS, b"<none/>"), name)
    if main.casefold() not in {part.casefold() for part in names}:
        raise refused(RefusalCode.DAMAGED, name, detail="нет главной части документа")
    main_type = overrides.get(f"/{main}".casefold()) or defaults.get(main.rpartition(".")[2].casefold(), "")
    return _MAIN_TYPES.get(main_type)


def _content_types(content: bytes, name: str) -> tuple[dict[str, str], dict[str, str]]:
    defaults: dict[str, str] = {}
    overrides: dict[str, str] = {}
    for tag, attributes in elements(content, name, CONTENT_TYPES_PART):
        if tag == "Default":
            defaults[attributes.get("Extension", "").casefold()] = attributes.get("ContentType", "")
        elif tag == "Override":
            overrides[attributes.get("PartName", "").casefold()] = attributes.get("ContentType", "")
    return defaults, overrides


def _main_part(content: bytes, name: str) -> str:
    for tag, attributes in elements(content, name, ROOT_RELATIONS):
        if tag == "Relationship" and attributes.get("Type", "").endswith("/officeDocument"):
            return attributes.get("Target", "").lstrip("/").removeprefix("./")
    return ""


def _refuse_remote(content: bytes, name: str, part: str) -> None:
    for tag, attributes in elements(content, name, part):
        target = attributes.get("Target", "").strip().lower()
        is_external = tag == "Relationship" and attributes.get("TargetMode") == "External"
        if not is_external or attributes.get("Type", "").rpartition("/")[2] not in _FETCHED:
            continue
        # «file:///C:/...» is the author's own template, which every second document names.
        if target.startswith(_REMOTE) and not target.startswith("file:///"):
            raise refused(RefusalCode.ACTIVE_CONTENT, name, detail="загрузка частей документа из сети")
