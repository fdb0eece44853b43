"""The admin in a real browser: the content policy holds on every kind of page, the choices open."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def admin_page(page: Page) -> Page:
    """The index of the admin, reached through the sign-in page."""
    page.goto("/admin/people/")
    page.get_by_label("Логин").fill("admin")
    page.get_by_label("Пароль").fill("ozero-2026")
    page.get_by_role("button", name="Войти").click()
    page.goto("/admin/")
    return page


def test_pages_of_the_admin_keep_the_content_policy(admin_page):
    page = admin_page
    expect(page.get_by_role("heading", name="Справочники и записи")).to_be_visible()

    page.get_by_role("link", name="Исполнители", exact=True).click()
    page.locator("#result_list tbody th a").first.click()
    page.locator(".field-organization .select2-selection").click()
    expect(page.locator(".select2-results__option").first).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("link", name="История").click()
    expect(page.get_by_role("columnheader", name="Что изменилось")).to_be_visible()


@pytest.mark.parametrize(
    "path",
    ["people/user/add/", "people/organization/", "plans/activity/", "monitoring/task/", "reports/document/"],
)
def test_page_of_the_admin_opens_without_complaints(admin_page, path):
    response = admin_page.goto(f"/admin/{path}")

    assert response.status == 200
    expect(admin_page.get_by_role("link", name="На сайт", exact=True)).to_be_visible()
