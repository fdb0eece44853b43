"""The specialist's one key: a Word file is read in the page, accepted and returned by keyboard, on a desk and
on a phone; without scripts by plain buttons."""

import io
import re

import docx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.checks import findings
from tests.browser.people import DESK, PHONE, Window, window
from tests.sites import Site

pytestmark = pytest.mark.browser

TASK = re.compile(r"/monitoring/tasks/\d+/")
WORDS = "Работу писали 96 из 101 обучающегося."
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def briefing() -> bytes:
    document = docx.Document()
    document.add_heading("Справка об итогах", 1)
    document.add_paragraph(WORDS)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def sent(browser: Browser, site: Site, count: int) -> list[str]:
    """The school answers some tasks with a Word file each; give their keys."""
    with window(browser, site.url, "school4", DESK) as school:
        page = school.page
        links = page.locator("main a[href*='/monitoring/tasks/']").evaluate_all(
            "all => all.map(a => a.getAttribute('href').split('#')[0])"
        )
        tasks = [one for one in dict.fromkeys(links) if TASK.fullmatch(one)][:count]
        for address in tasks:
            page.goto(address)
            page.locator("input[name=attachments]").first.set_input_files(
                {"name": "справка.docx", "mimeType": WORD_TYPE, "buffer": briefing()}
            )
            expect(page.locator(".answer-row.is-done")).to_have_count(1)
            page.get_by_role("button", name="Отправить на проверку").first.click()
            expect(page.locator(".message-success")).to_contain_text("Отправлено на проверку")
    return [address.strip("/").rpartition("/")[2] for address in tasks]


def open_in_queue(specialist: Window, key: str) -> Page:
    specialist.page.goto(f"/monitoring/review/{key}/")
    frame = specialist.page.frame_locator("iframe[data-preview]")
    expect(frame.get_by_text(WORDS)).to_be_visible()
    return specialist.page


def test_word_file_is_read_accepted_and_returned(browser: Browser, site: Site):
    first, second, third = sent(browser, site, 3)

    with window(browser, site.url, "specialist", DESK) as specialist:
        page = open_in_queue(specialist, first)
        assert findings(page) == []
        page.locator("#main").focus()
        page.keyboard.press("Enter")
        expect(page.locator(".message-success")).to_contain_text("Принято")

        page = open_in_queue(specialist, second)
        # The focus may stand in the document itself.
        page.frame_locator("iframe[data-preview]").locator("main").focus()
        page.keyboard.press("1")
        expect(page.locator("#reason")).to_have_value("На документе нет подписи руководителя. "
                                                      "Приложите, пожалуйста, подписанный скан.")  # fmt: skip
        page.keyboard.press("Control+Enter")
        expect(page.locator(".message-success")).to_contain_text("Возвращено")

    with window(browser, site.url, "specialist", PHONE) as specialist:
        page = open_in_queue(specialist, third)
        assert findings(page, may_scroll=True) == []


def test_reviewing_works_without_scripts(browser: Browser, site: Site):
    with window(browser, site.url, "specialist", DESK, has_script=False) as specialist:
        page = specialist.page
        page.goto("/monitoring/review/")
        page.get_by_label("Если вернуть – почему?").fill("Нет даты.")
        page.get_by_role("button", name="Вернуть", exact=True).click()
        expect(page.locator(".message-success")).to_contain_text("Возвращено")

        for box in page.locator(".review-list input[type=checkbox]").all()[:2]:
            box.check()
        page.get_by_role("button", name="Принять отмеченные").click()
        page.get_by_role("button", name="Принять отмеченные").click()
        expect(page.locator(".message-success")).to_contain_text("Принято: 2")
