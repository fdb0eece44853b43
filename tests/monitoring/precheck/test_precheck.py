import datetime

from monitoring.precheck import Expected, advice_on_picture, advice_on_text


def test_everything_is_said_the_gravest_first():
    expected = Expected(
        own_names=("Школа № 4",),
        other_names=("Школа № 14",),
        kinds=frozenset({"minutes"}),
        spellings=(("приказ", "order"), ("протокол", "minutes")),
        starts_on=datetime.date(2026, 3, 1),
        ends_on=datetime.date(2026, 3, 31),
    )

    found = advice_on_text("Школа № 14\nПРИКАЗ от 12.03.2024\nСНИЛС 112-233-445 95", expected)

    assert [one.code for one in found] == ["personal_data", "other_organization", "other_kind", "old_date"]
    assert {one.tone for one in found} == {"amber"}
    assert found[0].kept() == {
        "code": "personal_data",
        "tone": "amber",
        "text": found[0].text,
        "is_internal": False,
    }


def test_scan_is_no_fault():
    assert [(one.code, one.tone) for one in advice_on_text("", Expected())] == [("no_text", "grey")]


def test_honest_paper_gets_no_advice():
    assert advice_on_text("Справка о проведении совещания", Expected()) == []


def test_small_picture():
    assert [one.code for one in advice_on_picture((480, 640))] == ["small_picture"]
    assert advice_on_picture((1200, 1600)) == advice_on_picture(()) == []
