"""The nesting of PKCS#7: tag, length, content; nothing of its cryptography.

Signing programs write DER, BER with open lengths, or either of them in base64 with or without PEM lines;
all four are taken.
"""

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass

SEQUENCE, SET, INTEGER, OID, CONTEXT_0 = 0x30, 0x31, 0x02, 0x06, 0xA0
SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
MAX_DEPTH = 32
_ARMOUR = re.compile(rb"-----(?:BEGIN|END) [A-Z0-9 ]+-----")


class NotDer(ValueError):
    """The bytes do not nest as tag, length, content."""


@dataclass(frozen=True)
class Node:
    """One element; `raw` is all of it, with the tag and the length."""

    tag: int
    content: bytes
    raw: bytes


def signed_data(raw: bytes) -> Node:
    """Return the SignedData inside; raises ValueError on anything else."""
    raw = _binary(raw)
    outer, end = _node(raw, 0, 0)
    # Line ends after a signature come from text-mode copying; anything else is another file.
    if outer.tag != SEQUENCE or raw[end:].strip(b"\r\n\0"):
        raise NotDer
    oid, wrapped = children(outer)
    if oid.tag != OID or oid.content != SIGNED_DATA or wrapped.tag != CONTEXT_0:
        raise NotDer
    signed = children(wrapped)
    if len(signed) != 1 or signed[0].tag != SEQUENCE:
        raise NotDer
    return signed[0]


def children(node: Node) -> list[Node]:
    return list(_nodes(node.content))


def _binary(raw: bytes) -> bytes:
    if raw[:1] == b"\x30":
        return raw
    return base64.b64decode(
        b"".join(_ARMOUR.sub(b"", raw.removeprefix(b"\xef\xbb\xbf")).split()), validate=True
    )


def _nodes(content: bytes) -> Iterator[Node]:
    at = 0
    while at < len(content):
        node, at = _node(content, at, 0)
        yield node


def _node(raw: bytes, at: int, depth: int) -> tuple[Node, int]:
    """Read one element and return it with the place behind it."""
    if depth > MAX_DEPTH or at + 2 > len(raw):
        raise NotDer
    begin, tag, first = at, raw[at], raw[at + 1]
    at += 2
    if tag & 0x1F == 0x1F:
        raise NotDer
    if first == 0x80:
        return _open_node(raw, tag, at, depth)
    length = first
    if first > 0x80:
        count = first & 0x7F
        if count > 4:
            raise NotDer
        length = int.from_bytes(raw[at : at + count], "big")
        at += count
    if at + length > len(raw):
        raise NotDer
    return Node(tag, raw[at : at + length], raw[begin : at + length]), at + length


def _open_node(raw: bytes, tag: int, at: int, depth: int) -> tuple[Node, int]:
    """Read an element of open length: its parts follow until two zero bytes."""
    start = at
    while raw[at : at + 2] != b"\0\0":
        _, at = _node(raw, at, depth + 1)
    return Node(tag, raw[start:at], raw[start - 2 : at + 2]), at + 2
