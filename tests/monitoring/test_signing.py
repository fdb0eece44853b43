import pytest

from monitoring.signing import pairs


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["a.pdf", "a.pdf.sig"], {1: 0}),
        (["Приказ.PDF", "приказ.pdf.p7s"], {1: 0}),
        (["a.pdf", "a.sig"], {1: 0}),
        (["a.sig", "b.pdf", "a.pdf"], {0: 2}),
        (["a.pdf", "a.docx", "a.sig"], {}),
        (["a.pdf", "a.docx", "a.docx.sig"], {2: 1}),
        (["a.pdf", "a.pdf.sig", "a.pdf.p7s"], {1: 0, 2: 0}),
        (["b.pdf", "a.pdf.sig", ""], {}),
        ([], {}),
    ],
)
def test_signature_finds_its_document_by_name(names, found):
    assert pairs(names) == found
