"""The form of indicators at the screen: thirty values by keyboard, a block from Excel, a red check answered.

«entering 30 values by keyboard only, paste of a block from Excel, a red check answered with a justification»
(issue on monitoring).
"""

import datetime
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.checks import accessibility
from tests.browser.people import PHONE, Window, window
from tests.browser.test_pages import at_each_width
from tests.sites import Site

pytestmark = pytest.mark.browser
COUNT = 30
#: the field that asks for a comment when it jumps
JUMPING = "Обучающиеся"


@pytest.fixture(scope="module")
def collected(browser: Browser, site: Site) -> None:
    """The presets, and a round of last year and of this year for every school."""
    with window(browser, site.url, "specialist") as opened:
        page = opened.page
        page.goto("/monitoring/reporting-forms/")
        page.get_by_role("button", name="Взять типовые").click()
        for year in (this_year() - 1, this_year()):
            open_round(page, year)


def this_year() -> int:
    return datetime.datetime.now(tz=datetime.UTC).year


def open_round(page: Page, year: int) -> None:
    today = datetime.datetime.now(tz=datetime.UTC).date()
    page.goto("/monitoring/rounds/add/")
    page.get_by_label("Название").fill(f"Итоги {year} года")
    page.get_by_label("Отчётный год").fill(str(year))
    page.get_by_label("Открыт с").fill(f"{today - datetime.timedelta(days=2):%Y-%m-%d}")
    page.get_by_label("Открыт по").fill(f"{today + datetime.timedelta(days=9):%Y-%m-%d}")
    page.get_by_role("button", name="Дальше").click()
    page.get_by_role("button", name="Сохранить состав").click()
    page.get_by_role("button", name="Открыть сбор").click()
    expect(page.locator(".message-success")).to_contain_text("Сбор открыт")


@pytest.fixture
def head(browser: Browser, site: Site, collected: None) -> Iterator[Window]:
    with window(browser, site.url, "school4") as opened:
        yield opened


def open_form(page: Page, year: int) -> None:
    page.goto("/monitoring/submissions/")
    page.get_by_role("link", name=f"Итоги {year} года").click()
    page.wait_for_load_state()


def shown(page: Page) -> list[str]:
    return page.locator(".grid-value input:not([type=hidden])").evaluate_all("all => all.map(i => i.value)")


def saved(page: Page) -> None:
    expect(page.locator(".is-saving")).to_have_count(0)
    expect(page.locator("#grid-summary")).to_contain_text("сохранено")


def field(page: Page, name: str):
    return page.locator(".grid-row").filter(has=page.get_by_text(name, exact=True))


def test_thirty_values_are_typed_without_a_mouse(head: Window):
    page = head.page
    open_form(page, this_year())
    page.locator(".grid-value input").first.focus()

    for number in range(COUNT):
        page.keyboard.press("Control+a")
        page.keyboard.type(str(number + 1))
        page.keyboard.press("Enter" if number % 2 else "ArrowDown")
    saved(page)
    page.reload()

    assert shown(page)[:COUNT] == [str(number + 1) for number in range(COUNT)]
    assert at_each_width(page, must_fit_a_phone=True) == []


def test_a_block_from_excel_is_pasted_and_a_jump_is_justified(head: Window):
    page = head.page
    open_form(page, this_year() - 1)
    count = len(shown(page))
    page.locator(".grid-value input").first.focus()
    page.evaluate(
        """text => {
          const clipboard = new DataTransfer();
          clipboard.setData("text/plain", text);
          const options = { clipboardData: clipboard, bubbles: true, cancelable: true };
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", options));
        }""",
        "\r\n".join(["500"] * (count - 1) + ["нд"]),
    )
    saved(page)
    page.reload()
    assert shown(page) == ["500"] * (count - 1) + ["нет данных"]

    open_form(page, this_year())
    row = field(page, JUMPING)
    row.locator(".grid-value input").first.fill("900")
    page.keyboard.press("Tab")
    expect(row.locator(".pill")).to_contain_text("поясните")
    row.get_by_label(f"Пояснение: {JUMPING}").fill("Открыли второе здание.")
    page.keyboard.press("Enter")

    expect(row.locator(".pill")).to_contain_text("пояснено")


def test_a_red_check_speaks_while_it_is_typed(head: Window):
    page = head.page
    open_form(page, this_year())
    field(page, "Выпускники 9 и 11 классов").locator(".grid-value input").first.fill("24")
    row = field(page, "Выпускники, не получившие аттестат")
    number = row.locator(".grid-value input").first

    number.press("Control+a")
    page.keyboard.type("30")
    expect(row.locator(".grid-finding.is-red")).to_contain_text("больше")
    expect(number).to_have_attribute("aria-invalid", "true")
    assert accessibility(page) == []
    page.keyboard.press("Control+a")
    page.keyboard.type("11")
    expect(row.locator(".grid-finding.is-red")).to_have_count(0)
    page.keyboard.press("Enter")

    saved(page)


def test_without_script_the_same_table_is_one_form(browser: Browser, site: Site, collected: None):
    with window(browser, site.url, "school4", PHONE, has_script=False) as opened:
        page = opened.page
        open_form(page, this_year())
        page.locator(".grid-value input").first.fill("много")
        page.get_by_role("button", name="Сохранить", exact=True).click()

        expect(page.locator(".grid-row .field-error")).to_contain_text("не число")
        assert shown(page)[0] == "много"
        # The browser itself writes down that the form was refused: that is what was asked for.
        opened.complaints[:] = [one for one in opened.complaints if "422" not in one]


def test_pages_of_the_department_are_in_order(browser: Browser, site: Site, collected: None):
    with window(browser, site.url, "specialist") as opened:
        page = opened.page
        page.goto("/monitoring/rounds/")
        page.locator("main .row-title").first.click()
        asked = page.url
        for address in (asked, f"{asked}table/", f"{asked}import/", "/monitoring/reporting-forms/"):
            page.goto(address)
            assert at_each_width(page, must_fit_a_phone=False) == [], address
