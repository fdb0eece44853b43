"""The digest of the signed file, as each signer of a detached signature has written it down.

RFC 5652, 11.2: a signer with signed attributes states the digest of the content in «message-digest». Only
that statement is read: whether the signature over it is good is the business of a check service (EV-04).
"""

from collections.abc import Iterator
from typing import BinaryIO

from msoko.lib.file_readings import SignedDigest
from msoko.lib.foreign.der import CONTEXT_0, OID, SEQUENCE, SET, Node, children, signed_data

MESSAGE_DIGEST = bytes.fromhex("2a864886f70d010904")
MAX_SIGNERS = 20
OCTETS = 0x04


def read_digests(stream: BinaryIO) -> tuple[SignedDigest | None, ...]:
    """One answer for each signer; None for one who states no digest."""
    signers = children(signed_data(stream.read()))[-1]
    if signers.tag != SET:
        return ()
    return tuple(_stated(children(signer)) for signer in children(signers)[:MAX_SIGNERS])


def _stated(parts: list[Node]) -> SignedDigest | None:
    """Version, name of the signer, algorithm of the hash, then the signed attributes if there are any."""
    if len(parts) < 4 or parts[2].tag != SEQUENCE or parts[3].tag != CONTEXT_0:
        return None
    algorithm = children(parts[2])[0]
    digests = [digest for attribute in children(parts[3]) for digest in _digests(children(attribute))]
    if algorithm.tag != OID or len(digests) != 1:
        return None
    return SignedDigest(dotted(algorithm.content), digests[0])


def _digests(attribute: list[Node]) -> Iterator[bytes]:
    if len(attribute) == 2 and attribute[0].content == MESSAGE_DIGEST:
        yield from (value.content for value in children(attribute[1]) if value.tag == OCTETS)


def dotted(content: bytes) -> str:
    """«1.2.643.7.1.1.2.2» out of the bytes of an object identifier."""
    numbers, number = [], 0
    for byte in content:
        number = number << 7 | byte & 0x7F
        if not byte & 0x80:
            numbers.append(number)
            number = 0
    first = min(numbers[0] // 40, 2) if numbers else 0
    return ".".join(str(one) for one in (first, numbers[0] - 40 * first, *numbers[1:])) if numbers else ""
