"""A field: one piece of information a visitor types once and finds in every template."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kitbuilder.model.problem import Location


NONE = "none"  # typed in full, so that a file of details, a form and a PDF need nothing more to say it


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


@dataclass(frozen=True, slots=True)
class Field:
    """One entry of `fields.yml`. `example` is shown, never merged; `limit` is the most characters a value may have.

    One that `may_be_none` can be told to be none, by the word itself: words that go with it are then left out.
    """

    name: str
    label: str
    example: str
    help: str
    group: FieldGroup
    type: FieldType
    limit: int
    where: Location
    may_be_none: bool = False

    def is_none(self, value: str) -> bool:
        """Whether a value says that there is nothing to tell, as of a practice without a fax."""
        return self.may_be_none and value.casefold() == NONE
