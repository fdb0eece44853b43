"""What Word, Excel and pages put on the clipboard."""

import pytest

from plans.importing import Unreadable
from plans.importing.reading.blocks import RawParagraph, RawTable
from plans.importing.reading.html import MAX_ROWS, looks_like_html, read_html
from tests.plans.importing.conftest import pasted_html

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- .x {} --></style></head>
<body><!--[if gte mso 9]><xml><o:Data>лишнее</o:Data></xml><![endif]--><!--StartFragment-->
<p class=MsoNormal><b>План мероприятий<o:p></o:p></b><br>на 2025 год</p>
<h2>Раздел</h2>
<table class=MsoTableGrid border=1>
<thead><tr><td width=50 style='font-weight:bold'>№</td><td><b>Дело</b></td>
<td><span style="font-weight:700">Срок</span>
</td></tr></thead>
<tr><td colspan=3><p><b>Раздел I.
 Дела</b></p></td></tr>
<tr><td rowspan=2>1</td><td>Первое<ul><li>а</li><li>б</li></ul></td>
<td><del>июнь</del><ins>май</ins></td></tr>
<tr><td>Второе<table><tr><td>х</td></tr></table></td><td>июль<span style='mso-hide:all'>тайна</span></td></tr>
<tr style="display:none"><td>3</td></tr>
<tr><td><![if !supportLists]>4.<![endif]></td><td>а<br style='mso-data-placement:same-cell'>б</td>
<td hidden>х</td></tr>
</table><!--EndFragment--></body></html>"""


def table(html: str) -> RawTable:
    return next(block for block in read_html(html) if isinstance(block, RawTable))


def test_a_fragment_of_word():
    blocks = read_html(WORD)
    paragraphs = [block for block in blocks if isinstance(block, RawParagraph)]

    assert [(one.text, one.is_bold, one.is_heading) for one in paragraphs] == [
        ("План мероприятий\nна 2025 год", False, False),
        ("Раздел", True, True),
    ]
    assert [row.cells for row in table(WORD).rows] == [
        ("№", "Дело", "Срок"),
        ("Раздел I. Дела", "", ""),
        ("1", "Первое\n- а\n- б", "май"),
        ("1", "Второе\nх", "июль"),
        ("4.", "а\nб"),
    ]
    assert [row.is_bold for row in table(WORD).rows] == [True, True, False, False, False]
    assert table(WORD).rows[1].is_merged_full_width
    assert table(WORD).rows[3].down == (0,)


def test_a_wide_and_high_cell_covers_both_ways():
    html = "<table><tr><td rowspan=3 colspan=2>а</td><td>б</td></tr><tr><td>в</td></tr><tr></tr></table>"

    assert [(row.cells, row.down) for row in table(html).rows] == [
        (("а", "", "б"), ()),
        (("а", "", "в"), (0, 1)),
        (("а", ""), (0, 1)),
    ]


def test_a_table_that_only_places_tables_is_taken_apart():
    html = "<table><tr><td>Сверху<table><tr><td>а</td><td>б</td></tr></table></td></tr></table>"

    assert [row.cells for row in table(html).rows] == [("а", "б")]


def test_plain_weight_inside_bold_and_odd_spans():
    html = "<table><tr><th><span style='font-weight:normal'>а</span></th><td colspan=x>б</td></tr></table>"

    assert not table(html).rows[0].is_bold
    assert table(html).rows[0].cells == ("а", "б")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<table border=1>", True),
        ("<META charset=utf-8>", True),
        ("1\tа < б\tмай", False),
        ("<b>х</b>", False),
    ],
)
def test_html_is_told_from_text(text, expected):
    assert looks_like_html(text) is expected


def test_hostile_html_is_bounded():
    assert len(table("<table>" + "<tr><td>1</td></tr>" * (MAX_ROWS + 9) + "</table>").rows) == MAX_ROWS
    assert (
        len(table("<table><tr>" + "<td rowspan=9999999 colspan=900>х" * 9 + "</table>").rows[0].cells) == 60
    )
    assert read_html("<div>" * 5000 + "<p>глубоко") is not None


def test_pasted_html_is_refused_with_a_sentence():
    with pytest.raises(Unreadable, match="Текст пуст"):
        pasted_html(" ")
    with pytest.raises(Unreadable, match="слишком много"):
        pasted_html("слово " * 2_000_000)
    with pytest.raises(Unreadable, match="нет таблицы"):
        pasted_html("<p>письмо</p>")
