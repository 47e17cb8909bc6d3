"""Nothing typed is lost, or printed as a mark, in silence: every mark that means nothing here is told on its line."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kitbuilder.model.document import Paragraph, Text
from kitbuilder.model.problem import KitError
from kitbuilder.model.traverse import words
from kitbuilder.readers import load_catalogue, read_fields_file
from kitbuilder.readers.markdown import Reading, read_document
from kitbuilder.readers.marks import marks_in_words, stray_marks
from kitbuilder.renderers.plain_text import text_of
from kitbuilder.renderers.web_page.blocks import blocks_of

if TYPE_CHECKING:
    from kitbuilder.model.document import Document

FIELDS = read_fields_file(Path(__file__).resolve().parents[2] / "kit")


def read(text: str) -> tuple[Document, list[tuple[int, str]]]:
    """The document, and each problem's line and code."""
    reading = Reading("t.md", FIELDS, [])
    document = read_document(text, reading)
    return document, [(problem.where.line, str(problem.code)) for problem in reading.problems]


@pytest.mark.parametrize(
    "typed",
    [
        *("##Heading", "#Heading", "Name: ______", "____/____/____", "__/__/__", "_/_/_", "___Name___", "====="),
        *("- [] Yes", "[  ] Yes", "[_] Yes", "[ x] Yes", "(  ) Yes", "(_) Yes", "☐ Yes", "[^1]", "[^1]: A note."),
        *("{{practice_name}}", "{{ anything }}", "{% if x %}", "[practice_name]", "[Practice name]", "{practice_name}"),
        *("${your_name}", "<practice_name>", "«Your name»", "<<your name>>", "%your_name%", "{word}", "~~old~~", "==new=="),
        *("a<br>b", "</div>", '<b class="x">', "**Sign here:**before", "** Sign **", "*word", "word*", "**", "3*10*20"),
        *("3*10* 20", "a*b*c", "a**b**c", "un__der__line", "_word", "12 Harbor Street\\", "## Street\\", "C:\\folder"),
        *("[Fax]: [[practice_fax]]", "[Phone]: 207-555-0100", "[a]: https://a.example", "[words] [1]\n\n[words][1]"),
        *("[words](two words.md)", "`code", "| a | b |", "a ::: b", "::note", "!!! note", "• one", "-one", "1.One"),
        *("&nbsb;", "Name: ........", "Name ……", "{Patient Name}", "○ Yes", "-- one", "##1. One", "&nbsp"),
        *("[? Label]", "Label]]", "text{ .lead }", "{: #here }"),
        *("####### Seven", "Words ####", "| a | b", "H~2~O", "x^2^", "kg/m^2", "++new++", "%%unsaid%%"),
        *("Term\n: meaning", "Well done :smile:"),
    ],
)
def test_a_mark_that_means_nothing_is_told_where_it_stands(typed: str) -> None:
    marked = typed.count("\n")
    _, problems = read(f"Before.\n\n{typed}\n\nAfter.")
    if typed == "&nbsp":  # CommonMark takes it for words, and so may an author
        assert problems == []
    else:
        assert problems
        assert {code for _, code in problems} == {"stray-mark"}
        assert all(3 <= line <= 3 + marked for line, _ in problems)


@pytest.mark.parametrize(
    "typed",
    [
        *("3 \\* 10 \\* 20", "\\_\\_\\_", "\\<br\\>", "\\[practice_name\\]", "\\{word\\}", "\\~\\~", "\\#Heading"),
        *("C:\\\\folder", "3 * 10 * 20", "snake_case", "a@b_c.example", "jo_doe@harbor.example"),
        *("https://a.example/x__y_/*z", "<https://a.example/_a_>", "#1 of them", "1 < 2 > 0", "a & b", "&lt;b&gt;"),
        *("Phone | Fax", "- item", "1. item", "**S**trong **M**easured", "***both***", "**Sign here:** before"),
        *(
            "*(aside)*",
            "[See this](slip.md)",
            "About ~5 to ~10 minutes",
            "2 + 2 = 4",
            "At 9:30: call",
            "3:1:2",
            "AT&T",
            "[as he said]",
            "one\\\ntwo",
        ),
        *("[ ] Yes  [x] No", "- [ ] Yes", "| a | b |\n|---|---|\n| 1 | x\\|y |", "[[? Notes | long]]", "—\n\n---"),
        "Outside <!-- ask **the** lawyer about <br> --> the comment.",
    ],
)
def test_what_is_meant_passes(typed: str) -> None:
    assert read(typed)[1] == []


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("1. a\n2. b\n4. c", 3),
        ("5. a\n\n6. b\n\n5. c\n\n9. d", 7),
        ("- a\n  1. b\n  3. c", 3),
        ("1. a\n1. b\n1. c", 0),
        ("3. a\n4. b", 0),
        ("## Room #", 1),
        ("## Room \\#", 0),
        ("## Room ##", 0),
        ("## Room #2", 0),
    ],
)
def test_a_number_or_a_mark_that_would_vanish_is_told(typed: str, line: int) -> None:
    assert read(typed)[1] == ([(line, "stray-mark")] if line else [])


