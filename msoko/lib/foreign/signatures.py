"""A detached signature: PKCS#7 SignedData by its structure, not by its cryptography.

EV-04: «no claim of legal validity without a check service». Signing programs write DER, BER with open
lengths, or either of them in base64 with or without PEM lines; all four are taken. The signed document
itself must not be inside: then the file is a document in disguise that nobody here can preview.
"""

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from msoko.lib.file_kinds import FileKind
from msoko.lib.foreign.mismatches import unlike
from msoko.lib.refusals import RefusalCode, refused

SEQUENCE, SET, INTEGER, OID, CONTEXT_0 = 0x30, 0x31, 0x02, 0x06, 0xA0
SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
MAX_DEPTH = 32
_ARMOUR = re.compile(rb"-----(?:BEGIN|END) [A-Z0-9 ]+-----")


class _NotDer(ValueError):
    """The bytes do not nest as tag, length, content."""


@dataclass(frozen=True)
class Node:
    tag: int
    content: bytes


def inspect(stream: BinaryIO, kind: FileKind, name: str) -> None:
    try:
        signed = _signed_data(_binary(stream.read()))
        inner = _children(signed)
        version, digests, encapsulated, signers = inner[0], inner[1], inner[2], inner[-1]
        tags = [version.tag, digests.tag, encapsulated.tag, signers.tag]
        if len(inner) < 4 or tags != [INTEGER, SET, SEQUENCE, SET] or not _children(signers):
            raise _NotDer
        parts = _children(encapsulated)
    except (ValueError, IndexError) as error:
        raise unlike(name, kind) from error
    if any(part.tag == CONTEXT_0 and part.content for part in parts):
        raise refused(RefusalCode.ATTACHED_SIGNATURE, name)


def _binary(raw: bytes) -> bytes:
    if raw[:1] == b"\x30":
        return raw
    return base64.b64decode(
        b"".join(_ARMOUR.sub(b"", raw.removeprefix(b"\xef\xbb\xbf")).split()), validate=True
    )


def _signed_data(raw: bytes) -> Node:
    outer, end = _node(raw, 0, 0)
    # Line ends after a signature come from text-mode copying; anything else is another file.
    if outer.tag != SEQUENCE or raw[end:].strip(b"\r\n\0"):
        raise _NotDer
    oid, wrapped = _children(outer)
    if oid.tag != OID or oid.content != SIGNED_DATA or wrapped.tag != CONTEXT_0:
        raise _NotDer
    signed = _children(wrapped)
    if len(signed) != 1 or signed[0].tag != SEQUENCE:
        raise _NotDer
    return signed[0]


def _children(node: Node) -> list[Node]:
    return list(_nodes(node.content))


def _nodes(content: bytes) -> Iterator[Node]:
    at = 0
    while at < len(content):
        node, at = _node(content, at, 0)
        yield node


def _node(raw: bytes, at: int, depth: int) -> tuple[Node, int]:
    """Read one element and return it with the place behind it."""
    if depth > MAX_DEPTH or at + 2 > len(raw):
        raise _NotDer
    tag, first = raw[at], raw[at + 1]
    at += 2
    if tag & 0x1F == 0x1F:
        raise _NotDer
    if first == 0x80:
        return _open_node(raw, tag, at, depth)
    length = first
    if first > 0x80:
        count = first & 0x7F
        if count > 4:
            raise _NotDer
        length = int.from_bytes(raw[at : at + count], "big")
        at += count
    if at + length > len(raw):
        raise _NotDer
    return Node(tag, raw[at : at + length]), at + length


def _open_node(raw: bytes, tag: int, at: int, depth: int) -> tuple[Node, int]:
    """Read an element of open length: its parts follow until two zero bytes."""
    start = at
    while raw[at : at + 2] != b"\0\0":
        _, at = _node(raw, at, depth + 1)
    return Node(tag, raw[start:at]), at + 2
