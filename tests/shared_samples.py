"""Where the real public plans lie, when this machine has them."""

import os
from pathlib import Path

import pytest


def _shared() -> Path | None:
    named = os.environ.get("MSOKO_SHARED")
    place = Path(named) if named else Path(__file__).resolve().parents[1].parent / "shared"
    return place if (place / "samples").is_dir() else None


SHARED: Path | None = _shared()

needs_shared = pytest.mark.skipif(
    SHARED is None,
    reason="the shared samples are neither in MSOKO_SHARED nor beside the repository",
)
