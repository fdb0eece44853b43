"""The chips above the sheet: each is a menu of plain links; and what the words of the search may mean
besides.
"""

from dataclasses import dataclass
from urllib.parse import parse_qsl

from plans.filters import STATES
from plans.phrases import month_label
from plans.views.plan_sheet import Sheet

_MOST_MEANT = 4


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


@dataclass(frozen=True)
class SavedChip:
    pk: str
    name: str
    link: str
    is_current: bool


def filter_menus(sheet: Sheet) -> list[Menu]:
    states = [(state, label) for state, label in STATES.items() if state in sheet.states]
    return [
        menu
        for menu in (
            _menu(sheet, "section", "Все направления", _sections(sheet)),
            _menu(sheet, "body", "Исполнитель", sheet.bodies),
            _menu(sheet, "month", "Месяц", _months(sheet)),
            _menu(sheet, "state", "Состояние", states),
        )
        if len(menu.choices) > 1
    ]


def meant_filters(sheet: Sheet) -> list[Choice]:
    """«апрель» may be a month, «методический» an executor: the filters that begin with the words of the
    search.
    """
    words = sheet.chosen.text.lower().strip()
    if not words:
        return []
    options = [("month", value, label) for value, label in _months(sheet)]
    options += [("body", value, label) for value, label in sheet.bodies]
    options += [("section", value, label) for value, label in _sections(sheet)]
    return [
        Choice(label, sheet.chosen.link(**{name: value, "text": ""}), False)
        for name, value, label in options
        if any(piece.startswith(words) for piece in (label.lower(), *label.lower().split()))
    ][:_MOST_MEANT]


def saved_chips(sheet: Sheet) -> list[SavedChip]:
    """The filters that the person has kept for this plan."""
    now = sorted(sheet.chosen.parameters.items())
    return [
        SavedChip(str(one["pk"]), one["name"], f"?{one['query']}", sorted(parse_qsl(one["query"])) == now)
        for one in sheet.edition.saved_filters or []
    ]


def _sections(sheet: Sheet) -> list[tuple[int, str]]:
    return [(section.pk, f"{section.number_text} {section.title}".strip()) for section in sheet.sections]


def _months(sheet: Sheet) -> list[tuple[tuple[int, int], str]]:
    with_year = len({year for year, _ in sheet.months}) > 1
    return [(month, month_label(month, with_year=with_year)) for month in sheet.months]


def _menu(sheet: Sheet, name: str, title: str, options: list) -> Menu:
    chosen = getattr(sheet.chosen, name)
    choices = [Choice(text, sheet.chosen.link(**{name: value}), value == chosen) for value, text in options]
    current = [choice.text for choice in choices if choice.is_current]
    if chosen:
        choices.insert(
            0,
            Choice(
                "Любой" if name != "section" else "Все",
                sheet.chosen.link(**{name: "" if name == "state" else None}),
                False,
            ),
        )
    return Menu(current[0] if current else title, bool(current), choices)
