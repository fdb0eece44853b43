"""The child's side of measuring memory: apart from the subjects, because the child has no Django."""

import resource
from typing import BinaryIO

from plans.file_reading import Pairs, parse_in_child


def peak_of_parse(stream: BinaryIO, filename: str, bodies: Pairs, kinds: Pairs) -> float:
    """Parse, and say how much memory the process has taken at most, in megabytes."""
    parse_in_child(stream, filename, bodies, kinds)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
