"""A detached signature: PKCS#7 SignedData by its structure, not by its cryptography.

EV-04: «no claim of legal validity without a check service». The signed document itself must not be inside:
then the file is a document in disguise that nobody here can preview.
"""

from typing import BinaryIO

from msoko.lib.file_kinds import FileKind
from msoko.lib.foreign.der import CONTEXT_0, INTEGER, SEQUENCE, SET, NotDer, children, signed_data
from msoko.lib.foreign.mismatches import unlike
from msoko.lib.refusals import RefusalCode, refused


def inspect(stream: BinaryIO, kind: FileKind, name: str) -> None:
    try:
        inner = children(signed_data(stream.read()))
        version, digests, encapsulated, signers = inner[0], inner[1], inner[2], inner[-1]
        tags = [version.tag, digests.tag, encapsulated.tag, signers.tag]
        if len(inner) < 4 or tags != [INTEGER, SET, SEQUENCE, SET] or not children(signers):
            raise NotDer
        parts = children(encapsulated)
    except (ValueError, IndexError) as error:
        raise unlike(name, kind) from error
    if any(part.tag == CONTEXT_0 and part.content for part in parts):
        raise refused(RefusalCode.ATTACHED_SIGNATURE, name)
