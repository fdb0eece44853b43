"""The requisites of a document in one line: «Приказ от 15.03.2026 № 41-од «О проведении ...»».

EV-02: «the requisites of a document (kind, number, date, title)». LAW-02: they stand for papers that are kept
elsewhere and must not be sent.
"""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Requisites:
    kind: str
    number: str = ""
    dated_on: datetime.date | None = None
    title: str = ""

    def printed(self) -> str:
        kind = self.kind[:1].upper() + self.kind[1:]
        dated = f"от {self.dated_on:%d.%m.%Y}" if self.dated_on else ""
        number = f"№ {self.number.removeprefix('№').strip()}" if self.number else ""
        bare = self.title.strip('«»"“”„ ')
        title = f"«{bare}»" if bare else ""
        return " ".join(part for part in (kind, dated, number, title) if part)
