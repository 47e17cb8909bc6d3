"""A round asks what its script can answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.rehearsal import answers, said_in, turns_of

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue


def test_every_turn_of_the_real_rounds_is_answered_in_the_words_of_its_script(real: Catalogue) -> None:
    for talk in real.kit.rounds:
        document = real.template(talk.slug).document
        turns = turns_of(talk, document)
        assert turns
        assert None not in answers(turns, document)
        assert len({id(say) for say in answers(turns, document)}) == len(turns), "two turns have the same answer"


def test_twelve_objections_are_twelve(real: Catalogue) -> None:
    [objections] = [talk for talk in real.kit.rounds if talk.name == "objections"]
    turns = turns_of(objections, real.template(objections.slug).document)
    assert len(turns) == 12
    assert turns[0].they == "You’re not licensed."


def test_what_they_say_stands_in_quotes_or_is_the_whole_title() -> None:
    assert said_in("1. “You’re not licensed.”") == "You’re not licensed."
    assert said_in("“Who are you with?” “What is this about?”") == "Who are you with? What is this about?"
    assert said_in("They are busy") == "They are busy"
