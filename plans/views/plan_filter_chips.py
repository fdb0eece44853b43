"""The chips above the sheet: each is a menu of plain links."""

from dataclasses import dataclass

from plans.phrases import month_label
from plans.views.plan_sheet import Sheet


@dataclass(frozen=True)
class Choice:
    text: str
    link: str
    is_current: bool


@dataclass(frozen=True)
class Menu:
    text: str
    is_on: bool
    choices: list[Choice]


def filter_menus(sheet: Sheet) -> list[Menu]:
    with_year = len({year for year, _ in sheet.months}) > 1
    sections = [(section.pk, f"{section.number_text} {section.title}".strip()) for section in sheet.sections]
    months = [(month, month_label(month, with_year=with_year)) for month in sheet.months]
    return [
        menu
        for menu in (
            _menu(sheet, "section", "Все направления", sections),
            _menu(sheet, "body", "Исполнитель", sheet.bodies),
            _menu(sheet, "month", "Месяц", months),
        )
        if len(menu.choices) > 1
    ]


def _menu(sheet: Sheet, name: str, title: str, options: list) -> Menu:
    chosen = getattr(sheet.chosen, name)
    choices = [Choice(text, sheet.chosen.link(**{name: value}), value == chosen) for value, text in options]
    current = [choice.text for choice in choices if choice.is_current]
    if chosen:
        choices.insert(
            0, Choice("Любой" if name != "section" else "Все", sheet.chosen.link(**{name: None}), False)
        )
    return Menu(current[0] if current else title, bool(current), choices)
