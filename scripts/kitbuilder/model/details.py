"""Hold what one person brings to the kit: the values of fields, and the practice's logo."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitbuilder.model.logo import Logo


@dataclass(frozen=True, slots=True)
class Details:
    """The values by field name, empty ones left out, and the logo, None without one."""

    values: Mapping[str, str] = field(default_factory=dict)
    logo: Logo | None = None

    def __bool__(self) -> bool:
        """Tell whether there is anything to put into a file."""
        return bool(self.values) or self.logo is not None
