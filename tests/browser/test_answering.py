"""A school answers: several files with a broken line, advice, a new version, one answer for two tasks.

On a telephone and on a desk, with nothing for axe to complain of; and without JavaScript.
"""

import re

import docx
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.checks import findings
from tests.browser.people import DESK, PHONE, window
from tests.file_makers import pdf, picture, saved
from tests.sites import Site

pytestmark = pytest.mark.browser


def last_years_minutes() -> bytes:
    document = docx.Document()
    document.add_paragraph("Протокол совещания от 12.03.2019, присутствовали педагоги школы")
    return saved(document)


def owed_tasks(page: Page) -> list[str]:
    """Addresses of what this school owes, on cards and in the folded lists, whatever day it is."""
    page.goto("/")
    owed = page.get_by_role(
        "heading", name=re.compile("Просрочено|На этой неделе|В этом месяце|Потом|Без срока")
    )
    groups = page.locator(".day-group, .day-fold").filter(has=owed)
    links = groups.locator(".day-list a, .day-what a")
    return list(dict.fromkeys(links.evaluate_all("all => all.map(a => a.getAttribute('href'))")))


def files(*named: tuple[str, bytes]) -> list[dict[str, object]]:
    return [
        {"name": name, "mimeType": "application/octet-stream", "buffer": content} for name, content in named
    ]


@pytest.mark.parametrize(
    ("login", "size", "is_touch"), [("school6", PHONE, True), ("school7", DESK, False)], ids=["phone", "desk"]
)
def test_files_with_a_broken_line_advice_and_a_new_version(
    browser: Browser, site: Site, login, size, is_touch
):
    with window(browser, site.url, login, size, is_touch=is_touch) as school:
        page = school.page
        page.goto(owed_tasks(page)[0])
        rows = page.locator(".answer-row.is-done")
        before = rows.count()
        attempts: list[str] = []

        def break_first(route: Route) -> None:
            attempts.append(route.request.url)
            # The first post reaches the server, but its answer is lost on the way back.
            if len(attempts) == 1:
                route.fetch()
                route.abort()
            else:
                route.continue_()

        page.route("**/answer/", break_first)
        chosen = page.locator("input[name=attachments]").first
        chosen.set_input_files(files(("протокол.docx", last_years_minutes()), ("снимок.png", picture("PNG"))))
        expect(rows).to_have_count(before + 1)
        page.get_by_role("button", name="Повторить").click()
        expect(rows).to_have_count(before + 2)
        page.unroute("**/answer/")
        school.complaints.clear()  # the browser itself tells of the aborted post

        minutes = rows.filter(has_text="протокол.docx")
        expect(minutes.locator(".is-amber").last).to_contain_text("12.03.2019")
        expect(rows.filter(has_text="снимок.png").locator(".is-amber")).to_contain_text("Снимок мелкий")
        minutes.locator("summary").filter(has_text="заменить").click()
        minutes.locator("input[name=replacement]").set_input_files(files(("протокол.pdf", pdf())))
        expect(rows.filter(has_text="протокол.pdf")).to_contain_text("версия 2")
        expect(rows).to_have_count(before + 2)
        page.reload()
        expect(rows).to_have_count(before + 2)
        rows.filter(has_text="протокол.pdf").locator("summary").filter(has_text="версия 2").click()
        expect(rows.filter(has_text="протокол.docx")).to_contain_text("SHA-256")
        assert findings(page) == []

        page.get_by_text("Этот файл отвечает и на другие задания").click()
        page.locator(".also-row input").first.check()
        page.get_by_role("button", name="Отправить на проверку").click()
        expect(page.get_by_role("status")).to_contain_text("Теми же файлами отвечено ещё на задания: 1.")
        assert findings(page) == []


def test_without_javascript(browser: Browser, site: Site):
    with window(browser, site.url, "school8", PHONE, has_script=False) as school:
        page = school.page
        page.goto(owed_tasks(page)[0])
        page.locator("input[name=attachments]").first.set_input_files(files(("справка.pdf", pdf())))
        page.get_by_role("button", name="Отправить на проверку").click()
        expect(page.get_by_role("status")).to_contain_text("Отправлено на проверку")
        page.goto(owed_tasks(page)[0])
        page.get_by_role("link", name="Уже есть в системе").click()
        held = page.url
        page.locator(".held-list button").first.click()
        expect(page.get_by_role("status")).to_contain_text("Взято из системы")
        page.goto(held)
        page.get_by_role("link", name="Показать приказы и другие документы управления").click()
        page.locator(".held-list button").first.click()
        expect(page.get_by_role("status")).to_contain_text("Приложено: Приказ")
        expect(page.locator(".answer-row.is-done")).to_have_count(2)
