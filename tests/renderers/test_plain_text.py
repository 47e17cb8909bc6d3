"""The text file and the copy button: nothing an author wrote is lost, and nothing is handed over that is not meant to be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitbuilder.model import document as doc
from kitbuilder.model.catalogue import Trait
from kitbuilder.model.traverse import walk
from kitbuilder.renderers import FORMATS
from kitbuilder.renderers.plain_text import text_of

render = FORMATS["text"].render
WORD = st.text("abcXYZ<&é'“0", min_size=1, max_size=6)
WORDS = st.lists(WORD, min_size=1, max_size=5).map(lambda words: doc.Text(f" {' '.join(words)} "))
LEAVES = st.one_of(WORDS, st.just(doc.TickBox("k", "a box")), st.just(doc.Blank("k", "a blank")), st.just(doc.LineBreak()))
NESTED = st.one_of(
    st.lists(LEAVES, max_size=3).map(lambda inlines: doc.Strong(tuple(inlines))),
    st.lists(LEAVES, max_size=3).map(lambda inlines: doc.Emphasis(tuple(inlines))),
    st.lists(LEAVES, max_size=3).map(lambda inlines: doc.Link("voicemail-script.md", tuple(inlines))),
)
INLINES = st.lists(st.one_of(LEAVES, NESTED), max_size=5).map(tuple)
ITEMS = INLINES.map(lambda inlines: (doc.Paragraph(inlines),))
SIMPLE = st.one_of(
    INLINES.map(doc.Paragraph),
    st.builds(doc.Heading, st.sampled_from((2, 3)), INLINES),
    st.lists(ITEMS, max_size=3).map(lambda items: doc.Bullets(tuple(items))),
    st.lists(ITEMS, max_size=3).map(lambda items: doc.Numbered(tuple(items), 3)),
    st.lists(ITEMS, max_size=3).map(
        lambda items: doc.TickList(tuple(doc.TickItem(doc.TickBox("k", "a box"), item) for item in items))
    ),
    st.tuples(INLINES, INLINES).map(lambda row: doc.Table(row, (row, row), ("left", "left"))),
)
DOCUMENTS = st.recursive(
    st.lists(SIMPLE, max_size=4).map(tuple),
    lambda inner: st.one_of(
        inner.map(lambda blocks: (doc.Say(blocks),)),
        inner.map(lambda blocks: (doc.Note(blocks),)),
        inner.map(lambda blocks: (doc.Columns((blocks, blocks)),)),
        st.builds(lambda title, blocks: (doc.Branch(title, blocks),), INLINES, inner),
        st.builds(lambda title, blocks: (doc.Email(title, blocks),), INLINES, inner),
        st.builds(lambda title, blocks: (doc.Box(title, blocks),), INLINES, inner),
    ),
    max_leaves=4,
)


@given(DOCUMENTS)
def test_no_word_is_lost_and_their_order_is_kept(document):
    said = [word for node in walk(document) if isinstance(node, doc.Text) for word in node.text.split()]
    left = iter(text_of(document).replace("[", " ").replace("]", " ").split())
    assert all(any(word == other for other in left) for word in said)


@pytest.mark.parametrize(
    ("target", "words", "text"),
    [
        ("mailto:hello@b.example", "hello@b.example", "hello@b.example"),
        ("https://b.example/a", "https://b.example/a", "https://b.example/a"),
        ("https://b.example/%C3%A4%20b", "https://b.example/ä b", "https://b.example/ä b"),
        ("https://b.example/50%25", "https://b.example/50%25", "https://b.example/50%25"),
        ("tel:+1-207-555-0100", "+1-207-555-0100", "+1-207-555-0100"),
        ("mailto:hello@b.example", "Write to us", "Write to us (mailto:hello@b.example)"),
        ("https://b.example/", "Our page", "Our page (https://b.example/)"),
        ("slip.md", "Slip", "Slip"),
    ],
)
def test_an_address_that_is_its_own_words_stands_once(target, words, text):
    assert text_of((doc.Paragraph((doc.Link(target, (doc.Text(words),)),)),)) == text


@given(INLINES)
def test_a_paragraph_is_one_line_without_stray_spaces(inlines):
    text = text_of((doc.Paragraph(inlines),))
    assert text.count("\n") <= sum(isinstance(node, doc.LineBreak) for node in walk(inlines))
    assert all(line == " ".join(line.split()) for line in text.split("\n"))


def test_a_letter_carries_no_note_no_title_and_the_practice_s_head(real):
    letter = real.template("intro-letter-shared-client")
    text = render(letter, real).decode("utf-8-sig")
    assert text.startswith("[Practice name]")
    assert "[Note:" not in text
    assert letter.title not in text
    assert text.rstrip().endswith(real.form_number(letter))


def test_a_form_or_report_pasted_somewhere_says_what_it_is(real):
    handed = [one for one in real.templates if one.leaves_practice and not one.has(Trait.LETTER)]
    assert len(handed) > 17
    for template in handed:
        title, line, _ = render(template, real).decode("utf-8-sig").split("\r\n", 2)
        assert (title, line) == (template.title, "=" * len(title))


def test_a_script_keeps_its_notes_in_brackets_and_its_branches_apart(sample):
    text = text_of(sample.template("two-ways").document)
    assert "[Note: Hold the page the right way up.]" in text
    assert "If: They say “yes”\n\n      Thank you. We share a client." in text
    assert "[Note: Thank them.]" not in text_of(sample.template("two-ways").document, notes=False)


def test_a_way_that_holds_only_a_note_keeps_it_in_a_copy():
    note = doc.Note((doc.Paragraph((doc.Text("Use the other page."),)),))
    said = doc.Paragraph((doc.Text("Thank you."),))
    assert text_of((doc.Branch((doc.Text("A machine"),), (note,)),), notes=False) == "If: A machine\n\n  Use the other page."
    assert text_of((doc.Branch((doc.Text("A machine"),), (note, said)),), notes=False) == "If: A machine\n\n  Thank you."


@pytest.mark.parametrize(
    ("said", "shown"),
    [("Fax: ", "Fax: __________"), ("Reports go to ", "Reports go to [Name and role]"), ("", "[Name and role]")],
)
def test_a_blank_shows_its_label_unless_the_words_before_it_already_say_it(said, shown):
    assert text_of((doc.Paragraph((doc.Text(said), doc.Blank("k", "Name and role"))),)) == shown


def test_the_file_opens_in_notepad(sample):
    data = render(sample.template("every-block"), sample)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n")
