"""A zone is explained where it stands, and its deviation becomes a problem in two clicks (M5, AN-06)."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.checks import findings
from tests.browser.people import PHONE, window
from tests.sites import Site

pytestmark = pytest.mark.browser


def test_zone_is_explained_and_becomes_a_problem(browser: Browser, site: Site):
    with window(browser, site.url, "specialist") as opened:
        page = opened.page
        page.goto("/monitoring/analysis/map/")

        page.locator(".zone-red a").first.click()
        panel = page.locator("#why")
        expect(panel).to_contain_text("Красная зона")
        expect(panel).to_contain_text("Для зелёной зоны нужно")
        complaints = findings(page)
        page.set_viewport_size(PHONE)
        complaints += findings(page, has_colours=False)
        panel.get_by_role("button", name="В проблемы").first.click()

        expect(page.locator("#messages")).to_contain_text("внесена в список направления")
        page.goto("/monitoring/analysis/years/")
        picture = page.locator(".analysis-picture img")
        expect(picture).to_be_visible()
        assert picture.evaluate("one => one.complete && one.naturalWidth > 0")
        assert complaints == []
