"""Whose certificate lies in a detached signature: owner, number, validity, who issued it.

EV-04: «name, certificate number and validity are shown when they can be read; no claim of legal validity
without a check service». Nothing is verified here. Certificates of Russian centres are signed by GOST, which
the library need not know to read what stands in them. The numbers of the owner's own documents (СНИЛС, ИНН)
stand in them too and are never taken out (LAW-03).
"""

from typing import BinaryIO

from cryptography import x509
from cryptography.x509.oid import NameOID

from msoko.lib.file_readings import Certificate
from msoko.lib.foreign.der import CONTEXT_0, SEQUENCE, SET, Node, NotDer, children, signed_data

MAX_CERTIFICATES = 20
MAX_NAME = 300


def read_certificates(stream: BinaryIO) -> tuple[Certificate, ...]:
    """Read the certificates of the signers; a signature may come without any."""
    parts = children(signed_data(stream.read()))
    bags = [part for part in parts[3:-1] if part.tag == CONTEXT_0]
    found = [one for bag in bags for one in children(bag)[:MAX_CERTIFICATES] if one.tag == SEQUENCE]
    loaded = [certificate for one in found if (certificate := _loaded(one))]
    serials = {_serial_of_signer(one) for one in children(parts[-1])} if parts[-1].tag == SET else set()
    signers = [one for one in loaded if one.serial_number in serials]
    return tuple(_certificate(one) for one in signers or _ends(loaded))


def _loaded(node: Node) -> x509.Certificate | None:
    try:
        return x509.load_der_x509_certificate(node.raw)
    except (ValueError, TypeError):
        return None


def _serial_of_signer(signer: Node) -> int | None:
    """A signer is named by the issuer and the number of the certificate; by a key identifier rarely."""
    try:
        name = children(signer)[1]
        return int.from_bytes(children(name)[1].content, "big") if name.tag == SEQUENCE else None
    except (NotDer, IndexError):
        return None


def _ends(loaded: list[x509.Certificate]) -> list[x509.Certificate]:
    """Leave out the centres: whoever has issued another certificate of the same file."""
    issuers = {one.issuer.public_bytes() for one in loaded if one.issuer != one.subject}
    return [one for one in loaded if one.subject.public_bytes() not in issuers]


def _certificate(found: x509.Certificate) -> Certificate:
    digits = f"{found.serial_number:X}"
    digits = digits.zfill(len(digits) + len(digits) % 2)
    return Certificate(
        owner=_person(found.subject)[:MAX_NAME],
        serial=" ".join(digits[at : at + 2] for at in range(0, len(digits), 2))[:80],
        issuer=(_value(found.issuer, NameOID.COMMON_NAME) or _value(found.issuer, NameOID.ORGANIZATION_NAME))[
            :MAX_NAME
        ],
        valid_since=found.not_valid_before_utc.date(),
        valid_until=found.not_valid_after_utc.date(),
    )


def _person(name: x509.Name) -> str:
    """«Берёзин Пётр Ильич, директор, МБОУ «Школа № 4»»."""
    surname, given = _value(name, NameOID.SURNAME), _value(name, NameOID.GIVEN_NAME)
    person = f"{surname} {given}".strip() or _value(name, NameOID.COMMON_NAME) or "владелец не указан"
    parts = [person, _value(name, NameOID.TITLE), _value(name, NameOID.ORGANIZATION_NAME)]
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _value(name: x509.Name, oid: x509.ObjectIdentifier) -> str:
    values = [str(one.value) for one in name.get_attributes_for_oid(oid)]
    text = " ".join(" ".join(values[:1]).split())
    return "".join(letter for letter in text if letter.isprintable())
