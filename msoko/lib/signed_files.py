"""Whether a detached signature was made for these bytes, as far as can be told without a check service.

The signer states the digest of the file he signed. Another digest means another file, beyond doubt. The same
digest means this file, and says nothing about the legal force of the signature (EV-04). A signature that
states no digest, or by a hash unknown here, leaves the question open, which is said plainly.
"""

import hashlib
import hmac
import io
from collections.abc import Callable
from enum import StrEnum
from typing import cast

from msoko.lib import sandbox
from msoko.lib.file_readings import SignedDigest
from msoko.lib.refusals import Refused
from msoko.lib.streebog import streebog

_HASHES: dict[str, Callable[[bytes], bytes]] = {
    "1.3.14.3.2.26": lambda content: hashlib.sha1(content, usedforsecurity=False).digest(),
    "2.16.840.1.101.3.4.2.1": lambda content: hashlib.sha256(content).digest(),
    "2.16.840.1.101.3.4.2.2": lambda content: hashlib.sha384(content).digest(),
    "2.16.840.1.101.3.4.2.3": lambda content: hashlib.sha512(content).digest(),
    "1.2.643.7.1.1.2.2": lambda content: streebog(content, bits=256),
    "1.2.643.7.1.1.2.3": lambda content: streebog(content, bits=512),
}


class Fit(StrEnum):
    SAME = "same"
    OTHER = "other"
    UNKNOWN = "unknown"


def fit_of(signature: bytes, content: bytes) -> Fit:
    """Compare what every signer has stated with the file; the signature is read in the sandbox."""
    try:
        stated = sandbox.run(
            "msoko.lib.foreign.digests:read_digests", stream=io.BytesIO(signature), subject="Файл подписи"
        )
    except Refused:
        return Fit.UNKNOWN
    fits = {_fit(one, content) for one in cast(tuple[SignedDigest | None, ...], stated)}
    if Fit.OTHER in fits:
        return Fit.OTHER
    return Fit.SAME if fits == {Fit.SAME} else Fit.UNKNOWN


def _fit(stated: SignedDigest | None, content: bytes) -> Fit:
    if stated is None or stated.algorithm not in _HASHES:
        return Fit.UNKNOWN
    same = hmac.compare_digest(_HASHES[stated.algorithm](content), stated.digest)
    return Fit.SAME if same else Fit.OTHER
