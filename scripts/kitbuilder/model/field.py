"""Hold a field: one detail that a visitor types once and finds in every template."""

from __future__ import annotations

from dataclasses import dataclass, replace
from dataclasses import field as attribute
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kitbuilder.model.problem import Location


# What people write where they have none, in any case and with or without a period: theme/web/details/phrases.js has it too.
NONE = frozenset({"none", "no", "nil", "n/a", "n.a", "na", "not applicable"})
DASHES = frozenset("-‐‑‒–—―−")


def says_none(value: str) -> bool:
    """Tell whether a value says that there is nothing to tell, as a practice without a fax would."""
    bare = value.lower().lstrip(" ").rstrip(" .")
    return bare in NONE or (bare != "" and DASHES.issuperset(bare))


class FieldGroup(StrEnum):
    """Whose detail it is. The first two may be remembered on a device; the others live for one letter."""

    YOU = "you"
    PRACTICE = "practice"
    CONTACT = "contact"
    CLIENT = "client"

    @property
    def is_kept(self) -> bool:
        """Whether a device may remember it: your own details, yes; a contact's or a client's, never."""
        return self in (FieldGroup.YOU, FieldGroup.PRACTICE)


class FieldType(StrEnum):
    """How a value is written. A date is plain text on purpose: a viewer's date script once changed one silently."""

    TEXT = "text"
    DATE = "date"
    PHONE = "phone"
    EMAIL = "email"
    URL = "url"
    NUMBER = "number"
    MONEY = "money"


# What a browser knows of its user, in the words of the HTML standard.
AUTOFILL = (
    *("name", "given-name", "family-name", "honorific-prefix", "honorific-suffix", "nickname", "organization"),
    *("organization-title", "street-address", "address-level1", "address-level2", "postal-code", "tel", "email", "url"),
)


@dataclass(frozen=True, slots=True)
class Field:
    """One entry of `fields.yml`. `example` is shown, never merged; `limit` is the most characters a value may have.

    Where one that `may_be_none` holds "none" or the like, words that go with it are left out. One that is `worded` holds words of
    the user's own language: a translation has a blank in its place. `labels` are its labels in other languages, by their code.
    """

    name: str
    label: str
    example: str
    help: str
    group: FieldGroup
    type: FieldType
    limit: int
    where: Location = attribute(compare=False, repr=False)  # a field that moved within its file is the same field
    may_be_none: bool = False
    autofill: str = attribute(default="", repr=False)  # what a browser may fill in by itself; no rendered file shows it
    worded: bool = attribute(default=False, repr=False)
    labels: tuple[tuple[str, str], ...] = attribute(default=(), repr=False)

    def in_language(self, code: str) -> Field:
        """Return the field by its label in another language, by its own label where it has none."""
        return replace(self, label=dict(self.labels).get(code, self.label))

    def is_none(self, value: str) -> bool:
        """Tell whether a value says that there is none of what this field asks for."""
        return self.may_be_none and says_none(value)
