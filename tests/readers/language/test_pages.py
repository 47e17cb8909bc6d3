"""A page of the site keeps the templates' language; what only MkDocs understands is no words of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kitbuilder.model.problem import KitError
from kitbuilder.readers import load_catalogue
from kitbuilder.readers.language.pages import bare

ROOT = Path(__file__).resolve().parents[3]
HARD = "Individualized documentation facilitates interdisciplinary communication. " * 25
PIECES = st.sampled_from(
    [
        *("We coach it.", "\n", "\n\n", "| a | b |", "[one](two.md)", "<b>", "</b>", "<!-- one\ntwo -->", "{ .kit-lead }"),
        *('{{ template("slip",\n"a slip") }}', "{{ steps() }}", "{% if x\n%}", "[[", "{{", "](", "<", "-->"),
    ]
)


@pytest.fixture
def said(sample_kit: Path):
    """Lay a page into the sample project and return what is wrong with it; its text begins on line 5."""
    page = sample_kit.parent / "docs" / "guide" / "begin.md"
    page.parent.mkdir(parents=True)

    def run(body: str, description: str = "It is made up.") -> list[str]:
        page.write_text(f"---\ntitle: A page\ndescription: {description}\n---\n{body}\n", encoding="utf-8")
        try:
            load_catalogue(sample_kit, sample_kit.parent / "docs")
        except KitError as error:
            return [str(problem) for problem in error.problems]
        return []

    return run


@pytest.mark.parametrize(
    ("body", "begins"),
    [
        ("\n\nWe treat knees.", 'docs/guide/begin.md:7: banned-word: "treat"'),
        ("We coach\nand **treat** knees.", 'docs/guide/begin.md:6: banned-word: "treat"'),
        ('<div class="kit-example" markdown>\n\nWe treat.\n\n</div>', "docs/guide/begin.md:7: banned-word"),
        ("| A | B |\n|---|---|\n| x | We treat |", "docs/guide/begin.md:7: banned-word"),
        ('By {{ template("slip",\n"the slip") }} we treat.', "docs/guide/begin.md:6: banned-word"),
        ('See {{ template("slip", "how we treat") }}.', "docs/guide/begin.md:5: banned-word"),
        ("[We treat](about.md) here.", "docs/guide/begin.md:5: banned-word"),
        ("Words come here. TBD", "docs/guide/begin.md:5: placeholder-text"),
        ("It is 37% of them.", "docs/guide/begin.md:5: unsourced-figure"),
        (HARD, "docs/guide/begin.md:5: reading-grade"),
    ],
)
def test_a_fault_on_a_page_is_named_with_its_line(said, body: str, begins: str) -> None:
    problems = said(body)
    assert len(problems) == 1
    assert problems[0].startswith(begins)


def test_what_the_search_engine_shows_is_read_too(said) -> None:
    assert said("Fine.", "How we treat knees.")[0].startswith("docs/guide/begin.md:3: banned-word")


@pytest.mark.parametrize(
    "body",
    [
        "We coach it.",
        "We do not treat knees.",
        "## We do not\n\n- Treat",
        'See [the page](how-to-treat.md) and <a href="treat">this</a>.',
        '{{ templates("how-to-treat") }}',
        '{% set word = "treat" %}',
        "<!-- we treat\nTBD -->",
        "Words. { .treat }",
        '37% of them.\n\n{{ sources("S-1") }}',
    ],
)
def test_what_is_no_word_of_the_page_or_turned_down_is_fine(said, body: str) -> None:
    assert said(body) == []


def test_pages_are_plainer_than_guidance_for_the_user(said, sample_kit: Path) -> None:
    rules = sample_kit / "language.yml"
    text = rules.read_text(encoding="utf-8")
    rules.write_text(text.replace("page_grade: 8", "page_grade: 60"), encoding="utf-8")
    assert said(HARD) == []
    rules.write_text(text, encoding="utf-8")
    assert "at most 8" in said(HARD)[0]


def test_an_exception_excuses_its_page_alone_and_names_one_that_exists(said, sample_kit: Path) -> None:
    rules = sample_kit / "language.yml"
    text = rules.read_text(encoding="utf-8")
    excuse = "exceptions:\n  - page: docs/guide/begin.md\n    words: [treat]\n    because: a sample\n"
    rules.write_text(text.replace("exceptions:\n", excuse), encoding="utf-8")
    assert said("We treat knees.") == []
    rules.write_text(text.replace("exceptions:\n", excuse.replace("begin.md", "gone.md")), encoding="utf-8")
    gone = 'language.yml:27: missing-file: an exception names "docs/guide/gone.md", which is no page'
    assert any(problem.endswith(gone) for problem in said("We treat knees."))


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_a_word_never_leaves_its_line(text: str) -> None:
    assert bare(text).count("\n") == text.count("\n")


def test_the_pages_of_the_site_keep_the_language() -> None:
    load_catalogue(ROOT / "kit", ROOT / "docs")
