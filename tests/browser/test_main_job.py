"""The main job, from a Word file to accepted evidence and a signed order, as its people tell it.

1.  Специалист УО входит и загружает план, который и так ведётся в Word: 92 строки.
2.  Программа показывает, что поняла, и спрашивает, чего не поняла; специалист отвечает и создаёт план.
3.  В плане он правит ячейку прямо на месте, видит под словами, как понят новый срок, добавляет строку,
    видит «сохранено» и отдаёт план на согласование.
4.  Открывает приказ, заполняет пропуски, печатает проект: на бумаге пустые строки для номера и даты.
5.  Начальник подписал бумагу: вписывает номер и дату, план утверждён, школы получили задания.
    Он печатает приказ.
6.  Директор школы открывает список на телефоне, прикладывает PDF и отправляет: три касания.
7.  Другая школа не видит ни этого задания, ни этого файла.
8.  Специалист смотрит ответ в очереди и клавишей возвращает его с причиной; школа читает причину
    и отвечает снова.
9.  Специалист принимает ответ одной клавишей.
10. В напечатанном приказе стоят все строки плана по порядку, номер и дата.

«Word file of 92 rows → plan with all questions answered → signed order printed: 15 clicks»; «school
head: from the letter to "sent" with one file: 3 taps»; «specialist: accept or return one piece of
evidence: 1 key (plus the reason)» (product.md 4). A click is a press of a button, of a link or of a
file's name; typing is free.
"""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from msoko.lib.language_ru import plain
from tests.browser.checks import accessibility
from tests.browser.people import DESK, PHONE, GivenFile, Window, window
from tests.file_makers import pdf
from tests.plan_files import PlanFile, plan_of_92_rows
from tests.reports.rendering.words import pdf_pages, words
from tests.sites import Site

pytestmark = pytest.mark.browser

CLICKS_OF_THE_DEPARTMENT, TAPS_OF_A_SCHOOL = 15, 3
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NUMBER, DATE, PRINTED_DATE = "118-од", "2025-12-26", "«26» декабря 2025 г."
ADDED_ROW = "Совещание руководителей по итогам исполнения плана"
REASON = "Нет подписи директора. Подпишите и пришлите снова."
FIRST_ANSWER = GivenFile("spravka.pdf", "application/pdf", pdf())
SECOND_ANSWER = GivenFile("podpisano.pdf", "application/pdf", pdf(linearize=True))
SEEN: dict[str, list[str]] = {}


def test_from_word_file_to_accepted_evidence_and_signed_order(browser: Browser, site: Site):
    plan = plan_of_92_rows("docx")
    SEEN.clear()

    with window(browser, site.url, "specialist") as specialist:
        import_plan(specialist, plan)
        edit_in_place(specialist)
        titles = add_row(specialist, plan.titles)
        address = urlsplit(specialist.page.url).path
        draft = order_draft(specialist)
        with window(browser, site.url, "nachalnik") as official:
            signed = registered_order(official, address)
            clicks = specialist.clicks + official.clicks
        with window(browser, site.url, "school4", PHONE, is_touch=True) as school:
            task, taps = answer(school)
            refuse_strangers(browser, site, task, evidence_of(specialist, task))
            send_back(specialist, task)
            answer_again(school, task)
        accept(specialist, task)

    assert_draft_has_empty_requisites(draft)
    assert_order_is_complete(signed, titles)
    assert {page: found for page, found in SEEN.items() if found} == {}
    assert clicks == CLICKS_OF_THE_DEPARTMENT
    assert taps == TAPS_OF_A_SCHOOL


def look(person: Window, *, size: dict[str, int] = DESK) -> None:
    """Check the page that is open at both widths, its colours at the person's own."""
    for width in (DESK, PHONE):
        person.page.set_viewport_size(width)
        SEEN[f"{person.page.url} at {width['width']}"] = accessibility(person.page, has_colours=width == size)
    person.page.set_viewport_size(size)


