from monitoring.quota import Quota
from msoko.lib.language_ru import plain

MEBIBYTE = 1024 * 1024


def test_room_up_to_the_last_byte():
    quota = Quota(used=9 * MEBIBYTE, limit_mb=10, year=2026)

    assert quota.has_room_for(MEBIBYTE)
    assert not quota.has_room_for(MEBIBYTE + 1)


def test_warning_from_nine_tenths_on():
    assert Quota(used=9 * MEBIBYTE - 1, limit_mb=10, year=2026).warning() == ""
    assert plain(Quota(used=9 * MEBIBYTE, limit_mb=10, year=2026).warning()).startswith(
        "Место для файлов вашей организации на 2026 год почти занято: 9,0 МБ из 10,0 МБ."
    )


def test_refusal_names_the_file_and_what_to_do():
    said = plain(Quota(used=10 * MEBIBYTE, limit_mb=10, year=2026).refusal("скан.pdf", 2 * MEBIBYTE))

    assert said.startswith("Файл «скан.pdf» (2,0 МБ) не помещается: место вашей организации на 2026 год")
    assert said.endswith("попросите администратора увеличить место.")
