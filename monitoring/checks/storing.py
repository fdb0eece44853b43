"""A check as a dictionary that JSON can hold, and back; what is no check is refused with a sentence."""

import dataclasses
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from types import UnionType
from typing import Any, get_args

from monitoring.checks.findings import Severity
from monitoring.checks.running import Check
from monitoring.tolerances import Tolerance

_KINDS: Mapping[str, type[Check]] = {kind.kind: kind for kind in get_args(Check)}


def check_to_dict(check: Check) -> dict[str, Any]:
    stored = {one.name: _plain(getattr(check, one.name)) for one in dataclasses.fields(check)}
    return {"kind": check.kind, **stored}


def check_from_dict(stored: Mapping[str, Any]) -> Check:
    """Raise ValueError with a Russian sentence when the dictionary is no check."""
    kind = _KINDS.get(str(stored.get("kind")))
    if kind is None:
        raise ValueError(f"Проверки вида «{stored.get('kind')}» нет. Есть: {', '.join(_KINDS)}.")
    types = {one.name: one.type for one in dataclasses.fields(kind)}
    unknown = sorted(set(stored) - {"kind"} - set(types))
    if unknown:
        raise ValueError(f"У проверки «{kind.kind}» нет свойств: {', '.join(unknown)}.")
    try:
        given = {name: _typed(types[name], stored[name]) for name in types if name in stored}
        return kind(**given)
    except (TypeError, InvalidOperation, AttributeError, KeyError) as error:
        raise ValueError(f"Проверка «{kind.kind}» записана неверно: проверьте её свойства.") from error


def _plain(value: object) -> object:
    if isinstance(value, Tolerance):
        return {"size": str(value.size), "is_percent": value.is_percent}
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal | Severity) else value


def _typed(kind: object, value: Any) -> Any:
    if isinstance(kind, UnionType):
        return None if value is None else _typed(get_args(kind)[0], value)
    if kind is Tolerance:
        return Tolerance(Decimal(value["size"]), bool(value["is_percent"]))
    if kind == tuple[str, ...]:
        return tuple(str(part) for part in value)
    if kind is date:
        return date.fromisoformat(value)
    if kind is bool:
        return bool(value)
    return kind(value)  # type: ignore[operator]
