"""The pages of the guide as a list the library's search looks through."""

from __future__ import annotations

from pathlib import Path

import pytest

from kitbuilder.website.content.addresses import Addresses
from kitbuilder.website.content.guide_index import guide_index, guide_parts

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "guide").mkdir()
    (tmp_path / "index.md").write_text("# Home\n\n## Not listed\n\nWords.\n")
    (tmp_path / "guide" / "index.md").write_text(
        "---\ndescription: What it is about.\n---\n\n# The guide { .big }\n\n## “Who’s that?” & more\n\n"
        'Use the {{ template("slip") }} or [this *one*](x.md). {{ steps() }}\n\n| Head | Row |\n|---|---|\n| a | b |\n\n'
        "## Only a list\n\n{{ step_templates('contact') }}\n\n## Twice\n\nOne.\n\n## Twice\n\n- " + "word " * 40 + "\n"
    )
    return tmp_path


def test_a_page_and_each_part_with_words_are_listed(docs):
    parts = list(guide_parts(docs, {"slip": "Referral slip"}.__getitem__))
    assert [(part.title, part.place) for part in parts] == [
        ("The guide", "guide/"),
        ("“Who’s that?” & more", "guide/#whos-that-more"),
        ("Twice", "guide/#twice"),
        ("Twice", "guide/#twice_1"),
    ]
    assert parts[0].words == "What it is about."
    assert parts[1].words == "Use the Referral slip or this one . a b"
    assert parts[3].words.endswith("word …")


def test_the_list_is_not_shown_and_its_addresses_are_seen_from_the_library(docs):
    html = guide_index(docs, str, Addresses("../"))
    assert html.startswith('<section class="kit-library__guide" hidden>')
    assert '<li><a href="../guide/#twice_1">The guide: twice</a>' in html  # a title that recurs says which page it is of
    assert '<li><a href="../guide/#whos-that-more">“Who’s that?” &amp; more</a>' in html


@pytest.mark.site
def test_every_address_is_there(site, real):
    for part in guide_parts(DOCS, lambda slug: real.template(slug).title):
        page, _, name = part.place.partition("#")
        html = (site / page / "index.html").read_text(encoding="utf-8")
        assert not name or f'id="{name}"' in html, part.place
