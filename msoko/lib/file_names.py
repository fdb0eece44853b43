"""The name a foreign file is kept and shown under.

Decided here: which characters of a sent name survive, and which extension it has. A sent name never becomes
a path of ours (bytes lie under their hash), but it is shown to people, written into archives and offered
for download on Windows, so paths, control characters, text-direction overrides and reserved names go.
Cyrillic stays. Whether the extension is allowed is not decided here.
"""

import re
import unicodedata

MAX_NAME_BYTES = 200
FALLBACK_STEM = "файл"

_FORBIDDEN = re.compile(r'[<>:"|?*]')
_SPACES = re.compile(r"\s+")
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)
# A sensible extension; «отчёт за 2024. итог» has none.
_EXTENSION = re.compile(r"(.*)\.([^\W_]{1,8})", re.DOTALL)


def safe_name(filename: str) -> str:
    """Return the name without what harms; never empty, never longer than MAX_NAME_BYTES."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", filename))[-1]
    # Whitespace first: a tab is a control character, but it separates words.
    spaced = _SPACES.sub(" ", last)
    visible = "".join(letter for letter in spaced if unicodedata.category(letter)[0] != "C")
    plain = _FORBIDDEN.sub("_", visible).strip(" .")
    if filename.rstrip().endswith("." + plain) and "." not in plain:
        # «.pdf» lost its dot above: it is an extension without a stem.
        plain = f"{FALLBACK_STEM}.{plain}"
    stem, extension = split_name(plain)
    # Windows resolves a reserved name by the part before the first dot.
    if _RESERVED.fullmatch(stem.split(".")[0].strip()):
        stem = f"_{stem}"
    suffix = f".{extension}" if extension else ""
    return _cut(stem or FALLBACK_STEM, MAX_NAME_BYTES - len(suffix.encode())) + suffix


def split_name(name: str) -> tuple[str, str]:
    """Split into stem and lower-case extension; the extension is empty when there is none."""
    match = _EXTENSION.fullmatch(name)
    if match is None:
        return name, ""
    return match[1].rstrip(" ."), match[2].lower()


def _cut(text: str, limit: int) -> str:
    return text.encode()[:limit].decode(errors="ignore").rstrip(" .")
