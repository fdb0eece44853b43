"""Due dates of windows in one short line, for tables of phrases in the plan for 2024."""

from plans.deadlines import Window

LONGEST = 6


def due_dates(found: tuple[Window, ...]) -> str:
    dues = [window.due_on for window in found]
    if len(dues) <= LONGEST:
        return ", ".join(
            "-" if due is None else f"{due:%d.%m}" if due.year == 2024 else f"{due:%d.%m.%Y}" for due in dues
        )
    dated = [due for due in dues if due is not None]
    if len(dated) < len(dues):
        return f"{len(dues)} undated"
    return f"{len(dues)}: {dated[0]:%d.%m.%Y} .. {dated[-1]:%d.%m.%Y}"
