import pytest

from msoko.lib.file_names import MAX_NAME_BYTES, safe_name, split_name


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Приказ № 5 «О плане».pdf", "Приказ № 5 «О плане».pdf"),
        ("ОТЧЁТ.PDF", "ОТЧЁТ.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\школа\\отчёт.docx", "отчёт.docx"),
        ("отчёт\x00\x1b\x7f.pdf", "отчёт.pdf"),
        ("отчёт\u202efdp.exe", "отчётfdp.exe"),
        ("\u200fотчёт\u2066.pdf", "отчёт.pdf"),
        ("план\t на\n год.docx", "план на год.docx"),
        ('a<b>c:d"e|f?g*.pdf', "a_b_c_d_e_f_g_.pdf"),
        ("con.pdf", "_con.pdf"),
        ("NUL", "_NUL"),
        ("com1.tar.pdf", "_com1.tar.pdf"),
        ("консоль.pdf", "консоль.pdf"),
        ("  ..скан .pdf. ", "скан.pdf"),
        (".pdf", "файл.pdf"),
        ("", "файл"),
        ("...", "файл"),
        ("\ud800.pdf", "файл.pdf"),
        ("и\u0306.pdf", "й.pdf"),
        ("приказ.pdf.sig", "приказ.pdf.sig"),
        ("итоги за 2024. сводка", "итоги за 2024. сводка"),
    ],
)
def test_safe_name_keeps_what_is_harmless(sent, kept):
    assert safe_name(sent) == kept


@pytest.mark.parametrize("letter", ["a", "я", "😀"])
def test_safe_name_is_cut_in_the_stem(letter):
    name = safe_name(letter * 600 + ".docx")

    assert name.endswith(f"{letter}.docx")
    assert MAX_NAME_BYTES - 4 < len(name.encode()) <= MAX_NAME_BYTES


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("a.PDF", ("a", "pdf")),
        ("a.b.c", ("a.b", "c")),
        ("a", ("a", "")),
        ("a.очень длинно", ("a.очень длинно", "")),
    ],
)
def test_split_name_finds_the_extension(name, parts):
    assert split_name(name) == parts
