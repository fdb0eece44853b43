"""The plan by keyboard only, without a connection, by two people, and at 200 %.

«typing through 20 cells by keyboard only; network cut while typing; drag and its keyboard twin; undo chain;
200 % zoom» (issue on the plan editor); «a dropped connection loses nothing that was typed».
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.checks import accessibility, sideways
from tests.browser.people import Window, window
from tests.browser.test_editing import ROWS, cell, create_plan, row, titles
from tests.browser.test_pages import at_each_width
from tests.sites import Site

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def plan(browser: Browser, site: Site) -> str:
    """The address of a draft of this file: its tests leave it as they found it, or say what they left."""
    with window(browser, site.url, "specialist") as opened:
        return create_plan(opened.page)


@pytest.fixture
def specialist(browser: Browser, site: Site, plan: str) -> Iterator[Window]:
    with window(browser, site.url, "specialist") as opened:
        opened.page.goto(plan)
        opened.page.wait_for_load_state()
        yield opened


def shown(page: Page, place: int, name: str) -> str:
    words = cell(page, place, name).locator(".cell-words, .cell-text")
    return words.text_content() or ""


def undo_all(page: Page, times: int) -> None:
    for _ in range(times):
        before = page.locator("#plan-undo button").first.get_attribute("title")
        page.keyboard.press("Control+z")
        expect(page.locator("#plan-undo button").first).not_to_have_attribute("title", before or "")


def test_twenty_cells_are_typed_without_waiting_and_without_a_mouse(specialist: Window):
    page = specialist.page
    names = (
        page.locator(".row-activity")
        .first.locator(".cell")
        .evaluate_all("all => all.map(c => c.dataset.cell)")
    )
    cell(page, 0, names[0]).focus()

    page.keyboard.press("Enter")
    for number in range(20):
        page.keyboard.press("Control+a")
        page.keyboard.type(f"№ {number}")  # the letters come while the cell before is being saved
        page.keyboard.press("Tab" if number < 19 else "Enter")
    expect(page.locator(".is-saving, .is-unsaved")).to_have_count(0)
    expect(page.locator("#plan-saved")).to_contain_text("сохранено")
    page.reload()

    written = [shown(page, place, name) for place in range(ROWS) for name in names][:20]
    assert written == [f"№ {number}" for number in range(20)]
    page.locator(".plan-sheet .cell").first.focus()
    undo_all(page, 20)
    assert titles(page) == ["1", "2", "3", "4"]


def test_a_cut_connection_loses_nothing(specialist: Window):
    page, context = specialist.page, specialist.page.context
    cell(page, 0, "title").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Control+a")
    context.set_offline(True)

    page.keyboard.type("Написано без связи")
    page.keyboard.press("Tab")
    page.keyboard.type(" и дальше")
    expect(page.locator("#plan-saved")).to_contain_text("не сохранено, нет связи")
    context.set_offline(False)
    page.reload()  # with one cell waiting and one under the pen

    expect(page.locator("#plan-drafts")).to_contain_text("Восстановлено")
    expect(page.locator("#plan-saved")).to_contain_text("сохранено")
    expect(page.locator(".is-saving, .is-unsaved")).to_have_count(0)
    page.reload()
    assert shown(page, 0, "title") == "Написано без связи"
    assert shown(page, 0, "due").endswith(" и дальше")
    page.locator(".plan-sheet .cell").first.focus()
    undo_all(page, 2)
    # The browser itself writes down that it had no connection: that is what was asked for.
    specialist.complaints[:] = [
        one for one in specialist.complaints if "ERR_INTERNET_DISCONNECTED" not in one
    ]


def test_a_row_is_dragged_and_its_twin_of_the_keyboard_takes_it_back(specialist: Window):
    page = specialist.page

    row(page, 0).locator(".row-tools").drag_to(
        row(page, 2), target_position={"x": 200, "y": row(page, 2).bounding_box()["height"] - 3}
    )
    expect(cell(page, 2, "title")).to_contain_text("очередь 1)")
    assert titles(page) == ["2", "3", "1", "4"]
    cell(page, 2, "title").focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("#plan-said")).to_contain_text("Перемещено выше")
    expect(cell(page, 1, "title")).to_be_focused()
    page.keyboard.press("Alt+ArrowUp")
    expect(cell(page, 0, "title")).to_be_focused()

    assert titles(page) == ["1", "2", "3", "4"]


def test_a_chain_is_undone_and_done_again_after_a_reload(specialist: Window):
    page = specialist.page
    cell(page, 1, "title").focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(cell(page, 2, "title")).to_be_focused()
    row(page, 0).locator(".row-tools").focus()
    page.keyboard.press("Enter")
    page.get_by_role("menuitem", name="Удалить").press("Enter")
    expect(page.locator(".row-activity")).to_have_count(ROWS - 1)
    page.reload()

    page.locator("#plan-undo button").first.click()
    expect(page.locator(".row-activity")).to_have_count(ROWS)
    page.locator("#plan-undo button").first.click()
    expect(cell(page, 1, "title")).to_contain_text("очередь 2)")
    assert titles(page) == ["1", "2", "3", "4"]
    page.keyboard.press("Control+y")
    expect(cell(page, 2, "title")).to_contain_text("очередь 2)")
    page.keyboard.press("Control+z")
    expect(cell(page, 1, "title")).to_contain_text("очередь 2)")


def test_a_table_is_pasted_after_a_preview(specialist: Window):
    page = specialist.page
    cell(page, 0, "title").focus()

    page.evaluate(
        """() => {
          const clipboard = new DataTransfer();
          clipboard.setData("text/html", "<table><tr><td>Первая</td><td><p>Март</p><p>Апрель</p></td></tr>" +
            "<tr><td>Вторая</td><td>Май</td></tr></table>");
          const options = { clipboardData: clipboard, bubbles: true, cancelable: true };
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", options));
        }"""
    )
    expect(page.get_by_role("heading", level=1)).to_have_text("Вставить строки")
    expect(page.locator(".change-list tbody tr")).to_have_count(4)
    assert accessibility(page) == []
    page.get_by_role("button", name="Вставить", exact=True).click()

    assert [shown(page, 0, "title"), shown(page, 0, "due")] == ["Первая", "Март\nАпрель"]
    page.locator("#plan-undo button").first.click()
    expect(cell(page, 0, "title")).to_contain_text("очередь 1)")


def test_the_cell_completes_and_explains_while_it_is_typed(specialist: Window):
    page = specialist.page
    cell(page, 0, "due").press("Enter")
    page.keyboard.press("Control+a")
    page.keyboard.type("До 20 апреля")
    expect(page.locator(".cell-hint")).to_contain_text("до 20.04.")
    page.keyboard.press("Escape")

    cell(page, 0, "executors").press("Enter")
    page.keyboard.press("Control+a")
    page.keyboard.type("руковод")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    assert accessibility(page) == []
    page.keyboard.press("ArrowDown")
    first = options.first.evaluate("option => option.firstChild.textContent")
    page.keyboard.press("Enter")
    expect(page.get_by_role("listbox")).to_be_hidden()
    assert page.locator(".cell-input").input_value() == first
    page.keyboard.press("Escape")
    expect(page.locator(".cell-input")).to_have_count(0)


def test_two_people_see_each_other(browser: Browser, site: Site, specialist: Window, plan: str):
    with window(browser, site.url, "centre") as colleague:
        colleague.page.goto(plan)
        cell(colleague.page, 1, "title").press("Enter")
        colleague.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

        page = specialist.page
        expect(page.locator("#plan-people")).to_contain_text("правит строку")
        expect(cell(page, 1, "title")).to_have_attribute("data-who", "Запольский Д.И.")
        assert accessibility(page) == []


def test_at_two_hundred_per_cent_the_page_does_not_scroll_sideways(browser: Browser, site: Site, plan: str):
    with window(browser, site.url, "specialist", {"width": 720, "height": 450}) as zoomed:
        zoomed.page.goto(plan)
        assert sideways(zoomed.page) == 0
        cell(zoomed.page, 0, "title").press("Enter")
        assert sideways(zoomed.page) == 0
        zoomed.page.keyboard.press("Escape")


def test_the_pages_behind_the_editor_are_in_order(specialist: Window, plan: str):
    page = specialist.page
    first = row(page, 0).locator(".row-tools").get_attribute("href")
    address = plan.split("#")[0]
    found = {}

    for place in (
        address,
        f"{address}?text=график&questions=all",
        f"{address}replace/?find=график&replacement=расписание&columns=title",
        f"{address}bulk/?column=due&mode=replace&words=Май",
        f"{address}renumber/?style=restarting",
        f"{address}history/",
        f"{first}",
        f"{first}history/",
        f"{first}teach/?words=отдел",
    ):
        page.goto(place)
        if complaints := at_each_width(page, must_fit_a_phone=False):
            found[place] = complaints

    assert found == {}
