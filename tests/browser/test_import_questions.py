"""The questions of an import by keyboard alone: walk, fix, leave, answer all alike, create the plan."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.checks import findings
from tests.browser.people import DESK, PHONE, GivenFile, window
from tests.plans.import_files import row, word_plan
from tests.sites import Site

pytestmark = pytest.mark.browser

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#: rows 3 and 4 have one unclear deadline, row 5 an executor nobody knows, row 6 an open quote
ROWS = [
    row(1, due="Мартобрь"),
    row(2, due="Мартобрь"),
    row(3, executors="Клуб любителей чтения"),
    ("1.4.", "Семинар «Чтение с увлечением", "Май", "Управление образования", "Справка"),
]


@pytest.fixture
def preview(browser: Browser, site: Site):
    with window(browser, site.url, "specialist", DESK) as specialist:
        page = specialist.page
        page.goto("/plans/imports/add/")
        specialist.choose(page.locator("#drop"), GivenFile("план.docx", WORD_TYPE, word_plan(ROWS)))
        page.get_by_role("button", name="Прочитать план").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Что мы поняли: 4 мероприятия")
        yield page


def test_questions_are_walked_and_answered_by_keyboard(preview: Page):
    page = preview
    left = page.locator(".questions-left")
    expect(left).to_have_text("осталось 4 из 4")
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        assert findings(page, has_colours=size == DESK) == []

    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator("#row-1-4")).to_have_class("pair pair-activity is-doubtful is-current")
    expect(page.locator("#row-1-4")).to_be_in_viewport()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("#row-1-3")).to_have_class("pair pair-activity is-doubtful is-current")

    answer = page.locator("[data-answer]")
    expect(answer).to_be_focused()
    page.keyboard.press("Alt+a")
    answer.fill("Апрель")
    page.keyboard.press("Enter")
    expect(left).to_have_text("осталось 2 из 4")
    for number in (3, 4):
        expect(page.locator(f"#row-1-{number} .is-corrected dd")).to_contain_text("Апрель")

    expect(page.get_by_label("Кто это")).to_be_focused()
    page.keyboard.type("Клуб чтения")
    page.keyboard.press("Enter")
    expect(left).to_have_text("осталось 1 из 4")
    page.reload()
    expect(left).to_have_text("осталось 1 из 4")
    expect(page.locator("#row-1-5 .chip")).to_have_text("Клуб чтения")

    page.keyboard.press("Alt+Enter")
    expect(left).to_have_text("на все 4 есть ответ")
    create = page.get_by_role("button", name="Создать план")
    expect(create).to_be_focused()
    assert findings(page) == []
    page.keyboard.press("Enter")
    expect(page.locator(".row-activity")).to_have_count(4)
    expect(page.locator(".row-activity").nth(2)).to_contain_text("Клуб чтения")
