"""Hold where the kit's figures and rules come from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure or a rule comes from. Only a `verified` one may be cited. `checked` is an ISO date."""

    id: str
    statement: str
    population: str
    reference: str
    status: str
    checked: str

    @property
    def is_verified(self) -> bool:
        """Whether a template may cite it."""
        return self.status == "verified"
