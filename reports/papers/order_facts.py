"""Facts of the order and of its plan: what the paper is built from.

An order is edited as these facts and never as a drawn page. A text may hold a place yet to
be filled, written [[hint]]: a person sees it in the form as it stands, the preview shows it
in amber, the PDF prints an empty line.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reports.papers.texts import Part


class VerbStyle(StrEnum):
    """OR-02: «ПРИКАЗЫВАЮ:», «п р и к а з ы в а ю:», «приказываю:» inside the sentence."""

    CAPITALS = "capitals"
    SPACED = "spaced"
    INLINE = "inline"


class AnnexStyle(StrEnum):
    """AX-01 «Приложение к приказу ...»; AX-02 adds «УТВЕРЖДЁН приказом ...» in its place."""

    APPROVED = "approved"
    ATTACHED = "attached"


@dataclass(frozen=True)
class ClauseFacts:
    text: str
    subclauses: tuple[str, ...] = ()


@dataclass(frozen=True)
class OrderFacts:
    """Everything the order says, as a person edits it; `[[hint]]` marks what is missing.

    `issuer_genitive` follows «приказом» in the stamp: «управления образования ...».
    """

    author_lines: tuple[str, ...]
    heading: str
    grounds: tuple[str, ...]
    aim: str
    clauses: tuple[ClauseFacts, ...]
    signatory_post: tuple[str, ...]
    signatory_name: str
    issuer_genitive: str = ""
    kind: str = "ПРИКАЗ"
    is_kind_spaced: bool = False
    kind_instrumental: str = "приказом"
    kind_dative: str = "приказу"
    dated_on: date | None = None
    number_text: str = ""
    place: str = ""
    verb_style: VerbStyle = VerbStyle.CAPITALS
    annex_style: AnnexStyle = AnnexStyle.APPROVED
    annexes: tuple[Part, ...] = ()


@dataclass(frozen=True)
class PlanGroup:
    level: int
    number_text: str
    text: str


@dataclass(frozen=True)
class PlanActivity:
    cells: tuple[str, ...]


PlanRow = PlanGroup | PlanActivity


@dataclass(frozen=True)
class PlanFacts:
    """The plan as its annex prints it: one cell per column, groups between the activities."""

    title: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[PlanRow, ...]

    def __post_init__(self) -> None:
        for row in self.rows:
            if isinstance(row, PlanActivity) and len(row.cells) != len(self.columns):
                first = row.cells[0] if row.cells else ""
                raise ValueError(
                    f"В строке плана «{first}» ячеек {len(row.cells)}, а граф {len(self.columns)}: "
                    "приведите строку к графам плана."
                )
