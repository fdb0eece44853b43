"""From the letter to «отправлено» on a telephone: three taps, no password, no other page."""

import os
import re
import subprocess
import sys
import time
from contextlib import closing
from email import message_from_bytes, policy
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page

from tests import file_makers
from tests.conftest import _broken_policy
from tests.sites import WAIT_MS, Site

PHONE = {"width": 360, "height": 740}
LINK = re.compile(r"/monitoring/links/[\w-]{43}/")
WAIT_SECONDS = 40
#: other tests count on what these have not answered yet
BUSY = ("sad5@", "school2@", "school4@", "school6@", "school7@", "school8@")


@pytest.fixture(scope="module")
def letter(site: Site) -> str:
    """The first letter to a school that no other test acts for, as the worker has sent it into a file."""
    folder = Path(os.environ["MSOKO_VAR"]) / "mail"  # of the site; our settings were read before
    before = set(folder.glob("*")) if folder.exists() else set()
    command = [sys.executable, "manage.py", "send_reminders", "--anytime"]
    environment = {**os.environ, "MSOKO_DATABASE_NAME": site.database}
    subprocess.run(command, cwd=settings.BASE_DIR, env=environment, check=True, capture_output=True)
    until = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < until:
        for file in sorted(set(folder.glob("*")) - before):
            message = message_from_bytes(file.read_bytes(), policy=policy.default)
            text = None if message["To"].startswith(BUSY) else message.get_body(("plain",))
            links = LINK.findall(text.get_content()) if text else []
            if len(links) > 1 and opens(site, links[0]):
                return text.get_content()
        time.sleep(0.5)
    raise AssertionError(f"no letter with links in {folder}")


def opens(site: Site, link: str) -> bool:
    """The sites of two workers put their letters into one folder: a link of the other opens nothing here."""
    with closing(HTTPConnection(urlsplit(site.url).netloc)) as connection:
        connection.request("GET", link)
        return connection.getresponse().status == HTTPStatus.FOUND


@pytest.fixture
def telephone(browser: Browser, site: Site):
    context = browser.new_context(
        base_url=site.url, locale="ru-RU", viewport=PHONE, has_touch=True, is_mobile=True
    )
    context.set_default_timeout(WAIT_MS)
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.extend(_broken_policy(message)))
    yield page
    context.close()
    assert complaints == []


def sideways(page: Page) -> int:
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def test_from_the_letter_to_submitted_in_three_taps(telephone: Page, letter: str):
    mine, other = LINK.findall(letter)[:2]
    telephone.goto(other)
    other_task = telephone.url
    telephone.context.clear_cookies()

    telephone.goto(mine)  # the first tap is on the link in the letter
    task = telephone.url
    assert task != other_task
    assert "/links/" not in task
    assert sideways(telephone) == 0
    with telephone.expect_file_chooser() as chooser:
        telephone.get_by_text("Сфотографировать или выбрать файл").tap()  # the second
    chooser.value.set_files(
        {"name": "справка.pdf", "mimeType": "application/pdf", "buffer": file_makers.pdf()}
    )
    telephone.locator(".answer-row.is-done").first.wait_for()
    telephone.get_by_role("button", name="Отправить на проверку").tap()  # the third
    telephone.get_by_text("Отправлено на проверку").wait_for()
    assert telephone.url == task
    assert telephone.get_by_role("heading", name="Ответ на проверке").is_visible()

    for closed in (other_task, "/", "/monitoring/tasks/", "/monitoring/reminders/"):
        telephone.goto(closed)
        assert "/people/sign-in/" in telephone.url


def test_page_without_the_frame(telephone: Page, letter: str):
    telephone.goto(LINK.findall(letter)[1])
    assert telephone.locator("nav.side").count() == 0
    assert telephone.locator("header.top").is_visible()
