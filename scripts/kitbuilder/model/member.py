"""Hold a member of an institute: what their kit is filled in with, and what its file is called."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kitbuilder.model.names import personal_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kitbuilder.model.field import Field
    from kitbuilder.model.logo import Logo

EXTENSION = ".zip"


@dataclass(frozen=True, slots=True)
class Member:
    """One line of a list of members. `values` are their details by field; `name` is their file's, without its extension."""

    line: int
    name: str
    values: Mapping[str, str]
    logo: Logo | None = None

    @property
    def file(self) -> str:
        """What the member's kit is called."""
        return f"{self.name}{EXTENSION}"


def name_of(values: Mapping[str, str], fields: Mapping[str, Field]) -> str:
    """Name a member's file after themselves and their practice: the first field of each group."""
    firsts: dict[str, str] = {}
    for name, field in fields.items():
        firsts.setdefault(field.group, values.get(name, ""))
    return personal_name(" – ".join(filter(None, firsts.values()))) or "Member"


def told_apart(members: Sequence[Member]) -> list[Member]:
    """Add the line to names that several members share; in any case of letters, for some systems see no difference."""
    count = Counter(member.name.casefold() for member in members)
    return [replace(one, name=f"{one.name}, line {one.line}") if count[one.name.casefold()] > 1 else one for one in members]
