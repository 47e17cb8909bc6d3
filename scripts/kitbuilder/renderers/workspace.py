"""Say in words that the disk takes no file of those that are gone when the work is done."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kitbuilder.model.problem import Code, KitError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def written_or_told() -> Iterator[None]:
    """Raise KitError where a file that is written meanwhile cannot be."""
    try:
        yield
    except OSError as error:
        message = f"the kit cannot be written without room for its parts: {error.strerror or error}"
        raise KitError([Problem(Location(tempfile.gettempdir()), Code.CANNOT_WRITE, message)]) from None
