import json

import pytest
from django.conf import settings

from monitoring.precheck.kinds import advice_on_kind, kind_at_head

DIRECTORY = json.loads((settings.BASE_DIR / "fixtures/reference/deliverable_kinds.json").read_text())
SPELLINGS = tuple((spelling, kind["key"]) for kind in DIRECTORY for spelling in kind["spellings"])


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("МБОУ СОШ № 4\n\nП Р И К А З\n12.03.2026 № 41-од", "order"),
        ("Протокол № 3 заседания педагогического совета", "minutes"),
        ("АНАЛИТИЧЕСКАЯ СПРАВКА\nпо итогам", "analytical_briefing"),
        ("Отчёт о выполнении плана", "report"),
        ("Школа № 4\nв протоколе совещания сказано\nСправка", "briefing"),
        ("Актуальность темы", None),
        ("Приказом по школе утверждено", None),
        ("\n".join(["строка"] * 30) + "\nПРИКАЗ", None),
    ],
)
def test_kind_by_the_heading(text, key):
    assert kind_at_head(text, SPELLINGS) == key


@pytest.mark.parametrize(
    ("text", "expected", "said"),
    [
        ("ПРОТОКОЛ № 3", {"briefing"}, "Похоже, это протокол, а в задании ждут: справка."),
        ("ПРОТОКОЛ № 3", {"order", "report"}, "Похоже, это протокол, а в задании ждут: отчёт или приказ."),
        ("ПРОТОКОЛ № 3", {"order", "minutes"}, None),
        ("Справка о работе", {"analytical_briefing"}, None),
        ("ПРОТОКОЛ № 3", {"order", "publication"}, None),
        ("ПРОТОКОЛ № 3", set(), None),
        ("Текст без заголовка", {"order"}, None),
    ],
)
def test_other_kind_than_expected(text, expected, said):
    found = advice_on_kind(text, frozenset(expected), SPELLINGS)

    assert (found and found.text) == said
