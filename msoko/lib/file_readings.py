"""What comes out of a foreign file besides its acceptance: words, certificates, the size of a picture."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Certificate:
    """Whose signature it says it is; nobody has verified that."""

    owner: str
    serial: str
    issuer: str
    valid_since: datetime.date
    valid_until: datetime.date


@dataclass(frozen=True)
class Reading:
    """`text` is kept only when it reads; `pixels` are the shorter and the longer side of a picture."""

    text: str = ""
    is_readable: bool = False
    certificates: tuple[Certificate, ...] = ()
    pixels: tuple[int, ...] = ()


@dataclass(frozen=True)
class SignedDigest:
    """What a signer says the digest of the signed file is; `algorithm` is the dotted name of its hash."""

    algorithm: str
    digest: bytes
