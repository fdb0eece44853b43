"""Where the bytes of this installation lie."""

from django.conf import settings

from msoko.lib.file_store import FileStore


def store() -> FileStore:
    return FileStore(settings.FILES_DIR)
