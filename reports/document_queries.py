"""Questions about registered documents: their certificates, their links, who has read them."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from msoko.lib.declension import Case
from msoko.lib.name_declension import decline_name, sex_of
from msoko.people.models import FileSignature, Position, User
from msoko.people.roles import Role
from reports.models import Acquaintance, Document, DocumentLink, DocumentSignature, SignatureKind
from reports.standing import TONES, Standing, standing_of
from reports.states import DocumentState


@dataclass(frozen=True)
class CertificateLine:
    """A certificate as it was read from the file of a signature; nobody has verified it."""

    certificate: FileSignature
    document_dated_on: datetime.date | None

    @property
    def warning(self) -> str:
        """What a person should look at; empty when the days agree."""
        found, day = self.certificate, self.document_dated_on
        if day is None or found.valid_since_on <= day <= found.valid_until_on:
            return ""
        return f"В день документа, {day:%d.%m.%Y}, этот сертификат не действовал."


@dataclass(frozen=True)
class SignatureLine:
    signature: DocumentSignature
    certificates: list[CertificateLine]


def signature_lines(document: Document) -> list[SignatureLine]:
    """All signatures of the document, the standing ones first; two queries."""
    rows = document.signatures.select_related("file", "attached_by", "withdrawn_by")
    read = Prefetch("file__signatures", FileSignature.objects.order_by("position"))
    return [
        SignatureLine(row, [CertificateLine(one, document.dated_on) for one in row.file.signatures.all()])
        for row in rows.prefetch_related(read).order_by("withdrawn_at", "pk")
    ]


def certificates_of(document: Document) -> list[CertificateLine]:
    """Certificates of the detached signatures that stand."""
    return [
        certificate
        for line in signature_lines(document)
        if line.signature.withdrawn_at is None and line.signature.kind == SignatureKind.DETACHED
        for certificate in line.certificates
    ]


@dataclass(frozen=True)
class Relations:
    """`links` are what the document does to others, `back_links` what others do to it, oldest first."""

    links: list[DocumentLink]
    back_links: list[DocumentLink]

    @property
    def standing(self) -> Standing:
        return standing_of(link.kind for link in self.back_links)

    @property
    def tone(self) -> str:
        return TONES[self.standing]

    @property
    def current(self) -> Document | None:
        """The last paper that changed or cancelled this one."""
        return self.back_links[-1].document if self.back_links else None


def relations_of(document: Document) -> Relations:
    return Relations(
        list(document.links.select_related("target").order_by("target__dated_on", "pk")),
        list(
            document.back_links.select_related("document").order_by(
                "document__dated_on", "document__registered_at", "pk"
            )
        ),
    )


def shown_state(document: Document) -> tuple[str, str]:
    """Tone and words of the state in a list that `for_listing` has read: a changed paper says so."""
    standing = standing_of(document.back_kinds)  # type: ignore[attr-defined]
    if standing is Standing.IN_FORCE:
        return document.tone, document.get_state_display()
    return TONES[standing], standing.value


def linkable(document: Document, user: User) -> "QuerySet[Document]":
    """Earlier registered documents that are not linked yet."""
    earlier = Document.objects.visible_to(user).filter(
        state=DocumentState.REGISTERED, dated_on__lte=document.dated_on
    )
    return earlier.exclude(pk=document.pk).exclude(back_links__document=document).in_register()


def waiting_for(user: User) -> "QuerySet[Acquaintance]":
    """What this person has yet to read, the oldest first."""
    if user.position is None:
        return Acquaintance.objects.none()
    own = Acquaintance.objects.filter(municipality=user.position.municipality_id)
    return own.of_post(user.position).waiting().select_related("document").order_by("asked_at", "pk")


@dataclass(frozen=True)
class Readers:
    """Posts that may be asked, in the order in which they are offered."""

    named: list[Position]
    heads: list[Position]
    others: list[Position]


def readers_for(document: Document, *, today: datetime.date) -> Readers:
    """Whoever is not asked yet: people named in the document, heads of organisations, everybody else."""
    held = Position.objects.filter(municipality=document.municipality_id, acts_for__isnull=True)
    posts = (
        held.held_on(today)
        .exclude(acquaintances__document=document)
        .select_related("user", "organization")
        .order_by("organization__short_name", "user__last_name", "pk")
    )
    words = _words_of(document.texts)
    found = Readers([], [], [])
    for post in posts:
        if is_named(post.user, words):
            found.named.append(post)
        else:
            (found.heads if post.role == Role.SCHOOL_HEAD else found.others).append(post)
    return found


def _words_of(texts: object) -> set[str]:
    """Every word of the stored texts but the signature: who signs need not be asked."""
    if isinstance(texts, dict):
        parts: Iterable[object] = (value for key, value in texts.items() if not key.startswith("signatory"))
    elif isinstance(texts, list):
        parts = texts
    else:
        return {word.strip("().,;:«»") for word in str(texts).replace("\u00a0", " ").split()}
    return {word for part in parts for word in _words_of(part)}


def is_named(person: User, words: set[str]) -> bool:
    """Whether the surname stands there in any case."""
    surname = person.last_name
    alike = {word for word in words if len(surname) > 2 and word[:3] == surname[:3]}
    if not alike:
        return False
    sex = sex_of(f"{surname} {person.first_name} {person.patronymic}".strip())
    return any(decline_name(surname, case, sex) in alike for case in Case)
