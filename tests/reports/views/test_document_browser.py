"""The order in a browser: it saves itself, a gap leads to its field, the sheets stay inside the desk."""

import re

import pytest
from playwright.sync_api import Page, expect

from reports.demo import PASSWORD
from tests.plans.import_files import row, word_plan

pytestmark = pytest.mark.browser
ANY_PLAN = re.compile(r"/plans/\d+/$")


@pytest.fixture
def specialist(page: Page) -> Page:
    page.goto("/people/sign-in/")
    page.fill("[name=username]", "specialist")
    page.fill("[name=password]", PASSWORD)
    page.click("button[type=submit]")
    expect(page.locator(".side")).to_be_visible()
    return page


@pytest.fixture
def order(specialist: Page) -> Page:
    """A plan from a file, and its order just drafted."""
    specialist.goto("/plans/imports/add/")
    content = word_plan([row(number) for number in range(1, 6)])
    specialist.set_input_files("#id_file", {"name": "план.docx", "mimeType": "", "buffer": content})
    expect(specialist.locator("#drop-name")).to_have_text("план.docx")
    specialist.get_by_role("button", name="Прочитать план").click()
    specialist.get_by_role("button", name="Создать план").click()
    expect(specialist).to_have_url(ANY_PLAN)
    specialist.goto(specialist.locator('a[href*="/order/"]').first.get_attribute("href"))
    expect(specialist.locator(".paper-sheet").first).to_be_visible()
    return specialist


def test_change_saves_itself_and_shows_in_the_preview(order: Page) -> None:
    order.fill("#id_aim", "проверки набора в браузере")

    expect(order.locator("#document-saved")).to_contain_text("сохранено")
    expect(order.locator(".paper-sheet").first).to_contain_text("в целях проверки набора в браузере")
    order.reload()
    expect(order.locator("#id_aim")).to_have_value("проверки набора в браузере")


def test_added_and_moved_clauses_are_saved(order: Page) -> None:
    first = order.locator("[name=clause]").first.input_value()

    order.get_by_role("button", name="Пункт 1 ниже").click()

    expect(order.locator("[name=clause]").nth(1)).to_have_value(first)
    expect(order.locator("#document-saved")).to_contain_text("сохранено")
    order.reload()
    expect(order.locator("[name=clause]").nth(1)).to_have_value(first)


def test_gap_of_the_preview_leads_to_its_words(order: Page) -> None:
    order.locator(".paper-sheet .paper-gap").first.click()

    chosen = order.evaluate(
        "() => { const f = document.activeElement; return f.value.slice(f.selectionStart, f.selectionEnd); }"
    )
    assert re.fullmatch(r"\[\[.+\]\]", chosen)


@pytest.mark.parametrize("width", [360, 768, 1280, 1440])
def test_sheets_never_make_the_page_wider(order: Page, width: int) -> None:
    order.set_viewport_size({"width": width, "height": 900})

    assert order.evaluate("document.documentElement.scrollWidth") <= width
    if width >= 1280:
        desk = order.locator("#document-preview")
        assert desk.evaluate("element => element.scrollWidth <= element.clientWidth + 1")
