"""Build the form for a visitor's details: two groups, two promises, and no button that sends anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.field import FieldGroup, FieldType
from kitbuilder.renderers.web_page import Html, blocks_of, element, join

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitbuilder.model.catalogue import Kit
    from kitbuilder.model.field import Field
    from kitbuilder.model.kit_texts import DetailGroup
    from kitbuilder.website.content.addresses import Addresses

KEPT = "Remembered on this device, in this browser, until you forget them. Nothing is sent anywhere."
NOT_KEPT = (
    "Kept for this tab only and gone when you close it, because they are about other people. Initials, no names. No health facts."
)
LOGO_HELP = (
    "A PNG, a JPEG or an SVG picture of at most 2 MB. It stands at the left of your letterhead, up to 40 × 14 mm, on the page, "
    "in print and in filled files, and at the upper right of a talk’s first slide. White edges are left off, and text that you "
    "copy leaves the logo out."
)
PICTURES = ".png,.jpg,.jpeg,.svg,image/png,image/jpeg,image/svg+xml"
# E-mail addresses get a text input: type=email rewrites the letters of a domain such as café.example.
INPUTS = {FieldType.PHONE: "tel"}
KEYBOARDS = {FieldType.EMAIL: "email", FieldType.URL: "url", FieldType.NUMBER: "numeric"}
AS_TYPED = (FieldType.EMAIL, FieldType.URL)  # neither capitalized nor spell-checked


def details_form(fields: Mapping[str, Field], groups: Mapping[FieldGroup, DetailGroup], at: Addresses) -> Html:
    """Build the form. Each input says how much it may hold (`maxlength`), each group where it is kept.

    It has no button to send it: typing keeps. So its end leads on to what the details are for.
    """
    kept = (_group(group, fields, groups[group].on_site) for group in FieldGroup if group.is_kept)
    passing = (_group(group, fields, groups[group].on_site) for group in FieldGroup if not group.is_kept)
    return element(
        "form",
        element("p", role="status", class_="kit-details__status"),
        element("p", KEPT, class_="kit-details__promise"),
        *kept,
        _logo(),
        element("p", NOT_KEPT, class_="kit-details__promise"),
        *passing,
        _onward(at),
        _actions(),
        class_="kit-details",
        data_details_form=True,
        autocomplete="on",
    )


def details_preview(kit: Kit) -> Html:
    """Show the kit's letterhead and signature as a small letter that fills while a visitor types."""
    head = element("div", blocks_of(kit.letterhead), class_="kit-letterhead")
    foot = element("div", blocks_of(kit.signature), class_="kit-signature")
    label = element("p", "How your letters begin and end", class_="kit-eyebrow")
    return element("div", label, element("div", head, foot, class_="kit-paper"), class_="kit-preview")


def _group(group: FieldGroup, fields: Mapping[str, Field], title: str) -> Html:
    inputs = (_input(field) for field in fields.values() if field.group is group)
    # Disabled until the script that keeps what is typed has loaded, so that nothing typed early is lost.
    keeper = "device" if group.is_kept else "tab"
    return element("fieldset", element("legend", title), *inputs, data_keep=keeper, disabled=True)


def detail_input(field: Field, prefix: str, **attributes: str) -> tuple[Html, Html]:
    """Build the label and the box for a detail. `prefix` begins its id: the form may be opened over a page that has one too."""
    name = f"{prefix}-{field.name}"
    box = element(
        "input",
        type=INPUTS.get(field.type, "text"),
        id=name,
        name=field.name,
        maxlength=field.limit,
        inputmode=KEYBOARDS.get(field.type, ""),
        autocapitalize="off" if field.type in AS_TYPED else "",
        spellcheck="false" if field.type in AS_TYPED else "",
        autocomplete=field.autofill or "off",
        **attributes,
    )
    return element("label", field.label, for_=name), box


def _input(field: Field) -> Html:
    help_name = f"detail-{field.name}-help"
    label, box = detail_input(field, "detail", aria_describedby=help_name)
    example = element("span", field.example, class_="kit-whole") if field.type is FieldType.PHONE else field.example
    help_line = element("span", f"{field.help} Example: ", example, id=help_name, class_="kit-details__help")
    none = _none(field) if field.may_be_none else ""
    return element("div", label, box, help_line, none)


def _none(field: Field) -> Html:
    """Offer a box for having none; the words that go with the field are then left out."""
    tick = element("input", type="checkbox", disabled=True, data_none=field.name)
    words = join(" We have none", element("span", f" ({field.label})", class_="kit-spoken"))
    return element("label", tick, words, class_="kit-details__none")


def _logo() -> Html:
    """Ask for the practice's logo. Hidden until there is one: how it comes out on paper and by fax."""
    name = "detail-logo"
    box = element("input", type="file", accept=PICTURES, disabled=True, aria_describedby=f"{name}-help")
    label = element("label", join("Choose a logo", box), class_="md-button kit-details__load")
    help_line = element("span", LOGO_HELP, id=f"{name}-help", class_="kit-details__help")
    choice = element("div", label, help_line, class_="kit-logo-part")
    return element("fieldset", element("legend", "Your logo"), choice, _logo_shown(), data_logo=True, disabled=True)


def _logo_shown() -> Html:
    paper = element("figure", element("figcaption", "On paper"), data_logo_paper=True)
    fax = element("canvas", role="img", aria_label="Your logo as a fax shows it, in black and white")
    coarse = "By fax: black and white, and coarse. Some machines send gray as a pattern of dots instead."
    faxed = element("figure", fax, element("figcaption", coarse))
    advice = element("p", data_logo_advice=True)
    out = element("button", "Take it out", type="button", disabled=True, class_="md-button")
    sides = element("div", paper, faxed, class_="kit-logo-sides")
    return element("div", sides, advice, out, data_logo_shown=True, hidden=True, class_="kit-logo-part kit-logo-shown")


def _onward(at: Addresses) -> Html:
    start = element(
        "a", "Now the ten pages to start with", href=f"{at.root or './'}#start-here", class_="md-button md-button--primary"
    )
    library = element("a", "Find a script", href=at.library(), class_="md-button")
    return element("p", start, " ", library, class_="kit-details__onward")


def _actions() -> Html:
    own = "Save you and your practice to a file"
    save = element("button", own, type="button", disabled=True, data_details_save=True, class_="md-button")
    card = element(
        "button", "Save my contact card (.vcf)", type="button", disabled=True, data_details_card=True, class_="md-button"
    )
    file = element("input", type="file", disabled=True, accept=".json,application/json", data_details_file=True)
    load = element("label", join("Load from a file", file), class_="md-button kit-details__load")
    look = "md-button kit-details__forget"
    forget = element("button", "Forget everything", type="button", disabled=True, data_details_forget=True, class_=look)
    buttons = element("div", card, " ", save, " ", load, " ", forget, class_="kit-details__actions")
    return element("div", element("p", "Take, move or clear what you typed", class_="kit-details__after"), buttons)
