"""Read the offer and the updates of `kit.yml`, and refuse what would mislead a visitor or send them astray."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kitbuilder.model.institute import SERVICES, Institute, Offer, Updates
from kitbuilder.model.problem import Code
from kitbuilder.readers.mapping_reader import MappingReader
from kitbuilder.readers.markdown import curly
from kitbuilder.readers.value_checks import is_day

if TYPE_CHECKING:
    from kitbuilder.model.problem import Problem
    from kitbuilder.readers.yaml_nodes import YamlNode

HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?", re.IGNORECASE)
ADDRESS = re.compile(r"[!-~]+")  # nothing that would have to be escaped, and no space
CURRENCY = re.compile(r"\b[A-Z]{3}\b")
METHODS = ("post", "get")
UNSAFE = frozenset("\"'<>\\;,`")  # each means something in an attribute or in a policy


def read_institute(keys: MappingReader, as_of: str) -> Institute:
    """Read both out of `kit.yml`; `as_of` is the day the kit was last read through."""
    offer, updates = (keys.node(key, needed=False) for key in ("offer", "updates"))
    return Institute(read_offer(offer, as_of, keys.problems), read_updates(updates, keys.problems))


def read_offer(node: YamlNode | None, as_of: str, problems: list[Problem]) -> Offer | None:
    """Read the offer; None where there is none. `as_of` is the day the kit was last read through: an offer ends after it."""
    if node is None:
        return None
    keys = MappingReader(node, "the offer", problems)
    title, free, behind = (curly(keys.words(key)) for key in ("title", "free", "behind"))
    price, was = _price(keys, "price"), _price(keys, "was", "")
    until = keys.shaped("until", is_day, "write the day as 2026-12-31", "")
    link = _address(keys, "link", Code.BAD_OFFER)
    if bool(was) != bool(until):
        alone = "was" if was else "until"
        hint = "give both or neither: a price that is lower for a time has a last day, and a price after it"
        keys.fault(Code.BAD_OFFER, f"the offer has {alone} without the other", hint, keys.place(alone))
    if until and until < as_of:
        hint = "take out until and was, and write the price that holds now"
        keys.fault(Code.BAD_OFFER, f"the offer ended on {until}, before the kit of {as_of}", hint, keys.place("until"))
    keys.finish()
    return Offer(title, price, link, free, behind, was, until)


def read_updates(node: YamlNode | None, problems: list[Problem]) -> Updates | None:
    """Read the form for updates; None where there is none."""
    if node is None:
        return None
    keys = MappingReader(node, "updates", problems)
    title, lead, consent = (curly(keys.words(key)) for key in ("title", "lead", "consent"))
    action, privacy = (_address(keys, key, Code.BAD_UPDATES) for key in ("action", "privacy"))
    method = keys.text("method", METHODS[0])
    if method not in METHODS:
        hint = f"write {' or '.join(METHODS)}"
        keys.fault(Code.BAD_UPDATES, f'a form cannot be sent by "{method}"', hint, keys.place("method"))
    name = keys.one_of("service", SERVICES, Code.BAD_UPDATES)
    service = SERVICES.get(name, SERVICES["plain"])
    given = {key: str(entry.value) for key, entry in keys.entries("also", needed=False)}
    for asked in service.asks:
        if asked not in given:
            message = f'{name} wants the value "{asked}" sent along'
            keys.fault(Code.BAD_UPDATES, message, f"add it under also, as in also: {{{asked}: …}}", keys.place("also"))
    keys.finish()
    return Updates(title, lead, action, method, consent, privacy, service, {**dict(service.also), **given})


def _price(keys: MappingReader, key: str, default: str | None = None) -> str:
    """Read a price: a number and what it is counted in."""
    price = keys.words(key, default)
    has_currency = CURRENCY.search(price) or any(unicodedata.category(character) == "Sc" for character in price)
    if price and not (has_currency and any(map(str.isdigit, price))):
        message = f'{key} is "{price}", and nobody can tell how much that is'
        keys.fault(Code.BAD_OFFER, message, "write number and currency, as in $149 or 149 USD", keys.place(key))
    return price


def _address(keys: MappingReader, key: str, code: Code) -> str:
    """Read an address on the web that is safe to lead a visitor to, and to name in a policy."""
    address = keys.text(key)
    if not address:
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    is_plain = ADDRESS.fullmatch(address) is not None and not UNSAFE.intersection(address)
    if parts.scheme != "https" or not HOST.fullmatch(parts.netloc) or not is_plain:
        hint = "it begins with https:// and the name of a host"
        keys.fault(code, f'{keys.what}: {key} cannot be "{address}"', hint, keys.place(key))
        return ""
    return address