def import_plan(specialist: Window, plan: PlanFile) -> None:
    page = specialist.page
    specialist.click(page.get_by_role("link", name="Планы", exact=True))
    look(specialist)
    specialist.click(page.get_by_role("link", name="Загрузить план из Word"))
    look(specialist)
    specialist.choose(page.locator("#drop"), GivenFile(plan.name, WORD_TYPE, plan.content))
    specialist.click(page.get_by_role("button", name="Прочитать план"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Что мы поняли: 92 мероприятия")
    look(specialist)
    answer_questions(page)
    look(specialist)
    specialist.click(page.get_by_role("button", name="Создать план"))
    expect(page.locator(".row-activity")).to_have_count(92)
    look(specialist)


def answer_questions(page: Page) -> None:
    """By keyboard: take the offered repair, name the executor, leave the rest with all that is like it."""
    dock = page.locator("#import-dock")
    while question := asked(dock):
        if dock.locator("[data-key=all]").count():
            page.keyboard.press("Alt+a")
        if dock.locator("[name=name]").count():
            dock.locator("[name=name]").fill("Рабочая группа по качеству образования")
            page.keyboard.press("Enter")
        else:
            can_take = dock.locator("[data-key=take]").count() > 0
            dock.locator("[data-key]").first.focus()
            page.keyboard.press("Control+Enter" if can_take else "Alt+Enter")
        expect(dock.locator(f"[value='{question}']")).to_have_count(0)
    expect(page.locator(".questions-left")).to_contain_text("есть ответ")


def asked(dock: Locator) -> str:
    """The key of the question under the hand; empty when none is open."""
    field = dock.locator("[name=question]")
    return field.input_value() if field.count() else ""


def edit_in_place(specialist: Window) -> None:
    """By keyboard: arrows to the cell, Enter, the words, Enter."""
    page = specialist.page
    page.wait_for_load_state()
    cell = page.locator(".row-activity").nth(3).locator("[data-cell=due]")
    cell.focus()
    page.keyboard.press("Enter")
    field = cell.get_by_role("textbox")
    expect(field).to_be_focused()
    field.fill("До 20 апреля")
    page.keyboard.press("Enter")
    expect(cell).to_contain_text("До 20 апреля")
    expect(cell.locator(".cell-note")).to_contain_text("до 20.04.")
    expect(page.locator("#plan-saved")).to_contain_text("сохранено")


def add_row(specialist: Window, titles: tuple[str, ...]) -> list[str]:
    """The button below the table; the new row opens by itself. Gives what the paper must hold now."""
    page = specialist.page
    specialist.click(page.get_by_role("button", name="Добавить строку", exact=True))
    page.wait_for_selector(".row-activity textarea")
    page.keyboard.type(ADDED_ROW)
    page.keyboard.press("Tab")
    row = page.locator(".row-activity").filter(has_text=ADDED_ROW)
    expect(row.locator("[data-cell=due] textarea")).to_be_focused()
    page.keyboard.type("До 20 декабря")
    page.keyboard.press("Tab")
    expect(row.locator("[data-cell=executors] textarea")).to_be_focused()
    page.keyboard.type("Управление образования")
    page.keyboard.press("Enter")
    expect(row).to_contain_text("До 20 декабря")
    expect(page.locator(".row-activity")).to_have_count(93)
    shown = page.locator(".row-activity [data-cell=title]").all_inner_texts()
    place = next(place for place, text in enumerate(shown) if ADDED_ROW in text)
    return [*titles[:place], ADDED_ROW, *titles[place:]]


def order_draft(specialist: Window) -> bytes:
    """Hand the plan over, open its order, fill the gaps by keyboard, print the draft.

    Enter on a gap leads into its field and marks the hint, so that typing replaces it.
    """
    page = specialist.page
    specialist.click(page.get_by_role("button", name="К согласованию"))
    # The next click must not overtake the handing over.
    expect(page.get_by_role("status").filter(has_text="направлен на согласование")).to_be_visible()
    specialist.click(page.get_by_role("link", name="Документы").last)
    gaps = page.locator("#document-gaps a")
    for left in range(gaps.count(), 0, -1):
        gaps.first.press("Enter")
        page.keyboard.type("20 января 2026 года")
        expect(gaps).to_have_count(left - 1)
    look(specialist)
    return specialist.opened_pdf(page.get_by_role("link", name="Печать"))


def registered_order(official: Window, address: str) -> bytes:
    """`address` of the plan: the official may have others to look at."""
    page = official.page
    look(official)
    official.click(page.locator(f'main .day-line a[href="{address}"]'))
    official.click(page.get_by_role("link", name="К приказу"))
    official.click(page.get_by_role("link", name="Зарегистрировать"))
    look(official)
    page.get_by_label("Номер").fill(NUMBER)
    page.get_by_label("Дата").fill(DATE)
    official.click(page.get_by_role("button", name="Зарегистрировать и утвердить план"))
    expect(page.get_by_role("status")).to_contain_text("план утверждён")
    look(official)
    return official.opened_pdf(page.get_by_role("link", name="Печать"))


def answer(school: Window) -> tuple[str, int]:
    """From the list to «отправлено»; gives the address of the task and the number of taps."""
    page = school.page
    look(school, size=PHONE)
    page.goto("/")
    card = page.locator(".day-card").filter(has=page.locator("form")).first
    task = str(card.get_by_role("heading").get_by_role("link").get_attribute("href"))
    school.choose(card.locator("label.answer-button").first, FIRST_ANSWER, is_touch=True)
    expect(card.locator(".answer-row.is-done")).to_contain_text(FIRST_ANSWER.name)
    look(school, size=PHONE)
    school.tap(card.get_by_role("button", name="Отправить на проверку"))
    expect(page.get_by_role("status")).to_contain_text("Отправлено на проверку")
    return task, school.clicks


def evidence_of(specialist: Window, task: str) -> str:
    specialist.page.goto(task)
    look(specialist)
    return str(specialist.page.locator("a[href*='/evidence/']").first.get_attribute("href"))


def refuse_strangers(browser: Browser, site: Site, task: str, file: str) -> None:
    with window(browser, site.url, "school2") as stranger:
        assert [stranger.status_of(address) for address in (task, file)] == [404, 404]
    with window(browser, site.url, None) as nobody:
        assert "Логин" in nobody.page.request.get(task).text()
        assert "Логин" in nobody.page.request.get(file).text()


def send_back(specialist: Window, task: str) -> None:
    """One key opens the reason, the reason is typed, Ctrl+Enter sends it."""
    page = specialist.page
    page.goto(review_address(task))
    look(specialist)
    page.locator("main").focus()
    page.keyboard.press("b")
    expect(page.get_by_label("Если вернуть")).to_be_focused()
    page.keyboard.type(REASON)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("status")).to_contain_text("Возвращено с пояснением")


def answer_again(school: Window, task: str) -> None:
    page = school.page
    page.goto("/")
    card = page.locator(".day-card").filter(has=page.locator(f"a[href='{task}']")).first
    expect(card.locator("blockquote")).to_contain_text(REASON)
    school.tap(card.get_by_role("heading").get_by_role("link"))
    expect(page.locator("blockquote").first).to_contain_text(REASON)
    look(school, size=PHONE)
    school.choose(page.locator("label.answer-button").first, SECOND_ANSWER, is_touch=True)
    expect(page.locator(".answer-row.is-done")).to_contain_text(SECOND_ANSWER.name)
    school.tap(page.get_by_role("button", name="Отправить на проверку"))
    expect(page.get_by_role("status")).to_contain_text("Отправлено на проверку")


def accept(specialist: Window, task: str) -> None:
    page = specialist.page
    page.goto(review_address(task))
    expect(page.locator(".review-verdict")).to_contain_text(REASON)
    page.locator("main").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Принято")
    page.goto(task)
    expect(page.locator(".day-state").first).to_contain_text("принято")


def review_address(task: str) -> str:
    return task.replace("/tasks/", "/review/")


def assert_draft_has_empty_requisites(draft: bytes) -> None:
    first = words(pdf_pages(draft)[0])
    assert NUMBER not in first
    assert re.search(r"№ ?_{3,}", plain(pdf_pages(draft)[0]))


def assert_order_is_complete(signed: bytes, titles: list[str]) -> None:
    pages = pdf_pages(signed)
    first = plain(pages[0])
    assert (PRINTED_DATE in first, NUMBER in first) == (True, True), first
    said = letters(" ".join(pages))
    place = 0
    for title in titles:
        found = said.find(letters(title), place)
        assert found >= 0, f"not printed, or not in its place: {title}"
        place = found + len(letters(title))
    assert len(titles) == 93


def letters(text: str) -> str:
    """A line may end after a hyphen or inside a word: only letters and figures are compared."""
    return "".join(letter for letter in plain(text) if letter.isalnum())
