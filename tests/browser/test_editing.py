"""Editing a plan as a person does it: by keyboard, two people at once, and without JavaScript.

«cell editing in place, ... move rows ... (drag, and by keyboard), undo of the last change, ...
everything works without a mouse. Two specialists on one plan never overwrite each other silently: the
second sees both values and chooses» (P4); «The page works without JavaScript where a form is enough»
(quality.md 5).
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.people import GivenFile, Window, window
from tests.file_makers import pdf
from tests.plan_files import made_plan
from tests.sites import Site

pytestmark = pytest.mark.browser

ROWS = 4
SHORT_PLAN = made_plan("txt", ROWS).content.decode()


@pytest.fixture
def specialist(browser: Browser, site: Site) -> Iterator[Window]:
    with window(browser, site.url, "specialist") as opened:
        yield opened


@pytest.fixture
def plan(specialist: Window) -> str:
    """The address of a new draft of four rows that nobody else knows."""
    return create_plan(specialist.page)


def create_plan(page: Page) -> str:
    page.goto("/plans/imports/add/")
    page.locator("summary", has_text="вставить таблицу").click()
    page.get_by_label("Текст таблицы").fill(SHORT_PLAN)
    page.get_by_role("button", name="Прочитать план").click()
    page.get_by_role("button", name="Создать план").click()
    expect(page.locator(".row-activity")).to_have_count(ROWS)
    page.wait_for_load_state()  # the rows are there before the script that listens to keys
    return page.url


def row(page: Page, place: int) -> Locator:
    return page.locator(".row-activity").nth(place)


def cell(page: Page, place: int, name: str) -> Locator:
    return row(page, place).locator(f"[data-cell={name}]")


def write(page: Page, target: Locator, words: str, key: str = "Enter") -> None:
    """Focus, Enter, the words, a key that saves."""
    target.press("Enter")
    expect(target.get_by_role("textbox")).to_be_focused()
    target.get_by_role("textbox").fill(words)
    page.keyboard.press(key)


def titles(page: Page) -> list[str]:
    """The titles in the order of the sheet, told by their «очередь N»."""
    texts = page.locator(".row-activity [data-cell=title] .cell-text").all_inner_texts()
    return [text.rpartition("очередь ")[2].rstrip(")") for text in texts]


def test_arrows_walk_over_the_cells(specialist: Window, plan: str):
    page = specialist.page
    cell(page, 0, "title").focus()

    for key in ("ArrowRight", "ArrowDown", "ArrowDown", "ArrowLeft", "ArrowUp"):
        page.keyboard.press(key)

    expect(cell(page, 1, "title")).to_be_focused()


def test_enter_saves_and_the_understanding_appears_below(specialist: Window, plan: str):
    page = specialist.page

    write(page, cell(page, 1, "due"), "До 20 апреля")

    expect(cell(page, 1, "due")).to_contain_text("До 20 апреля")
    expect(cell(page, 1, "due").locator(".cell-note")).to_contain_text("до 20.04.")
    expect(cell(page, 1, "due")).to_be_focused()
    expect(page.locator("#plan-saved")).to_contain_text("сохранено")
    page.reload()
    expect(cell(page, 1, "due")).to_contain_text("До 20 апреля")


def test_escape_leaves_the_cell_as_it_was(specialist: Window, plan: str):
    page = specialist.page
    words = cell(page, 0, "due").locator(".cell-text")
    before = words.inner_text()

    write(page, cell(page, 0, "due"), "Ноябрь", key="Escape")

    expect(cell(page, 0, "due")).to_be_focused()
    expect(words).to_have_text(before)
    page.reload()
    expect(words).to_have_text(before)


def test_tab_saves_and_opens_the_next_cell(specialist: Window, plan: str):
    page = specialist.page

    write(page, cell(page, 0, "title"), "Круглый стол", key="Tab")

    expect(cell(page, 0, "due").get_by_role("textbox")).to_be_focused()
    expect(cell(page, 0, "title")).to_contain_text("Круглый стол")


def test_handing_over_waits_for_the_words_typed_last(specialist: Window, plan: str):
    page = specialist.page
    page.route("**/cells/**", lambda route: (page.wait_for_timeout(1_000), route.continue_()))

    write(page, cell(page, 0, "title"), "Круглый стол о качестве образования")
    page.get_by_role("button", name="К согласованию").click()

    expect(page.get_by_role("status").filter(has_text="направлен на согласование")).to_be_visible()
    expect(cell(page, 0, "title")).to_contain_text("Круглый стол о качестве образования")


def test_alt_and_arrows_move_a_row(specialist: Window, plan: str):
    page = specialist.page
    cell(page, 0, "title").focus()

    page.keyboard.press("Alt+ArrowDown")
    expect(cell(page, 1, "title")).to_contain_text("очередь 1)")
    assert titles(page) == ["2", "1", "3", "4"]
    expect(cell(page, 1, "title")).to_be_focused()
    page.keyboard.press("Alt+ArrowUp")
    expect(cell(page, 0, "title")).to_contain_text("очередь 1)")

    assert titles(page) == ["1", "2", "3", "4"]


def test_undo_brings_back_words_and_a_deleted_row(specialist: Window, plan: str):
    page = specialist.page
    write(page, cell(page, 2, "title"), "Ошибочное название")
    expect(cell(page, 2, "title")).to_contain_text("Ошибочное название")

    page.keyboard.press("Control+z")
    expect(cell(page, 2, "title")).to_contain_text("очередь 3)")
    row(page, 2).locator(".row-tools").press("Enter")
    page.get_by_role("menuitem", name="Удалить").press("Enter")
    expect(page.locator(".row-activity")).to_have_count(ROWS - 1)
    page.get_by_role("button", name="Вернуть").press("Enter")
    expect(page.locator(".row-activity")).to_have_count(ROWS)

    assert titles(page) == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("choice", "left"), [("Оставить моё", "Второе слово"), ("Оставить чужое", "Первое слово")]
)
def test_second_writer_sees_both_values_and_chooses(
    browser: Browser, site: Site, specialist: Window, plan: str, choice: str, left: str
):
    with window(browser, site.url, "centre") as colleague:
        theirs, mine = specialist.page, colleague.page
        mine.goto(plan)
        cell(mine, 0, "title").press("Enter")
        field = cell(mine, 0, "title").get_by_role("textbox")
        expect(field).to_be_focused()
        write(theirs, cell(theirs, 0, "title"), "Первое слово")
        expect(cell(theirs, 0, "title")).to_contain_text("Первое слово")
        expect(theirs.locator(".is-saving")).to_have_count(0)  # the words are shown before they are saved

        field.fill("Второе слово")
        mine.keyboard.press("Enter")
        dialog = mine.get_by_role("alertdialog")
        expect(dialog).to_contain_text("Лебяжина")
        expect(dialog.locator(".conflict-value")).to_have_text(["Первое слово", "Второе слово"])
        dialog.get_by_text(choice).click()

        expect(mine.get_by_role("alertdialog")).to_have_count(0)
        expect(cell(mine, 0, "title")).to_contain_text(left)
        expect(mine.locator(".is-saving")).to_have_count(0)
        theirs.reload()
        expect(cell(theirs, 0, "title")).to_contain_text(left)
        # The browser itself writes down that the server answered 409: that is what was asked for.
        colleague.complaints[:] = [one for one in colleague.complaints if "409" not in one]


def test_without_javascript_a_plan_is_imported_and_a_cell_edited(browser: Browser, site: Site):
    with window(browser, site.url, "specialist", has_script=False) as plain:
        page = plain.page
        create_plan(page)

        cell(page, 1, "due").hover()
        cell(page, 1, "due").get_by_role("link", name="Править").click()
        page.get_by_role("textbox", name="Сроки проведения").fill("До 20 апреля")
        page.get_by_role("button", name="Сохранить").click()

        expect(cell(page, 1, "due")).to_contain_text("До 20 апреля")
        expect(cell(page, 1, "due").locator(".cell-note")).to_contain_text("до 20.04.")


def test_without_javascript_a_file_is_sent(browser: Browser, site: Site):
    with window(browser, site.url, "sad5", has_script=False) as plain:
        page = plain.page
        card = page.locator(".day-card").filter(has=page.locator("form")).first
        file = GivenFile("otchet.pdf", "application/pdf", pdf())

        card.locator("input[type=file]").first.set_input_files(
            {"name": file.name, "mimeType": file.mime, "buffer": file.content}
        )
        card.get_by_role("button", name="Отправить на проверку").click()

        expect(page.get_by_role("status")).to_contain_text("Отправлено на проверку")
