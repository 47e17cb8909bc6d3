"""Show what the institute behind the site adds to it, where that is on: its offer, and its form for updates by e-mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.renderers.web_page import Html, element, join

if TYPE_CHECKING:
    from kitbuilder.model.institute import Institute, Offer, Updates

FREE, BEHIND = "Free, here", "For that price"
LONGEST_NAME, LONGEST_ADDRESS = 120, 254  # characters; no mail server takes a longer address


def institute(given: Institute) -> Html:
    """Show both, the offer first."""
    return join(offer(given.offer) if given.offer else "", updates(given.updates) if given.updates else "")


def offer(given: Offer) -> Html:
    """Show the offer: what it costs until when, what stays free, what the price is for, and the way there."""
    price = join(element("strong", given.price), given.price_in_words.removeprefix(given.price))
    told = [element("p", price, class_="kit-offer__price", data_until=given.until)]
    if given.until:  # a script shows this in its place once the day is over
        told.append(element("p", element("strong", given.was), ".", class_="kit-offer__price", hidden=True))
    parts = ((FREE, given.free), (BEHIND, given.behind))
    split = (element("div", element("dt", name), element("dd", words)) for name, words in parts)
    link = element("a", f"Read more at {given.host}", href=given.link, class_="md-button", rel="noopener")
    return element(
        "section", element("h2", given.title), *told, element("dl", *split), element("p", link), class_="kit-offer", id="offer"
    )


def updates(given: Updates) -> Html:
    """Show the form. It is whole without a script; with one it comes in two steps."""
    hidden = [element("input", type="hidden", name=name, value=value) for name, value in given.also.items()]
    promise = f"This goes to {given.host} alone. Nothing else that you typed on this site goes along."
    form = element(
        "form",
        *hidden,
        _bar(),
        _who(given),
        _consent(given),
        element("p", promise, class_="kit-updates__promise"),
        element("p", role="status", data_said=True),
        action=given.action,
        method=given.method,
        target="_blank",
        rel="noopener",
        accept_charset="utf-8",
        data_updates=True,
    )
    return element("section", element("h2", given.title), element("p", given.lead), form, class_="kit-updates", id="updates")


def privacy(given: Updates | None) -> Html:
    """Say the one thing that leaves the site, where there is a form for it."""
    if given is None:
        return Html()
    link = element("a", "how they are kept", href=given.privacy)
    asked = (
        f"One thing goes elsewhere, if you send it: sign up for updates, and your name and e-mail address go to {given.host}. "
    )
    return element("p", asked, "There you can read ", link, ". Nothing else goes along.")


def _bar() -> Html:
    label = element("label", "Step 1 of 2", for_="kit-updates-bar")
    return element("div", label, element("progress", id="kit-updates-bar", value="1", max="2"), data_bar=True, hidden=True)


def _who(given: Updates) -> Html:
    """Ask who gets the updates. What is typed has no name that the site's own details have, so it is kept nowhere."""
    name = element("input", id="kit-updates-name", name=given.service.name, autocomplete="name", maxlength=LONGEST_NAME)
    more: dict[str, str | bool | int] = {"type": "email", "autocomplete": "email", "required": True, "maxlength": LONGEST_ADDRESS}
    email = element("input", id="kit-updates-email", name=given.service.email, **more)
    return element(
        "fieldset",
        element("legend", "Who gets them"),
        element("label", "Your name, if you like", for_="kit-updates-name"),
        name,
        element("label", "Your e-mail address", for_="kit-updates-email"),
        email,
        element("button", "Go on", type="button", class_="md-button", data_next=True, hidden=True),
        data_step="1",
    )


def _consent(given: Updates) -> Html:
    box = element("input", type="checkbox", required=True, name=given.service.consent, value="yes")
    privacy = element("a", "How your address is kept", href=given.privacy, target="_blank", rel="noopener")
    return element(
        "fieldset",
        element("legend", "Your consent"),
        element("label", box, " ", given.consent),
        element("p", privacy),
        element("button", "Back", type="button", class_="md-button", data_back=True, hidden=True),
        " ",
        element("button", "Sign me up", class_="md-button"),
        data_step="2",
    )
