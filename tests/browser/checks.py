"""What must be true of every page, whoever looks and however wide the screen is."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

AXE = Axe()
#: WCAG 2.1 A and AA, and what axe calls good practice. Its rules read no style sheets: none is fetched.
RULES = {"resultTypes": ["violations"], "preload": {"assets": ["media"]}}
#: four fifths of the time go into colours, which are the same at every width
WITHOUT_COLOURS = {**RULES, "rules": {"color-contrast": {"enabled": False}}}


def findings(page: Page, *, may_scroll: bool = False, has_colours: bool = True) -> list[str]:
    """Every complaint as a sentence; an empty list is a good page.

    A page that is looked at once more at another width needs its colours judged once: `has_colours`.
    """
    return [*_shape(page, may_scroll), *accessibility(page, has_colours=has_colours)]


def accessibility(page: Page, *, has_colours: bool = True) -> list[str]:
    found = AXE.run(page, options=RULES if has_colours else WITHOUT_COLOURS).response["violations"]
    return [
        f"axe {one['id']} ({one['impact']}): {one['help']}: {_places(one)}"
        for one in sorted(found, key=lambda one: one["id"])
    ]


def _places(violation: dict) -> str:
    nodes = violation["nodes"]
    shown = "; ".join(" ".join(str(part) for part in node["target"]) for node in nodes[:3])
    return shown if len(nodes) <= 3 else f"{shown}; {len(nodes) - 3} more"


def _shape(page: Page, may_scroll: bool) -> list[str]:
    found = []
    title = page.title()
    if not title.removesuffix("· МСОКО").strip():
        found.append(f"the title says nothing: {title!r}")
    headings = page.locator("h1").count()
    if headings != 1:
        found.append(f"{headings} headings h1")
    if not may_scroll and (excess := sideways(page)):
        found.append(f"scrolls sideways by {excess} px at {page.viewport_size['width']}: {_widest(page)}")
    return found


def sideways(page: Page) -> int:
    """How many pixels of the page lie beyond the right edge of the screen."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def _widest(page: Page) -> str:
    return page.evaluate(
        """() => {
          const edge = document.documentElement.clientWidth;
          const out = [...document.querySelectorAll("main *")]
            .filter((element) => element.getBoundingClientRect().right > edge + 1);
          return out.slice(0, 3).map((e) => e.tagName.toLowerCase() + "." + e.className).join(", ");
        }"""
    )
