"""The pages about dates, executors and letters: accessible on a desk and on a phone, and never too wide."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.checks import findings
from tests.browser.people import DESK, PHONE, window
from tests.sites import Site

pytestmark = pytest.mark.browser

#: of no plan and no executor in particular
PAGES = (
    "/monitoring/tasks/?show=all",
    "/monitoring/calendar/?scale=year",
    "/monitoring/calendar/feed/",
    "/monitoring/reminders/",
    "/monitoring/postponements/",
    "/plans/due-policy/",
    "/people/positions/",
    "/people/bodies/",
    "/people/bodies/add/",
    "/people/organizations/levels/",
)


def addresses(page: Page) -> list[str]:
    """With the pages of the first plan, and of the first group and working group."""
    page.goto("/plans/")
    page.locator(".row-title").first.click()
    tabs = [page.locator(".tabs").get_by_role("link", name=name) for name in ("Сроки", "Исполнение")]
    found = [str(tab.get_attribute("href")) for tab in tabs]
    for kind in ("group", "working_group"):
        page.goto(f"/people/bodies/?kind={kind}")
        found.append(str(page.locator(".row-title").first.get_attribute("href")))
    return [*found, *PAGES]


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_pages_about_dates_are_in_order(browser: Browser, site: Site, size: dict[str, int]):
    found = {}

    with window(browser, site.url, "specialist", size) as opened:
        for address in addresses(opened.page):
            answer = opened.page.goto(address)
            assert answer, address
            assert answer.status == 200, address
            # What is folded is a part of the page as well.
            opened.page.locator("main details").evaluate_all("all => all.forEach(one => one.open = true)")
            if complaints := findings(opened.page, has_colours=size == DESK):
                found[address] = complaints

    assert found == {}
