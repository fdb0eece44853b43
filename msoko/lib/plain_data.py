"""Values to JSON and back, so that nothing but data leaves the sandbox.

Decided here: which values may cross from a process that has read a foreign file. Pickle would let that
process run code in ours; JSON with marks for dates, tuples, enums and dataclasses cannot. Dataclasses and
enums are found by name, only inside the packages the receiver allows.
"""

import base64
import dataclasses
import importlib
import json
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum


class NotPlain(ValueError):
    """The value cannot cross: a mistake in the code, or a lie of the sender."""


def dumps(value: object) -> bytes:
    return json.dumps(_encoded(value)).encode()


def loads(raw: bytes, packages: Sequence[str]) -> object:
    """Read what `dumps` wrote; classes are looked up only inside `packages`."""
    return _decoded(json.loads(raw), tuple(packages))


def _encoded(value: object) -> object:
    if isinstance(value, Enum):
        return {"$enum": _name(type(value)), "value": _encoded(value.value)}
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, list):
        return [_encoded(one) for one in value]
    if isinstance(value, dict):
        return {"$dict": [[_encoded(key), _encoded(one)] for key, one in value.items()]}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: _encoded(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return {"$class": _name(type(value)), "fields": fields}
    return _encoded_scalar(value)


def _encoded_scalar(value: object) -> object:
    if isinstance(value, tuple | set | frozenset):
        mark = "$tuple" if isinstance(value, tuple) else "$set" if isinstance(value, set) else "$frozenset"
        return {mark: [_encoded(one) for one in value]}
    if isinstance(value, bytes):
        return {"$bytes": base64.b64encode(value).decode()}
    if isinstance(value, datetime):
        return {"$datetime": value.isoformat()}
    if isinstance(value, date):
        return {"$date": value.isoformat()}
    if isinstance(value, Decimal):
        return {"$decimal": str(value)}
    raise NotPlain(f"{type(value).__qualname__} cannot leave the sandbox; return plain dataclasses.")


_SCALARS: dict[str, Callable[[str], object]] = {
    "$bytes": base64.b64decode,
    "$datetime": datetime.fromisoformat,
    "$date": date.fromisoformat,
    "$decimal": Decimal,
}
_SEQUENCES: dict[str, Callable[[list[object]], object]] = {
    "$tuple": tuple,
    "$set": set,
    "$frozenset": frozenset,
}


def _decoded(raw: object, packages: tuple[str, ...]) -> object:
    if isinstance(raw, list):
        return [_decoded(one, packages) for one in raw]
    if not isinstance(raw, dict):
        return raw
    mark = next(iter(raw), "")
    if mark in _SCALARS:
        return _SCALARS[mark](raw[mark])
    if mark in _SEQUENCES:
        return _SEQUENCES[mark]([_decoded(one, packages) for one in raw[mark]])
    if mark == "$dict":
        return {_decoded(key, packages): _decoded(one, packages) for key, one in raw[mark]}
    return _decoded_object(raw, mark, packages)


def _decoded_object(raw: dict[str, object], mark: str, packages: tuple[str, ...]) -> object:
    found = _class(str(raw.get(mark)), packages)
    if mark == "$enum" and issubclass(found, Enum):
        return found(_decoded(raw["value"], packages))
    fields = raw.get("fields")
    if mark != "$class" or not dataclasses.is_dataclass(found) or not isinstance(fields, dict):
        raise NotPlain(f"Unknown mark {mark!r}.")
    initial = {field.name for field in dataclasses.fields(found) if field.init}
    return found(**{name: _decoded(one, packages) for name, one in fields.items() if name in initial})


def _name(found: type) -> str:
    return f"{found.__module__}:{found.__qualname__}"


def _class(name: str, packages: tuple[str, ...]) -> type:
    module, _, path = name.partition(":")
    if not any(module == package or module.startswith(f"{package}.") for package in packages):
        raise NotPlain(f"{name} lies outside {packages}.")
    found: object = importlib.import_module(module)
    for step in path.split("."):
        found = getattr(found, step)
    if not isinstance(found, type) or found.__module__ != module:
        raise NotPlain(f"{name} is not a class of that module.")
    return found
