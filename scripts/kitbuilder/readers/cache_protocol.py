"""Describe a memory for what was read and found without fault, so that only what has changed is read and checked again."""

from __future__ import annotations

from typing import Any, Protocol


class Memory(Protocol):
    """Keeps values by everything they were made from. It may forget, but it never returns anything else."""

    def recall(self, *parts: str | bytes) -> Any:
        """Return the value that was made from these parts; None when it is not remembered."""

    def keep(self, value: object, *parts: str | bytes) -> None:
        """Remember a value, any but None, by the parts it was made from."""


class NoMemory:
    """Remembers nothing, so that everything is read and checked."""

    def recall(self, *_: str | bytes) -> Any:
        """Return None, as nothing is remembered."""

    def keep(self, value: object, *parts: str | bytes) -> None:
        """Do nothing, so that the value is forgotten."""


NO_MEMORY = NoMemory()
