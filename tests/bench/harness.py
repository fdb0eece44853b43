"""`make bench`: measurements of the budgets in quality.md 1, printed as a table and kept as JSON.

Decided here: what a measurement is, how it is repeated and what is written down. A subject file registers
functions with `@measure`; each prepares itself on a Stage and gives back what is to be repeated. What that
returns is the value; when it returns None, the time it took is the value. Never asserted anywhere: the
machine of today is not the machine of tomorrow.
"""

import gc
import json
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.bench.stage import Stage

Once = Callable[[], float | None]
Prepare = Callable[[Stage], Once]
MILLISECONDS, SECONDS = "мс", "с"
_PER_SECOND = {MILLISECONDS: 1000.0, SECONDS: 1.0}


@dataclass(frozen=True)
class Measurement:
    """One thing to measure; `warm` runs go before and are not counted."""

    name: str
    unit: str
    target: float | None
    runs: int
    warm: int
    note: str
    is_slow: bool
    prepare: Prepare


@dataclass(frozen=True)
class Result:
    """One row of the table and of var/bench.json."""

    name: str
    unit: str
    median: float
    min: float
    max: float
    runs: int
    target: float | None
    note: str


REGISTERED: list[Measurement] = []


def measure(
    name: str,
    *,
    unit: str = MILLISECONDS,
    target: float | None = None,
    runs: int = 9,
    warm: int = 1,
    note: str = "",
    is_slow: bool = False,
) -> Callable[[Prepare], Prepare]:
    """Register a function; `is_slow` ones run only when asked for by --first."""

    def register(prepare: Prepare) -> Prepare:
        REGISTERED.append(Measurement(name, unit, target, runs, warm, note, is_slow, prepare))
        return prepare

    return register


def result_of(measurement: Measurement, stage: Stage) -> Result:
    once = measurement.prepare(stage)
    for _ in range(measurement.warm):
        once()
    gc.collect()
    values = [_value(once, measurement.unit) for _ in range(measurement.runs)]
    return Result(
        measurement.name,
        measurement.unit,
        round(statistics.median(values), 3),
        round(min(values), 3),
        round(max(values), 3),
        measurement.runs,
        measurement.target,
        measurement.note,
    )


def _value(once: Once, unit: str) -> float:
    begun = time.perf_counter()
    value = once()
    return value if value is not None else (time.perf_counter() - begun) * _PER_SECOND[unit]


def line(result: Result) -> str:
    """One row of the table; ▲ marks a median above its target."""
    target = "" if result.target is None else f"{result.target:g}"
    mark = "▲" if result.target is not None and result.median > result.target else " "
    spread = f"{result.min:g} – {result.max:g}"
    return (
        f"{mark} {result.name:<52} {result.median:>9g} {result.unit:<8} {spread:>20} "
        f"{target:>6}  {result.runs:>3}  {result.note}"
    )


HEAD = f"  {'что':<52} {'медиана':>9} {'':<8} {'от – до':>20} {'цель':>6}  {'раз':>3}  примечание"


def keep(results: list[Result], file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps([asdict(one) for one in results], ensure_ascii=False, indent=2) + "\n")
