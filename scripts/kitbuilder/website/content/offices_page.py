"""Build the page of a visitor's offices: what is due, the list, and the forms; a script fills it from what the browser keeps."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from kitbuilder.renderers.web_page import Html, element, join
from kitbuilder.website.content.details_form import INPUTS
from kitbuilder.website.content.outreach_data import office_fields

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue
    from kitbuilder.model.field import Field
    from kitbuilder.model.outreach import Outreach
    from kitbuilder.website.content.addresses import Addresses
    from kitbuilder.website.content.site_context import SiteContext

REACHES = ("By phone", "By fax", "By mail", "By e-mail", "In person")  # theme/web/offices/table.js knows them too
ON_PAPER = {
    "referral-source-target-list": "Target list, filled in",
    "ninety-day-touchpoint-calendar": "90-day log, filled in",
}
UNKNOWN = "unknown"  # what a choice says where nothing is chosen
HOURS = tuple(f"{hour:02}:00" for hour in range(7, 19))
FIRST = ("provider_practice", "provider_name", "provider_greeting", "provider_phone", "contact_name")
LONGEST = {"email": 80, "code": 24, "remark": 300, "person": 80, "said": 300, "promised": 200}
WITHOUT_SCRIPT = (
    "This page keeps your offices in your browser, which needs JavaScript. On paper, use the target list and the 90-day calendar."
)
NO_CLIENTS = (
    "Offices only. Never write a client’s name, initials or condition here, not even in what somebody said: this list may be "
    "printed, shared with a calendar, or seen over your shoulder. The office does not need it, and your client did not agree."
)
# There from the first, so that the page does not move down when its script has seen that no contact is kept.
NONE_YET = "Nothing yet. Add an office, and log the first visit, call or letter: what follows from it shows up here."
PROMISES = (
    "Kept in this browser, on this device. Nothing is sent anywhere, and nobody reminds you but this page and your own calendar."
)


def offices_page(site: SiteContext, outreach: Outreach, at: Addresses) -> Html:
    """Build the page's parts, all idle until the script starts them."""
    catalogue = site.catalogue
    return element(
        "div",
        element("p", WITHOUT_SCRIPT, class_="kit-needs-script"),
        element("p", role="status", class_="kit-offices__state"),
        _due(),
        _list(),
        _bring(),
        _calendar(),
        _keep(site, at),
        _office_dialog(catalogue, outreach),
        _touch_dialog(outreach),
        class_="kit-offices",
        data_offices=True,
    )


def _section(name: str, title: str, *content: Html | str) -> Html:
    return element("section", element("h2", title, id=name), *content, class_="kit-offices__part", aria_labelledby=name)


def _due() -> Html:
    return _section("due", "What is due", element("div", element("p", NONE_YET), data_due=True))


def _list() -> Html:
    add = _button("Add an office", "md-button--primary", data_add=True)
    box = element("input", type="search", id="office-find", autocomplete="off", spellcheck="false", disabled=True)
    find = element("div", element("label", "Find an office", for_="office-find"), box, class_="kit-offices__find")
    tools = element("div", add, find, class_="kit-offices__tools")
    more = _button("Show more", hidden=True, data_more=True)
    count = element("p", role="status", class_="kit-offices__count")
    listed = element("ul", class_="kit-offices__list", data_list=True)
    notes = join(element("p", NO_CLIENTS, class_="kit-tip"), element("p", PROMISES, class_="kit-offices__small"))
    return _section("offices", "The offices", tools, count, listed, more, notes)


def _bring() -> Html:
    words = (
        "Drop a spreadsheet (.xlsx) or a CSV file: the kit’s target list, filled out, or any table whose first row names its "
        "columns. You see what was found before anything is added."
    )
    file = element("input", type="file", disabled=True, data_bring=True, accept=".xlsx,.csv,.tsv,.txt,.json")
    drop = element("label", element("span", "Choose a file, or drop it here"), file, class_="kit-offices__drop")
    return _section("bring", "Bring in a list", element("p", words), drop, element("div", data_found=True))


def _calendar() -> Html:
    words = (
        "What is due in the next 90 days, as a file for your calendar program. Import it into a calendar of its own, named "
        "Outreach. For a new plan, delete that calendar first: no program updates what it took in earlier."
    )
    hours = (element("option", _clock(hour), value=hour, selected=hour == "09:00") for hour in HOURS)
    choice = element(
        "select", element("option", "All day, without a reminder", value=UNKNOWN), *hours, id="office-hour", disabled=True
    )
    hour = element("p", element("label", "Remind me at", for_="office-hour"), " ", choice)
    buttons = (
        _button("Save the calendar file", data_calendar=True),
        " ",
        _button("All of it again", hidden=True, data_calendar_all=True),
    )
    return _section("calendar", "Put it in your calendar", element("p", words), hour, element("p", *buttons))


def _clock(hour: str) -> str:
    """Write an hour as Americans say it: "9:00 AM"."""
    return time.fromisoformat(hour).strftime("%I:%M %p").lstrip("0")


