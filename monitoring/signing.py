"""Which document a detached signature belongs to, by the names of the files.

EV-04: «A detached signature is tied to its file: pair a.pdf + a.pdf.sig». Programs also write a.sig beside
a.pdf; that is taken when only one document has this name. Pure.
"""

from collections.abc import Sequence

ENDINGS = (".sig", ".p7s")


def is_signature(name: str) -> bool:
    return name.lower().endswith(ENDINGS)


def pairs(names: Sequence[str]) -> dict[int, int]:
    """Place of each signature that has found its document -> place of the document."""
    documents = [(place, name.lower()) for place, name in enumerate(names) if not is_signature(name)]
    found = {}
    for place, name in enumerate(names):
        if not is_signature(name):
            continue
        signed = name.lower().rpartition(".")[0]
        exact = [at for at, document in documents if document == signed]
        alike = [at for at, document in documents if document.rpartition(".")[0] == signed]
        if exact:
            found[place] = exact[0]
        elif len(alike) == 1:
            found[place] = alike[0]
    return found
