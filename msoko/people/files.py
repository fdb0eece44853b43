"""Where the bytes of this installation lie, and how they leave it."""

from urllib.parse import quote

from django.conf import settings
from django.http import FileResponse

from msoko.lib.file_store import FileStore
from msoko.people.models import StoredFile

#: what a browser may show inside a page; everything else is always a download
INLINE_TYPES = frozenset({"application/pdf", "image/jpeg", "image/png"})


def store() -> FileStore:
    return FileStore(settings.FILES_DIR)


def file_response(stored: StoredFile, *, filename: str, is_inline: bool = False) -> FileResponse:
    """Stream stored bytes; the caller has checked the permission.

    A foreign file is shown inside the page only when it is a PDF or a picture, and even then it may run
    nothing and load nothing.
    """
    inline = is_inline and stored.content_type in INLINE_TYPES
    response = FileResponse(store().open(stored.sha256), content_type=stored.content_type)
    kind = "inline" if inline else "attachment"
    response["Content-Disposition"] = f"{kind}; filename*=UTF-8''{quote(filename)}"
    response["Content-Length"] = str(stored.size)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response
