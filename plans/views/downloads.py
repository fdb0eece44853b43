"""A file made on the fly: its kind, its name, and that nobody keeps it on the way."""

import re

from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header

from msoko.lib.file_names import safe_name

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ENDINGS = {PDF: "pdf", XLSX: "xlsx", DOCX: "docx"}
_FORBIDDEN = re.compile(r'[\\/:*?"<>|]')


def download(content: bytes, content_type: str, name: str, *, is_inline: bool = False) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    stem = safe_name(_FORBIDDEN.sub("-", name))[:120].rstrip(" .")
    filename = f"{stem} {timezone.localdate():%d.%m.%Y}.{_ENDINGS[content_type]}"
    response["Content-Disposition"] = content_disposition_header(not is_inline, filename) or "attachment"
    response["Cache-Control"] = "private, no-store"
    return response
