"""Whether a page that somebody has named opens; asked of public addresses only.

EV-07: «optional check of availability marks dead links: http 404 → «ссылка не открывается»». The address
comes from outside, so it must not lead our own server into the network it stands in: only http and https on
their usual ports, only names that resolve to public addresses, and the connection goes to the very address
that was judged, not to what the name means a moment later. Every redirect is judged anew. No proxy, no
cookies, and of the answer nothing but its first line is used.
"""

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Callable
from urllib.parse import SplitResult, quote, urljoin, urlsplit

TIMEOUT_SECONDS = 8.0
MAX_REDIRECTS = 4
PORTS = {"http": 80, "https": 443}
#: what says that there is no such page; a page behind a sign-in or a busy server is no dead link
_GONE = {404, 410}
_REDIRECTS = {301, 302, 303, 307, 308}
_USUAL = {"User-Agent": "MSOKO link check", "Accept": "*/*"}


class NotAsked(Exception):
    """The address is not one that we ask."""


def is_public(address: str) -> bool:
    """Whether an address belongs to the open network; mapped and translated ones are unwrapped first."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if inner is not None:
            found = inner
    return found.is_global and not found.is_multicast


def opens(
    url: str, *, is_allowed: Callable[[str], bool] = is_public, ports: dict[str, int] | None = None
) -> bool | None:
    """True: it opens; False: there is no such page or no such site; None: that cannot be said."""
    for _ in range(MAX_REDIRECTS + 1):
        try:
            status, target = _asked(url, is_allowed, ports or PORTS)
        except socket.gaierror:
            return False
        except (NotAsked, OSError, http.client.HTTPException, UnicodeError, ValueError):
            return None
        if status not in _REDIRECTS or not target:
            return False if status in _GONE else True if status < 400 else None
        url = urljoin(url, target)
    return None


def _asked(url: str, is_allowed: Callable[[str], bool], ports: dict[str, int]) -> tuple[int, str]:
    parts = urlsplit(url)
    port = ports.get(parts.scheme)
    if port is None or not parts.hostname or parts.username or (parts.port or port) != port:
        raise NotAsked(url)
    # The letters of «школа.рф» as the network knows them.
    host = parts.hostname.encode("idna").decode() if not parts.hostname.isascii() else parts.hostname
    connection = _connection(parts.scheme, host, _public_address(host, port, is_allowed), port)
    try:
        connection.request("GET", _path(parts), headers=_USUAL)
        answer = connection.getresponse()
        return answer.status, answer.getheader("Location", "") or ""
    finally:
        connection.close()


def _public_address(host: str, port: int, is_allowed: Callable[[str], bool]) -> str:
    found = [str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    # One address of ours among several is enough to keep away.
    if not found or not all(is_allowed(address) for address in found):
        raise NotAsked(host)
    return found[0]


def _connection(scheme: str, host: str, address: str, port: int) -> http.client.HTTPConnection:
    connection = http.client.HTTPConnection(host, port, timeout=TIMEOUT_SECONDS)
    plain = socket.create_connection((address, port), TIMEOUT_SECONDS)
    try:
        context = ssl.create_default_context() if scheme == "https" else None
        connection.sock = context.wrap_socket(plain, server_hostname=host) if context else plain
    except (OSError, ValueError):
        plain.close()
        raise
    return connection


def _path(parts: SplitResult) -> str:

    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return f"{path}?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else path
