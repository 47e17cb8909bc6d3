"""Build the page on which a visitor rehearses talks: each round with its turns, which can be read through without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.reading_time import seconds_to_say
from kitbuilder.model.rehearsal import answers, turns_of
from kitbuilder.renderers.web_page import Html, block_of, element
from kitbuilder.website.content.wording import count_of, time_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kitbuilder.model.catalogue import Catalogue
    from kitbuilder.model.document import Say
    from kitbuilder.model.rehearsal import Round
    from kitbuilder.website.content.addresses import Addresses

NO_VOICE = "This device has no voice of its own that speaks English. A voice from a service is never used."


def rehearsal_page(catalogue: Catalogue, at: Addresses) -> Html:
    """Show every round, below the day of the visit and the choice of a voice."""
    rounds = (_round(talk, catalogue, at) for talk in catalogue.kit.rounds)
    listed = element("ul", *rounds, class_="kit-rounds")
    rest = element("p", role="status", class_="kit-progress", data_rest=True)
    # Below the rounds: a script finds out late that there is no voice, and nothing may move then.
    note = element("p", NO_VOICE, id="no-voice", hidden=True, class_="kit-rehearse__no-voice", data_no_voice=True)
    return element("div", _settings(), rest, listed, note, data_rehearse=True)


def rounds_left(catalogue: Catalogue, at: Addresses) -> Html:
    """Leave room on the front page for the rounds that are left; a script shows it to whoever rehearses."""
    names = " ".join(talk.name for talk in catalogue.kit.rounds)
    return element("a", "Rehearse", href=at.rehearse(), hidden=True, class_="kit-find__way", data_rounds=names)


def _settings() -> Html:
    day = element("input", type="date", disabled=True, autocomplete="off", data_visit=True)
    box = element("input", type="checkbox", disabled=True, autocomplete="off", aria_describedby="no-voice", data_voice=True)
    return element(
        "p",
        element("label", "Your visit is on ", day),
        element("label", box, " Read their lines aloud"),
        class_="kit-rehearse__settings",
    )


def _round(talk: Round, catalogue: Catalogue, at: Addresses) -> Html:
    template = catalogue.template(talk.slug)
    turns = turns_of(talk, template.document)
    said = [(turn.they, say) for turn, say in zip(turns, answers(turns, template.document), strict=True) if say]
    seconds = sum(seconds_to_say(say.children) for _, say in said)
    script = element("a", template.title, href=at.template(template))
    facts = element("p", f"{count_of(len(said), 'turn')} · {time_of(seconds)} of talking · ", script, class_="kit-round__facts")
    begin = element(
        "button",
        "Rehearse",
        type="button",
        disabled=True,
        class_="md-button",
        data_begins=True,
        aria_label=f"Rehearse: {talk.title}",
    )
    done = element("span", data_done=True)
    read = element("details", element("summary", "Read it through"), _turns(said), class_="kit-branch")
    return element(
        "li",
        element("h2", talk.title, id=talk.name),
        element("p", talk.scene),
        facts,
        element("p", begin, " ", done),
        read,
        data_round=talk.name,
        data_shuffled=talk.shuffled,
        data_recorded=talk.recorded,
    )


def _turns(said: Iterable[tuple[str, Say]]) -> Html:
    return element("ol", *(element("li", element("p", they, class_="kit-they"), block_of(say)) for they, say in said))
