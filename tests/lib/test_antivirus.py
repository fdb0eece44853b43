"""A clamd on loopback that speaks its protocol: it reads pieces with their lengths and answers."""

import socketserver
import struct
import threading
from collections.abc import Iterator
from io import BytesIO

import pytest

from msoko.lib.antivirus import ScanFailed, Verdict, scan
from tests.hostile_corpus import EICAR


class Clamd(socketserver.StreamRequestHandler):
    """Finds EICAR, breaks off on `hang up`, complains of `too long`."""

    def handle(self) -> None:
        assert self.rfile.read(10) == b"zINSTREAM\0"
        content = b""
        while length := struct.unpack("!I", self.rfile.read(4))[0]:
            content += self.rfile.read(length)
        if b"hang up" in content:
            return
        if b"too long" in content:
            self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
        else:
            found = b"Win.Test.EICAR_HDB-1 FOUND" if EICAR in content else b"OK"
            self.wfile.write(b"stream: " + found + b"\0")


@pytest.fixture
def clamd() -> Iterator[str]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Clamd) as server:
        threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        yield f"127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def test_verdicts(clamd):
    assert scan(BytesIO(b"x" * 200_000), clamd) == Verdict()
    assert scan(BytesIO(b"x" * 70_000 + EICAR), clamd) == Verdict("Win.Test.EICAR_HDB-1")


def test_socket_of_this_machine(tmp_path):
    address = str(tmp_path / "clamd.sock")
    with socketserver.ThreadingUnixStreamServer(address, Clamd) as server:
        threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        assert scan(BytesIO(b"clean"), address) == Verdict()
        server.shutdown()


@pytest.mark.parametrize("content", [b"hang up", b"too long"])
def test_no_verdict_is_no_clean_file(clamd, content):
    with pytest.raises(ScanFailed, match=r"clamd at 127\.0\.0\.1"):
        scan(BytesIO(content), clamd)


def test_antivirus_that_is_not_there():
    with pytest.raises(ScanFailed, match="refused"):
        scan(BytesIO(b"x"), "127.0.0.1:1")
