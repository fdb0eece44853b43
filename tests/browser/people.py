"""The people of the demo at their screens: a signed-in window of a known size, with its complaints."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, ConsoleMessage, Error, Locator, Page, Response

from reports.demo import PASSWORD
from tests.sites import WAIT_MS

DESK = {"width": 1440, "height": 900}
NARROW_DESK = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 740}


@dataclass(frozen=True)
class GivenFile:
    name: str
    mime: str
    content: bytes


@dataclass
class Window:
    """One person's window. `clicks` counts what the hand does besides typing: clicks, taps, chosen files."""

    page: Page
    clicks: int = 0
    complaints: list[str] = field(default_factory=list)

    def click(self, target: Locator) -> None:
        self.clicks += 1
        target.click()

    def tap(self, target: Locator) -> None:
        self.clicks += 1
        target.tap()

    def choose(self, opener: Locator, file: GivenFile, *, is_touch: bool = False) -> None:
        """Open the system's file dialogue and choose one file in it: two movements of the hand."""
        self.clicks += 2
        with self.page.expect_file_chooser() as chooser:
            opener.tap() if is_touch else opener.click()
        chooser.value.set_files({"name": file.name, "mimeType": file.mime, "buffer": file.content})

    def opened_pdf(self, link: Locator) -> bytes:
        """Press a link that opens a paper in a new tab and give the bytes behind it."""
        self.clicks += 1
        with self.page.context.expect_page() as tab:
            link.click()
        tab.value.close()
        answer = self.page.request.get(str(link.get_attribute("href")))
        assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
        return answer.body()

    def status_of(self, address: str) -> int:
        return self.page.request.get(address).status

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type == "error" or "Content Security Policy" in message.text:
            self.complaints.append(f"{self.page.url}: {message.text}")

    def listen(self) -> "Window":
        self.page.on("console", self._listen)
        self.page.on("pageerror", lambda error: self.complaints.append(f"{self.page.url}: {error}"))
        self.page.on("response", self._broken)
        return self

    def _broken(self, response: Response) -> None:
        if response.status >= 500:
            self.complaints.append(f"{response.status} {response.url}")


@contextmanager
def window(
    browser: Browser,
    address: str,
    login: str | None,
    size: dict[str, int] = DESK,
    *,
    is_touch: bool = False,
    has_script: bool = True,
) -> Iterator[Window]:
    """Open a fresh profile and sign in; at the end the window must have had nothing to complain about."""
    context = browser.new_context(
        base_url=address,
        viewport=size,
        has_touch=is_touch,
        is_mobile=is_touch,
        java_script_enabled=has_script,
        locale="ru-RU",
        timezone_id="Europe/Moscow",
        reduced_motion="reduce",  # a colour half-way of a transition is nobody's colour
    )
    context.set_default_timeout(WAIT_MS)
    opened = Window(context.new_page()).listen()
    try:
        if login:
            come_in(opened.page, address, login)
        yield opened
    except Exception as error:
        error.add_note(f"{login} stood at {opened.page.url}:\n{_seen(opened.page)}")
        raise
    finally:
        context.close()
    assert not opened.complaints, "\n".join(opened.complaints)


def _seen(page: Page) -> str:
    """What the page said when a test broke off: enough to tell a lost click from a wrong page."""
    try:
        return page.locator("main").aria_snapshot(timeout=2_000)[:3_000]
    except Error as error:
        return f"(not readable: {error.message})"


#: cookies of who has come through the door, by site and login
_inside: dict[tuple[str, str], list] = {}


def come_in(page: Page, address: str, login: str) -> None:
    """Stand at the home page: the first time through the door, later with the session from then."""
    if (address, login) in _inside:
        page.context.add_cookies(_inside[address, login])
        page.goto("/")
        return
    sign_in(page, login)
    _inside[address, login] = page.context.cookies()


def sign_in(page: Page, login: str) -> None:
    page.goto("/")
    page.get_by_label("Логин").fill(login)
    page.get_by_label("Пароль").fill(PASSWORD)
    page.get_by_role("button", name="Войти").click()
    page.wait_for_url("**/")
