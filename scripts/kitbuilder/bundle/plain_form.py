"""Write what was read as JSON and read it back: plain values, tuples, and the classes of the model, each by its name.

Nothing in such a text is ever run, no matter who wrote it: it can only name what the modules below hold.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from kitbuilder.model import catalogue, document, field, inline, phrase, problem, sheet, translation
from kitbuilder.model.field import Field
from kitbuilder.readers import load_templates, templates

if TYPE_CHECKING:
    from types import ModuleType

MODULES: tuple[ModuleType, ...] = (
    catalogue,
    document,
    field,
    inline,
    phrase,
    problem,
    sheet,
    translation,
    load_templates,
    templates,
)
UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, RecursionError)  # what a text that is not ours may raise
SHARED = ""  # names what is written once, at the head: most lines of a letter hold the same few fields


def _is_known(part: object) -> bool:
    return isinstance(part, type) and (is_dataclass(part) or issubclass(part, Enum))


KNOWN: dict[str, type] = {name: part for module in MODULES for name, part in vars(module).items() if _is_known(part)}
SLOTS = {kind: tuple(slot.name for slot in fields(kind)) for kind in KNOWN.values() if is_dataclass(kind)}


def plain(value: object) -> bytes:
    """Write a value. Raises TypeError for one that would come back changed."""
    writer = _Writer()
    written = writer.written(value)
    return json.dumps([writer.shared, written], separators=(",", ":")).encode()


def from_plain(text: bytes) -> Any:
    """Read a value that `plain` wrote. Any other text raises one of `UNREADABLE`, or is values of the model as well."""
    shared: list[object] = []

    def made(pairs: dict[str, Any]) -> object:
        ((name, given),) = pairs.items()
        if name == SHARED:
            return shared[given]
        kind = KNOWN[name]
        if given.__class__ is not list:
            return kind(given)
        instance = kind(*[_tupled(part) if part.__class__ is list else part for part in given])
        if kind is Field:
            shared.append(instance)
        return instance

    _, value = json.loads(text, object_hook=made)
    return _tupled(value) if isinstance(value, list) else value


def _tupled(parts: list[Any]) -> tuple[Any, ...]:
    return tuple([_tupled(part) if part.__class__ is list else part for part in parts])


class _Writer:
    """Writes values in terms that JSON knows; `shared` are the fields met so far."""

    def __init__(self) -> None:
        self.shared: list[object] = []
        self.places: dict[int, int] = {}

    def written(self, value: object) -> object:
        if isinstance(value, Field):
            return {SHARED: self._place(value)}
        return self._written(value)

    def _place(self, value: Field) -> int:
        if id(value) not in self.places:
            self.places[id(value)] = len(self.shared)
            self.shared.append(self._written(value))
        return self.places[id(value)]

    def _written(self, value: object) -> object:
        kind = type(value)
        if kind in SLOTS:
            return {kind.__name__: [self.written(getattr(value, name)) for name in SLOTS[kind]]}
        if isinstance(value, tuple):
            return [self.written(part) for part in value]
        if value is None or kind in (str, int, float, bool):
            return value
        if isinstance(value, Enum):
            return {kind.__name__: value.value}
        raise TypeError(f"a {kind.__name__} has no plain form")
