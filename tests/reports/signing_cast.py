"""Signature files for the tests: made for the stored PDF of a document, or for another one."""

from msoko.lib.streebog import streebog
from msoko.people import files
from reports import actions
from tests import file_makers as make

STREEBOG_256 = "2a85030701010202"
SERIAL = 0x01AB5C
SURNAME, GIVEN_NAME, TITLE, COMMON_NAME = "550404", "55042a", "55040c", "550403"
CERTIFICATE = make.gost_certificate(
    {SURNAME: "Сосновская", GIVEN_NAME: "Ольга Петровна", TITLE: "Начальник"},
    {COMMON_NAME: "Казначейство России"},
    serial=SERIAL,
)


def original(document) -> bytes:
    with files.store().open(actions.final_rendering(document).file.sha256) as stream:
        return stream.read()


def signature_of(content: bytes, *, certificates: tuple[bytes, ...] = (CERTIFICATE,)) -> bytes:
    stated = (STREEBOG_256, streebog(content, bits=256))
    return make.signature(certificates=certificates, serial=SERIAL, stated=stated)
