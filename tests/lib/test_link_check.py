"""Against a site on loopback, which only these tests allow."""

import http.server
import threading
from collections.abc import Iterator
from urllib.parse import unquote

import pytest

from msoko.lib.link_check import is_public, opens

ANSWERS = {"/good": 200, "/gone": 404, "/removed": 410, "/closed": 403, "/broken": 500, "/отчёт": 200}
REDIRECTS = {"/moved": "/good", "/moved-away": "/gone", "/loop": "/loop", "/inside": "http://10.0.0.1/"}


class School(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:

        path = unquote(self.path)
        if path in REDIRECTS:
            self.send_response(302)
            self.send_header("Location", REDIRECTS[path])
        else:
            self.send_response(ANSWERS.get(path, 404))
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Tests say nothing."""


@pytest.fixture
def ask() -> Iterator:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), School) as server:
        threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        port = server.server_address[1]

        def asked(path: str, is_allowed=lambda address: address == "127.0.0.1") -> bool | None:
            return opens(f"http://127.0.0.1:{port}{path}", is_allowed=is_allowed, ports={"http": port})

        yield asked
        server.shutdown()


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/good", True),
        ("/отчёт", True),
        ("/moved", True),
        ("/gone", False),
        ("/removed", False),
        ("/moved-away", False),
        ("/closed", None),
        ("/broken", None),
        ("/loop", None),
        # A redirect into the network of ours is not followed.
        ("/inside", None),
    ],
)
def test_pages_of_a_site(ask, path, answer):
    assert ask(path) is answer


def test_private_address_is_not_asked(ask):
    assert ask("/good", is_public) is None


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://192.168.0.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://school.example:5432/",
        "http://user:word@127.0.0.1/",
        "ftp://school.example/",
        "file:///etc/passwd",
        "http:///nothing",
        "http://[broken/",
    ],
)
def test_what_is_never_asked(url):
    assert opens(url) is None


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        ("8.8.8.8", True),
        ("2a02:6b8::1", True),
        ("10.1.2.3", False),
        ("100.64.0.1", False),
        ("172.16.0.1", False),
        ("224.0.0.1", False),
        ("0.0.0.0", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("::ffff:10.0.0.1", False),
        ("2002:0a00:0001::1", False),
    ],
)
def test_public_addresses(address, answer):
    assert is_public(address) is answer
