"""Every file of the hostile corpus gets the answer the corpus promises; times are measured by its script."""

from collections import Counter
from io import BytesIO

import pytest

from msoko.lib.file_kinds import EVIDENCE_RULES
from msoko.lib.refusals import RefusalCode
from msoko.lib.uploads import CheckedFile, Refused, check_upload
from tests.hostile_corpus import HostileFile, corpus

CORPUS = corpus()
# Made by limits of time and memory, by the number of files, and by the sandbox's own tests.
# A document without a plan passes the gate; the importer refuses it.
ELSEWHERE = {
    RefusalCode.NOT_A_PLAN,
    RefusalCode.TOO_HEAVY,
    RefusalCode.TOO_SLOW,
    RefusalCode.TOO_MANY_FILES,
}


@pytest.mark.parametrize("hostile", CORPUS, ids=lambda hostile: hostile.filename[:40])
def test_hostile_file_is_refused_or_harmless(hostile: HostileFile):
    answer = answered(hostile)

    if isinstance(answer, Refused):
        assert answer.code is hostile.code
        assert answer.sentence.endswith(".")
        assert "{" not in answer.sentence
        assert answer.sentence.isprintable()
    else:
        assert hostile.code is None
        assert answer.safe_name.isprintable()
        assert not set(answer.safe_name) & set('/\\:"')


def answered(hostile: HostileFile) -> CheckedFile | Refused:
    try:
        return check_upload(BytesIO(hostile.content), hostile.filename, EVIDENCE_RULES)
    except Refused as refusal:
        return refusal


def test_corpus_is_large_and_meets_every_code():
    codes = Counter(hostile.code for hostile in CORPUS)

    assert len(CORPUS) >= 40
    assert set(codes) == (set(RefusalCode) - ELSEWHERE) | {None}
    assert len({hostile.filename for hostile in CORPUS}) == len(CORPUS)