def test_an_escaped_mark_is_printed() -> None:
    document, problems = read("3\\*10\\*20, \\[Fax\\]: and \\_\\_")
    assert (document, problems) == ((Paragraph((Text("3*10*20, [Fax]: and __"),)),), [])


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ("| a | b |", []),
        ("| a | |", []),
        ("a | b", []),
        ("| a \\| b | c |", []),
        ("| a | b | c |", [3]),
        ("| a|b | c |", [3]),
        ("| a | b |\n| a |", [4]),
        ("| a | b |\nA sentence.", [4]),
        ("| a | b \\|", []),
    ],
)
def test_each_row_has_a_cell_for_each_head(rows: str, lines: list[int]) -> None:
    assert read(f"| Head | Head |\n|---|---|\n{rows}\n")[1] == [(line, "ragged-row") for line in lines]
    inside = "- item\n\n  | Head | Head |\n  |---|---|\n" + "".join(f"  {row}\n" for row in rows.split("\n"))
    assert read(inside)[1] == [(line + 2, "ragged-row") for line in lines]


def test_a_mark_in_the_letterhead_is_told_once_where_it_stands(sample_kit: Path) -> None:
    file = sample_kit / "kit.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("  Phone [[practice_phone]]", "  Phone ______"), encoding="utf-8")
    with pytest.raises(KitError) as caught:
        load_catalogue(sample_kit)
    line = text[: text.index("  Phone [[")].count("\n") + 1
    assert [str(problem.where) for problem in caught.value.problems] == [f"kit/kit.yml:{line}"]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("kit.yml", "why: Because a sample has", "why: Because **a sample** has"),
        ("kit.yml", "tip: Nothing", "tip: <b>Nothing"),
        ("kit.yml", "plural: Forms", "plural: Forms_"),
        ("fields.yml", "help: ", "help: See ~~this~~. "),
        ("fields.yml", "example: ", "example: your `name` "),
        ("sources.yml", "population: ", "population: over &gt; "),
    ],
)
def test_a_mark_in_words_that_nobody_reads_as_markdown_is_told(sample_kit: Path, file: str, old: str, new: str) -> None:
    text = (sample_kit / file).read_text(encoding="utf-8")
    (sample_kit / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(KitError) as caught:
        load_catalogue(sample_kit)
    line = text[: text.index(old)].count("\n") + 1
    assert {str(problem.where) for problem in caught.value.problems} == {f"kit/{file}:{line}"}
    assert {str(problem.code) for problem in caught.value.problems} == {"stray-mark"}


PLAIN = ["A & B", "Your degree (and more)", "jo_doe@harbor.example", "30-second", "10 * 3", "#1", "CPR/AED"]


@pytest.mark.parametrize("said", PLAIN)
def test_plain_words_hold_no_mark(said: str) -> None:
    assert list(marks_in_words(said)) == []


PIECES = st.sampled_from(
    [
        *("word", "Ärzte", "207", "x\\*y", "[[practice_name]]", "[ ] box", "[[? Label one]]", "**bold**", "*soft*"),
        *("__b__", "_s_", "\n", "\n\n", "- ", "1. ", "  - ", "    ", "## ", "### ", "> ", "| ", " | ", "|---|---|\n"),
        *("\\\n", "*", "_", "**", "____", "`", "[a](slip.md)", "[b]: c", "[d]", "[e][f]", "<g>", "</h>", "<i@j.example>"),
        *("&amp;", "![k](l)", "~~m~~", "[^n]", "{o}", "::: say\n", ":::\n", '::: box "p"\n', "\n```\nq\n```\n", "\t"),
        *('"r" ', "(s)", "#t", "=u=", "---\n", "3*v*4", "{{w}}", '[y](z "title")'),
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join))
@example("[Fax]: 207")
@example("| a | b |\n|---|---|\n| c | d | lost |\n")
def test_every_letter_of_a_text_without_problems_comes_out(text: str) -> None:
    """In the model, in the text file and on the page; where a link leads, and the names of containers, are no words."""
    document, problems = read(text)
    if problems:
        return
    typed = re.sub(r"\]\([^)]*\)|^.*?:::[ ]*\w*|&amp;|practice_name", " ", text, flags=re.MULTILINE)
    for made in (words(document), text_of(document), re.sub(r"<[^>]*>", "", blocks_of(document))):
        assert Counter(re.findall(r"[^\W\d_]", made)) >= Counter(re.findall(r"[^\W\d_]", typed)), made


def test_a_message_shows_what_was_typed_and_no_more() -> None:
    reading = Reading("t.md", FIELDS, [])
    read_document(f"<b {'x' * 90}>\n\n| a **b** c |", reading)
    typed = [problem.message.split('"')[1] for problem in reading.problems]
    assert typed == [f"<b {'x' * 37}…", "| a …b… c |"]


@pytest.mark.parametrize("mark", ["_", "{", "{{", "_a", "<!--", "a.", "( ", "[a ", "*a", "a@", "<a", "\\", "[", "| "])
def test_one_mark_a_thousand_times_takes_no_time(mark: str) -> None:
    """Eight times as much text takes about eight times as long; were it the square, it would be sixty-four."""
    spent = []
    for count in (4_000, 32_000):
        tries = []
        for _ in range(3):  # the least of three: what a busy machine adds is no property of the pattern
            began = process_time()
            list(stray_marks(mark * count, {"practice_name"}))
            tries.append(process_time() - began)
        spent.append(min(tries))
    assert spent[1] < 24 * max(spent[0], 0.02)
