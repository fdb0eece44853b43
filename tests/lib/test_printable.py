"""What may stand on paper."""

import pytest

from msoko.lib.printable import printable


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("нуль\x00 звонок\x07 половина\ud800 конец\uffff", "нуль звонок половина конец"),
        ("от \u202e21.50\u202c и \u2067№ 5\u2069\u200f\u200e\u061c", "от 21.50 и № 5"),
        ("строка\nдругая\tграфа\u00a0№ 5", "строка\nдругая\tграфа\u00a0№ 5"),
        ("العربية и עברית", "العربية и עברית"),
        ("«ёлочки» – 😀 ✓ \u2011 \u2060", "«ёлочки» – 😀 ✓ \u2011 \u2060"),
    ],
)
def test_unseen_and_deceiving_characters_are_dropped(text: str, expected: str) -> None:
    assert printable(text) == expected
