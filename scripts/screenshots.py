"""Take the pictures of README and docs from a running demo: `python scripts/screenshots.py http://localhost:8000`.

Starts nothing. The demo gets one more plan: the picture of the import is followed by its creation, so that
the plan and its order are shown as drafts, with questions and gaps. Run it against a fresh demo.
"""

import argparse
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
PASSWORD = "ozero-2026"
DESK = {"width": 1440, "height": 900}
PHONE = {"width": 360, "height": 740}
LIMIT = 200_000
COLOURS = (256, 128, 64, 32)
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--lang=ru",
]
RUSSIAN = {**os.environ, "LANGUAGE": "ru", "LANG": "C.UTF-8"}
SAMPLE = ROOT / "fixtures" / "samples" / "verkhneluzhsky-2025.txt"


def plan(page: Page) -> None:
    """The draft that the import has just made."""
    importing(page)
    page.get_by_role("button", name="Создать план").click()
    page.locator(".row-activity").first.wait_for()
    page.reload()  # without the message that the plan was created


def school(page: Page) -> None:
    page.goto("/")


def review(page: Page) -> None:
    """The first waiting answer that has a paper to show."""
    page.goto("/monitoring/review/")
    waiting = page.locator(".review-list a").evaluate_all("all => all.map(a => a.href)")
    for address in waiting:
        page.goto(address)
        if page.locator("iframe.review-paper, .review-picture").count():
            page.wait_for_timeout(2500)
            return
    raise SystemExit("В очереди проверки нет ни одного файла, который можно показать.")


def zones(page: Page) -> None:
    page.goto("/monitoring/analysis/")


def order(page: Page) -> None:
    """The draft of the order, beside its fields."""
    page.goto("/plans/")
    page.get_by_role("row").filter(has_text="черновик").locator(".row-title").first.click()
    page.locator(".tabs").get_by_role("link", name="Документы").click()
    page.locator(".paper-sheet").first.wait_for()


def importing(page: Page) -> None:
    page.goto("/plans/imports/add/")
    page.locator("input[type=file]").set_input_files(SAMPLE)
    page.get_by_role("button", name="Прочитать план").click()
    page.get_by_role("button", name="Создать план").wait_for()


#: picture -> who looks, on what, at what
PICTURES: dict[str, tuple[str, dict[str, int], Callable[[Page], None]]] = {
    "plan": ("specialist", DESK, plan),
    "school": ("school4", PHONE, school),
    "review": ("specialist", DESK, review),
    "order": ("specialist", DESK, order),
    "zones": ("nachalnik", DESK, zones),
    "import": ("specialist", DESK, importing),
}


def take(browser: Browser, address: str, name: str, folder: Path) -> Path:
    login, size, open_page = PICTURES[name]
    context = browser.new_context(
        base_url=address, viewport=size, locale="ru-RU", timezone_id="Europe/Moscow", reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto("/")
    page.get_by_label("Логин").fill(login)
    page.get_by_label("Пароль").fill(PASSWORD)
    page.get_by_role("button", name="Войти").click()
    open_page(page)
    page.evaluate("document.fonts.ready")
    picture = folder / f"{name}.png"
    picture.write_bytes(small(page.screenshot()))
    context.close()
    return picture


def small(content: bytes) -> bytes:
    """The same picture with as many colours as fit under the limit."""
    picture = Image.open(io.BytesIO(content)).convert("RGB")
    for colours in COLOURS:
        target = io.BytesIO()
        picture.quantize(colours, dither=Image.Dither.NONE).save(target, "PNG", optimize=True)
        if target.tell() < LIMIT:
            break
    return target.getvalue()


def chromium() -> str:
    return os.environ.get("CHROMIUM") or "/usr/bin/chromium"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address", help="where the demo answers, for example http://localhost:8000")
    parser.add_argument("names", nargs="*", help=f"which pictures: {', '.join(PICTURES)}; all by default")
    parser.add_argument("--folder", type=Path, default=IMAGES)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS, env=RUSSIAN)
        for name in asked.names or PICTURES:
            picture = take(browser, asked.address, name, asked.folder)
            print(f"{picture}: {picture.stat().st_size // 1024} КБ")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
