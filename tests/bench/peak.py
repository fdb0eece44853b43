"""The child's side of measuring memory: apart from the subjects, because the child has no Django."""

import re
from pathlib import Path
from typing import BinaryIO

from plans.file_reading import Pairs, parse_in_child


def peak_of_parse(stream: BinaryIO, filename: str, bodies: Pairs, kinds: Pairs) -> float:
    """Parse, and say how much memory the process has taken at most, in megabytes.

    From /proc: what `getrusage` says of a new process still holds the memory of its parent.
    """
    parse_in_child(stream, filename, bodies, kinds)
    found = re.search(r"VmHWM:\s*(\d+) kB", Path("/proc/self/status").read_text())
    return int(found[1]) / 1024 if found else 0.0
