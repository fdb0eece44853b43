"""The only door to the antivirus: the bytes go to clamd over its INSTREAM command, a sentence comes back.

quality.md 4: «antivirus by the queue where configured». clamd is asked over TCP or a socket of this machine;
the protocol is four bytes of length before each piece, zero at the end. No package that speaks it is kept.
"""

import re
import socket
import struct
from dataclasses import dataclass
from typing import BinaryIO

_CHUNK = 64 * 1024
_ANSWER = 4096
_FOUND = re.compile(r"stream: (?P<threat>.+) FOUND")
TIMEOUT_SECONDS = 60.0


class ScanFailed(Exception):
    """The antivirus does not answer, or not with a verdict; the file must be asked about again."""


@dataclass(frozen=True)
class Verdict:
    """`threat` is the name the antivirus gives; empty when it has found nothing."""

    threat: str = ""


def scan(stream: BinaryIO, address: str) -> Verdict:
    """Ask the clamd at `host:port` or at `/path/of/its/socket`."""
    try:
        with _connected(address) as connection:
            connection.sendall(b"zINSTREAM\0")
            while chunk := stream.read(_CHUNK):
                connection.sendall(struct.pack("!I", len(chunk)) + chunk)
            connection.sendall(struct.pack("!I", 0))
            answer = _answer(connection)
    except OSError as error:
        raise ScanFailed(f"clamd at {address}: {error}") from error
    if answer == "stream: OK":
        return Verdict()
    found = _FOUND.fullmatch(answer)
    if found is None:
        raise ScanFailed(f"clamd at {address} said: {answer[:200]}")
    return Verdict(found["threat"])


def _connected(address: str) -> socket.socket:
    if address.startswith("/"):
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(TIMEOUT_SECONDS)
        connection.connect(address)
        return connection
    host, _, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), TIMEOUT_SECONDS)


def _answer(connection: socket.socket) -> str:
    said = b""
    while len(said) < _ANSWER and (piece := connection.recv(_ANSWER)):
        said += piece
    return said.rstrip(b"\0\n").decode("utf-8", "replace")
