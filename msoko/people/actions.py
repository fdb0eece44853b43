"""What changes people and executors."""

from typing import BinaryIO

from django.db import transaction

from msoko.people import files
from msoko.people.models import Body, BodySpelling, Municipality, StoredFile, User


@transaction.atomic
def teach_spelling(body: Body, *, text: str, by: User) -> BodySpelling:
    """Remember that plans write `body` as `text`; a spelling known already stays as it is."""
    spelling = BodySpelling.objects.filter(municipality=body.municipality_id, text__iexact=text).first()
    if spelling is None:
        spelling = BodySpelling.objects.create(municipality_id=body.municipality_id, body=body, text=text)
    return spelling


@transaction.atomic
def store_file(
    stream: BinaryIO, *, content_type: str, municipality: Municipality | int, by: User | None
) -> StoredFile:
    """Put bytes into the file store and note them; the same bytes give the same row."""
    stored = files.store().put(stream)
    row, _ = StoredFile.objects.get_or_create(
        municipality_id=municipality if isinstance(municipality, int) else municipality.pk,
        sha256=stored.sha256,
        defaults={"size": stored.size, "content_type": content_type},
    )
    return row
