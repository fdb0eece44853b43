"""One line of advice as it is kept with the evidence."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Advice:
    """`is_internal`: only the department may read it, because it tells of another organisation."""

    code: str
    tone: str
    text: str
    is_internal: bool = False

    def kept(self) -> dict[str, object]:
        return asdict(self)
