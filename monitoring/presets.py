"""Presets of indicators, procedures, reporting forms and markers, as they lie in fixtures/reference.

Domain 4.3 «Typical indicators», MC-01 «7 presets exist», MC-02, 4.5. They are municipal data: each
municipality edits its own copy, so they are no shared directory and `load_reference` does not load them;
`actions.adopt_presets` copies what is missing.
"""

import json
from typing import Any

from django.conf import settings

Entry = dict[str, Any]


def entries(filename: str) -> list[Entry]:
    return json.loads(_read(filename))


def indicator_entries() -> tuple[list[Entry], list[Entry]]:
    """Primary fields and the indicators that are computed from them."""
    read = json.loads(_read("indicators.json"))
    return read["fields"], read["indicators"]


def _read(filename: str) -> str:
    return (settings.BASE_DIR / "fixtures" / "reference" / filename).read_text(encoding="utf-8")
