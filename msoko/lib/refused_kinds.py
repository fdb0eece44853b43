"""Kinds of files known only to be refused, each with the advice that helps.

«no svg, html, xml, archives, macro files»; old doc and xls are answered with the advice to save as docx.
The name alone decides here; what the bytes are does not matter when the kind is not taken at all.
"""

from msoko.lib.file_kinds import UploadRules
from msoko.lib.refusals import RefusalCode, Refused, refused

_ARCHIVES = "zip rar 7z tar gz tgz bz2 xz zst cab iso jar arj lzh"
_PROGRAMS = "exe com bat cmd msi scr pif dll js jse vbs vbe wsf ps1 sh py lnk hta apk reg cpl url"
_WEB_PAGES = "html htm xhtml shtml mht mhtml svg xml php asp"
_MACROS = "docm xlsm pptm dotm xltm xlam ppsm potm"
_LEGACY = frozenset(["doc", "dot", "xls", "xlt", "ppt", "pps"])
_BETTER_SAVED: dict[str, str] = {
    **dict.fromkeys(("rtf", "dotx", "wps", "pages", "docb"), "документ Word (docx)"),
    **dict.fromkeys(("xlsb", "xltx", "csv", "numbers"), "таблица Excel (xlsx)"),
    **dict.fromkeys(("ppsx", "potx", "odp", "key"), "PDF"),
    **dict.fromkeys(("tif", "tiff", "djvu", "xps", "oxps", "vsdx", "ott", "ots", "odg"), "PDF"),
    **dict.fromkeys(("gif", "bmp", "webp", "avif", "jfif", "psd"), "рисунок JPEG или PNG"),
}
_FAMILIES: dict[str, RefusalCode] = {
    **dict.fromkeys(_ARCHIVES.split(), RefusalCode.ARCHIVE),
    **dict.fromkeys(_PROGRAMS.split(), RefusalCode.PROGRAM),
    **dict.fromkeys(_WEB_PAGES.split(), RefusalCode.WEB_PAGE),
    **dict.fromkeys(_MACROS.split(), RefusalCode.MACROS),
}


def refusal_of_extension(extension: str, shown: str, rules: UploadRules) -> Refused:
    """Return the refusal for an extension the rules do not allow."""
    allowed = rules.allowed_words()
    if not extension:
        return refused(RefusalCode.NO_EXTENSION, shown, allowed=allowed)
    if extension in _LEGACY:
        return refused(RefusalCode.LEGACY_OFFICE, shown, detail=extension)
    if extension in _BETTER_SAVED:
        return refused(RefusalCode.SAVE_AS_OTHER, shown, detail=extension, advice=_BETTER_SAVED[extension])
    if extension in _FAMILIES:
        return refused(_FAMILIES[extension], shown, allowed=allowed)
    return refused(RefusalCode.KIND_NOT_ALLOWED, shown, detail=extension, allowed=allowed)
