"""The calendar in its other shapes, which only a query tells apart: accessible, and as wide as the window."""

import pytest
from playwright.sync_api import Browser

from tests.browser.checks import findings
from tests.browser.people import DESK, PHONE, window
from tests.sites import Site

pytestmark = pytest.mark.browser

SHAPES = ["scale=year", "scale=quarter", "scale=school_year&list=1", "scale=month&on=2026-03-01"]


def test_shapes_are_accessible_and_fit(browser: Browser, site: Site):
    found = {}

    with window(browser, site.url, "school4") as opened:
        for shape in SHAPES:
            for size in (DESK, PHONE):
                opened.page.set_viewport_size(size)
                opened.page.goto(f"/monitoring/calendar/?{shape}")
                if complaints := findings(opened.page, has_colours=size == PHONE):
                    found[shape, size["width"]] = complaints

    assert found == {}
