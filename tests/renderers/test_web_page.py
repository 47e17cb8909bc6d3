"""A template's text on the web: what was written is shown and never run, and every part says what it is."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitbuilder.model.document import Blank, Branch, Link, Note, Paragraph, Say, Table, Text, TickBox
from kitbuilder.renderers.web_page import article, blocks_of, element

VOID = {"br", "hr", "input"}
HOSTILE = "</p><script>alert(1)</script><img src=x onerror=alert(1)> \" ' &amp; $&"


class Reading(HTMLParser):
    """Reads HTML strictly: every element is closed, and in the order it was opened."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data

    def having(self, name: str, value: str) -> list[str]:
        return [tag for tag, attributes in self.seen if attributes.get(name) == value]


@given(st.text())
def test_words_are_shown_as_written_whatever_they_are(words):
    read = Reading(blocks_of((Paragraph((Text(words + HOSTILE),)),)))
    assert [tag for tag, _ in read.seen] == ["p"]
    assert read.text.split() == (words + HOSTILE).replace("\x00", "\ufffd").split() or "\x00" in words


@given(st.text(min_size=1))
def test_an_attribute_cannot_be_left(value):
    (_, attributes), *others = Reading(element("p", "x", title=value + HOSTILE)).seen
    assert not others
    assert "script" in str(attributes["title"])


def test_every_template_of_the_kit_reads_strictly(real):
    for template in real.templates:
        read = Reading(article(template, real))
        assert real.form_number(template) in read.text


def test_a_placeholder_waits_for_its_field(real):
    read = Reading(article(real.template("intro-letter-shared-client"), real))
    assert set(read.having("data-field", "practice_name")) == {"span"}
    assert "[Practice name]" in read.text


def test_what_is_said_is_timed_and_a_note_says_that_it_is_one():
    read = Reading(blocks_of((Say((Paragraph((Text("Good morning, thank you for taking my call today."),)),)), Note(()))))
    assert "Say5 seconds" in read.text
    assert read.having("role", "note") == ["div"]


def test_a_branch_opens_without_a_script():
    read = Reading(blocks_of((Branch((Text("They are busy"),), (Paragraph((Text("Of course."),)),)),)))
    assert [tag for tag, _ in read.seen[:2]] == ["details", "summary"]
    assert read.text == "If: They are busyOf course."


def test_a_table_says_its_heads_even_when_its_rows_become_cards():
    table = Table(
        ((Text("Measure"),), (Text("Start"),), ()),
        (((Text("Chair stand"),), (Blank("k", "Chair stand: Start"),), (TickBox("t", "Chair stand"),)),),
        ("left", "right", "left"),
    )
    read = Reading(blocks_of((table,)))
    assert read.having("scope", "col") == ["th", "th"]
    assert read.having("scope", "row") == ["th"]
    assert read.having("data-head", "Start") == ["td"]
    assert "Chair stand: Start" in read.text  # spoken, for nothing else in the cell says what goes there


@pytest.mark.parametrize("target", ["javascript:alert(1)", "data:text/html,x", "//elsewhere.example", " vbscript:x"])
def test_a_link_that_could_run_something_is_only_words(target):
    assert [tag for tag, _ in Reading(blocks_of((Paragraph((Link(target, (Text("here"),)),)),))).seen] == ["p"]


def test_a_tick_box_stays_with_its_words(sample):
    html = article(sample.template("every-block"), sample)
    read = Reading(html)
    assert read.having("class", "kit-choice") == ["span"] * 3
    assert read.having("aria-label", "ticked") == ["span"]
