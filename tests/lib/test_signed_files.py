"""Whether a detached signature was made for these bytes: what the signer states, compared with them."""

import hashlib
import io

import pytest

from msoko.lib.foreign.digests import dotted, read_digests
from msoko.lib.signed_files import Fit, fit_of
from msoko.lib.streebog import streebog
from tests import file_makers as make

CONTENT = b"%PDF-1.7 the words of an order"
SHA256, SHA512 = "608648016503040201", "608648016503040203"
GOST256, GOST512, GOST94 = "2a85030701010202", "2a85030701010203", "2a8503020209"


@pytest.mark.parametrize(
    ("oid", "digest"),
    [
        (SHA256, hashlib.sha256(CONTENT).digest()),
        (SHA512, hashlib.sha512(CONTENT).digest()),
        (GOST256, streebog(CONTENT, bits=256)),
        (GOST512, streebog(CONTENT, bits=512)),
    ],
)
def test_stated_digest_tells_the_file_from_another_one(oid, digest):
    signature = make.signature(stated=(oid, digest))

    assert fit_of(signature, CONTENT) is Fit.SAME
    assert fit_of(signature, CONTENT + b" ") is Fit.OTHER


@pytest.mark.parametrize(
    "signature", [make.signature(), make.signature(stated=(GOST94, bytes(32))), b"\x30\x80", b""]
)
def test_what_states_no_known_digest_leaves_the_question_open(signature):
    assert fit_of(signature, CONTENT) is Fit.UNKNOWN


def test_digest_is_read_from_base64_too():
    body = make.base64_lines(make.signature(stated=(SHA256, bytes(32))))

    (stated,) = read_digests(io.BytesIO(body))

    assert (stated.algorithm, stated.digest) == ("2.16.840.1.101.3.4.2.1", bytes(32))


@pytest.mark.parametrize(
    ("content", "expected"),
    [("2a85030701010202", "1.2.643.7.1.1.2.2"), ("608648016503040201", "2.16.840.1.101.3.4.2.1"), ("", "")],
)
def test_object_identifiers_are_written_with_dots(content, expected):
    assert dotted(bytes.fromhex(content)) == expected
