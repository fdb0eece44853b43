"""Where the real inputs lie, when they are at hand: beside the repository, or where MSOKO_SHARED says."""

import os
from pathlib import Path

import pytest

_PLACES = [Path(os.environ["MSOKO_SHARED"])] if "MSOKO_SHARED" in os.environ else []
_PLACES.append(Path(__file__).resolve().parents[1].parent / "shared")

SHARED: Path | None = next((place for place in _PLACES if place.is_dir()), None)

needs_shared = pytest.mark.skipif(SHARED is None, reason="the shared samples are not beside the repository")
