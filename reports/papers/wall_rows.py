"""What stands in the rows of the wall plan, as plain values."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class WallWindow:
    """When something is done and by which day it must be ready."""

    starts_on: datetime.date
    due_on: datetime.date


@dataclass(frozen=True)
class WallActivity:
    number: str
    title: str
    due_text: str
    executors: str
    windows: tuple[WallWindow, ...]
    #: said in place of bars when nothing has a day: «в работе весь период»
    waits_text: str = ""


@dataclass(frozen=True)
class WallGroup:
    """A heading of the plan; level 1 is a part, 2 a direction."""

    level: int
    heading: str


WallRow = WallActivity | WallGroup


@dataclass(frozen=True)
class Cell:
    """One month of one row: from where to where it is covered (0 to 1), and the days due."""

    begin: float = 0.0
    end: float = 0.0
    days: tuple[int, ...] = ()


@dataclass(frozen=True)
class Line:
    """A row of the sheet."""

    activity: WallActivity
    cells: tuple[Cell, ...]

    @property
    def is_undated(self) -> bool:
        return not any(cell.end for cell in self.cells)