def _keep(site: SiteContext, at: Addresses) -> Html:
    words = (
        "A browser may clear what it keeps. Save a copy every month. "
        "To move to another device, bring the copy in there, under Bring in a list."
    )
    copy = _button("Save a copy", data_copy=True)
    forget = _button("Forget all offices", "kit-details__forget", data_forget_offices=True)
    after = join("Everything else that this site remembers is under ", element("a", "Your details", href=at.details()), ".")
    paper = (_paper(site, at, slug, words) for slug, words in ON_PAPER.items())
    buttons = element("p", copy, " ", *(join(button, " ") for button in paper), forget)
    told = element("p", role="status", class_="kit-offices__told")
    return _section(
        "keep",
        "Keep it, and take it to paper",
        element("p", words),
        buttons,
        told,
        element("p", after, class_="kit-offices__small"),
    )


def _paper(site: SiteContext, at: Addresses, slug: str, words: str) -> Html:
    """Offer a tracker of the kit filled in; nothing where the kit has no such spreadsheet."""
    files = {file.slug: file for file in site.manifest.files if file.format == "spreadsheet"}
    if slug not in files:
        return Html()
    file = files[slug]
    return _button(words, data_paper=slug, data_file=at.download(file.path), data_name=file.name)


def _office_dialog(catalogue: Catalogue, outreach: Outreach) -> Html:
    fields = office_fields(catalogue)
    first = (_office_input(fields[name]) for name in FIRST if name in fields)
    others = (_office_input(field) for name, field in fields.items() if name not in FIRST)
    reach = _choice("reach", "Likes to be reached", ("", *REACHES))
    lists = _choice(
        "list", "List", ("", *outreach.lists), {name: f"{name}: {rhythm.who}" for name, rhythm in outreach.lists.items()}
    )
    rest = (
        *others,
        _text("email", "E-mail of the office"),
        reach,
        lists,
        _text("code", "Source code"),
        _text("remark", "Remark"),
    )
    more = element("details", element("summary", "More"), element("div", *rest), class_="kit-branch kit-offices__more")
    return _dialog("office", "An office", join(element("div", *first, class_="kit-offices__fields"), more), "Keep")


def _touch_dialog(outreach: Outreach) -> Html:
    kinds = (element("option", kind.label, value=name) for name, kind in outreach.touches.items())
    kind = _labeled("kind", "What happened", element("select", *kinds, id="touch-kind", name="kind"))
    day = _labeled("day", "When", element("input", type="date", id="touch-day", name="day", required=True))
    answers = (("answered", "Somebody answered"), ("open", "No answer yet"), ("no", "They said no: never contact them again"))
    choices = (
        element("label", element("input", type="radio", name="answer", value=value, checked=value == "open"), " ", words)
        for value, words in answers
    )
    answer = element("fieldset", element("legend", "How did it end?"), *choices, class_="kit-offices__answers")
    said = (
        _text("person", "With whom", "touch"),
        _text("said", "What they said", "touch"),
        _text("promised", "What I promised", "touch"),
    )
    due = _labeled("due", "Promised for", element("input", type="date", id="touch-due", name="due"))
    return _dialog("touch", "A contact", join(kind, day, answer, *said, due), "Keep in the log")


def _dialog(name: str, title: str, content: Html, keep: str) -> Html:
    head = element("h2", title, id=f"{name}-title")
    buttons = element(
        "p",
        element("button", keep, type="submit", class_="md-button md-button--primary"),
        " ",
        element("button", "Cancel", type="button", class_="md-button", data_close=True),
        class_="kit-offices__buttons",
    )
    form = element("form", head, element("p", role="status"), content, buttons, autocomplete="off", novalidate=True)
    return element(
        "dialog",
        form,
        class_="kit-dialog kit-offices__dialog md-typeset",
        aria_labelledby=f"{name}-title",
        **{f"data_{name}": True},
    )


def _office_input(field: Field) -> Html:
    kind = INPUTS.get(field.type, "text")
    box = element("input", type=kind, id=f"office-{field.name}", name=field.name, maxlength=field.limit, autocomplete="off")
    return element("div", element("label", field.label, for_=f"office-{field.name}"), box)


def _text(name: str, label: str, prefix: str = "office") -> Html:
    box = element("input", type="text", id=f"{prefix}-{name}", name=name, maxlength=LONGEST[name], autocomplete="off")
    return element("div", element("label", label, for_=f"{prefix}-{name}"), box)


def _choice(name: str, label: str, values: tuple[str, ...], words: dict[str, str] | None = None) -> Html:
    known = words or {}
    options = (element("option", known.get(value, value or "Not known yet"), value=value or UNKNOWN) for value in values)
    return element(
        "div", element("label", label, for_=f"office-{name}"), element("select", *options, id=f"office-{name}", name=name)
    )


def _labeled(name: str, label: str, box: Html) -> Html:
    return element("div", element("label", label, for_=f"touch-{name}"), box)


def _button(words: str, look: str = "", **attributes: str | bool) -> Html:
    return element("button", words, type="button", disabled=True, class_=f"md-button {look}".rstrip(), **attributes)
