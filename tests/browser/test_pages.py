"""Every page of every role, on a desk and on a phone: accessible, quiet, with one heading, not too wide.

Pages are found as a person finds them: the menu of the role, then the first link of each kind on the pages
behind it. Department pages «never scroll sideways below 1280 px»; school pages must fit a phone of 360 px.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.checks import findings, sideways
from tests.browser.people import DESK, NARROW_DESK, PHONE, window
from tests.sites import Site

pytestmark = pytest.mark.browser

SCHOOLS = {"school4", "sad5"}
LOGINS = ["specialist", "nachalnik", "school4", "sad5", "observer", "admin"]
#: who sees the pages of the specialist with fewer buttons: axe looks at them on the desk
LOOK_ON = {"nachalnik", "observer"}
NUMBER = re.compile(r"\d+")


def pages_of(page: Page) -> Iterator[str]:
    """Open the pages of the menu, then one of each other kind that they lead to; give each as it stands."""
    page.goto("/")
    menu = _links(page, "nav.side a")
    known, behind = {_kind(address) for address in menu}, []
    for address in menu:
        _open(page, address)
        for link in _links(page, "main a"):
            if _kind(link) not in known:
                known.add(_kind(link))
                behind.append(link)
        yield address
    for address in behind:
        _open(page, address)
        yield address


def _open(page: Page, address: str) -> None:
    answer = page.goto(address)
    assert answer, address
    assert answer.status == 200, f"{address}: {answer.status}"


def _links(page: Page, selector: str) -> list[str]:
    """Addresses of our pages; files, new tabs and filters of the same page are left out."""
    links = page.locator(selector).evaluate_all("all => all.map(a => [a.getAttribute('href'), a.target])")
    addresses = [href.split("#")[0].split("?")[0] for href, target in links if href and not target]
    wanted = [one for one in addresses if one.startswith("/") and not _is_left_out(one)]
    return list(dict.fromkeys(wanted))


def _is_left_out(address: str) -> bool:
    """Files are no pages; what lies behind the first page of the admin is Django's."""
    is_deep_in_admin = address.startswith("/admin/") and address != "/admin/"
    return is_deep_in_admin or address.endswith(("/file/", "/xlsx/", "/pdf/", "/wall/"))


def _kind(address: str) -> str:
    return NUMBER.sub("#", address)


@pytest.mark.parametrize("login", LOGINS)
def test_each_page_of_a_role_is_in_order(browser: Browser, site: Site, login: str):
    found: dict[str, list[str]] = {}

    with window(browser, site.url, login) as opened:
        for address in pages_of(opened.page):
            found[address] = (
                findings(opened.page)
                if login in LOOK_ON
                else at_each_width(opened.page, must_fit_a_phone=login in SCHOOLS)
            )

    assert {address: complaints for address, complaints in found.items() if complaints} == {}
    assert len(found) >= 2


def at_each_width(page: Page, *, must_fit_a_phone: bool) -> list[str]:
    """Colours are judged where the role works: a school on its phone, the department on its desk."""
    complaints = [f"at 1440: {one}" for one in findings(page, has_colours=not must_fit_a_phone)]
    page.set_viewport_size(NARROW_DESK)
    if excess := sideways(page):
        complaints.append(f"at 1280: scrolls sideways by {excess} px")
    page.set_viewport_size(PHONE)
    on_phone = findings(page, may_scroll=not must_fit_a_phone, has_colours=must_fit_a_phone)
    complaints += [f"at 360: {one}" for one in on_phone]
    page.set_viewport_size(DESK)
    return complaints


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_signing_in_is_in_order(browser: Browser, site: Site, size: dict[str, int]):
    with window(browser, site.url, None, size) as opened:
        opened.page.goto("/")

        assert findings(opened.page) == []
