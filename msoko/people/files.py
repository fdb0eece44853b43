"""Where the bytes of this installation lie, and how they leave it."""

from urllib.parse import quote

from django.conf import settings
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase

from msoko.lib.file_store import FileStore, LocalFileStore
from msoko.lib.file_store_s3 import Bucket, S3FileStore
from msoko.people.models import StoredFile

#: what a browser may show inside a page; everything else is always a download
INLINE_TYPES = frozenset({"application/pdf", "image/jpeg", "image/png"})


def store() -> FileStore:
    if not settings.S3_BUCKET:
        return LocalFileStore(settings.FILES_DIR)
    return S3FileStore(
        Bucket(
            name=settings.S3_BUCKET,
            endpoint=settings.S3_ENDPOINT,
            region=settings.S3_REGION,
            access_key=settings.S3_ACCESS_KEY,
            secret_key=settings.S3_SECRET_KEY,
        )
    )


def file_response(stored: StoredFile, *, filename: str, is_inline: bool = False) -> HttpResponseBase:
    """Stream stored bytes, or let nginx do it; the caller has checked the permission.

    A foreign file is shown inside the page only when it is a PDF or a picture, and even then it may run
    nothing and load nothing. Raises FileNotFoundError when the bytes are gone.
    """
    inline = is_inline and stored.content_type in INLINE_TYPES
    response = _body(stored)
    kind = "inline" if inline else "attachment"
    response["Content-Disposition"] = f"{kind}; filename*=UTF-8''{quote(filename)}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response


def _body(stored: StoredFile) -> HttpResponseBase:
    files = store()
    if settings.X_ACCEL_PREFIX and isinstance(files, LocalFileStore):
        place = files.path(stored.sha256)
        if not place.is_file():
            raise FileNotFoundError(place)
        response = HttpResponse(content_type=stored.content_type)
        response["X-Accel-Redirect"] = settings.X_ACCEL_PREFIX + place.relative_to(files.root).as_posix()
        return response
    streamed = FileResponse(files.open(stored.sha256), content_type=stored.content_type)
    streamed["Content-Length"] = str(stored.size)
    return streamed
