"""Hold what the institute behind the site may add to it: an offer, and a form for updates by e-mail. Both are off by default."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kitbuilder.model.day import day_in_words

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Offer:
    """Something the institute sells. `price` holds until the ISO day `until`, then `was`; both "" where it has one price.

    `free` says what nobody has to pay for, `behind` what the price is for.
    """

    title: str
    price: str
    link: str
    free: str
    behind: str
    was: str = ""
    until: str = ""

    @property
    def price_in_words(self) -> str:
        """Say the price as it stays true on any day: no page and no paper knows which day it is."""
        return f"{self.price} until {day_in_words(self.until)}, then {self.was}." if self.until else f"{self.price}."

    @property
    def host(self) -> str:
        """Where the link leads."""
        return urlsplit(self.link).netloc


@dataclass(frozen=True, slots=True)
class ListService:
    """How a kind of list service takes an address: the names of its fields, and the values that it wants sent along.

    `consent` is "" where it has no field for that; `asks` names the values that only the owner of a list knows.
    """

    email: str
    name: str
    consent: str = ""
    also: tuple[tuple[str, str], ...] = ()
    asks: tuple[str, ...] = ()


# The recipes. Each service shows a form to copy; hold its names against these.
SERVICES = {
    "buttondown": ListService("email", "metadata__name", also=(("embed", "1"),)),  # the list is in the address
    "listmonk": ListService("email", "name", asks=("l",)),  # the list is a value of its own
    "mailchimp": ListService("EMAIL", "FNAME"),  # the list is in the address, behind the question mark
    "plain": ListService("email", "name", consent="consent"),  # a form handler of one's own
}


@dataclass(frozen=True, slots=True)
class Updates:
    """A form for updates by e-mail: where it goes, how, and the names of its fields; `also` are values sent along unseen."""

    title: str
    lead: str
    action: str
    method: str
    consent: str
    privacy: str
    service: ListService
    also: Mapping[str, str]

    @property
    def origin(self) -> str:
        """The one origin that the site's forms may be sent to."""
        parts = urlsplit(self.action)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def host(self) -> str:
        """Whom a visitor gives their address to."""
        return urlsplit(self.action).netloc


@dataclass(frozen=True, slots=True)
class Institute:
    """What the institute adds to the site; None where it is off."""

    offer: Offer | None = None
    updates: Updates | None = None
