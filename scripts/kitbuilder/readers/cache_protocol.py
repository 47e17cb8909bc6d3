"""What was read and found without fault is remembered, so that only what has changed is read and checked again."""

from __future__ import annotations

from typing import Any, Protocol


class Memory(Protocol):
    """Keeps values by everything they were made from. It may forget, and it never gives back anything else."""

    def recall(self, *parts: str | bytes) -> Any:
        """Turn what a value was made from into the value; None when it is not remembered."""

    def keep(self, value: object, *parts: str | bytes) -> None:
        """Remember a value, any but None, by what it was made from."""


class NoMemory:
    """Remembers nothing: everything is read and checked."""

    def recall(self, *_: str | bytes) -> Any:
        """Nothing is remembered."""

    def keep(self, value: object, *parts: str | bytes) -> None:
        """Let it go."""


NO_MEMORY = NoMemory()
