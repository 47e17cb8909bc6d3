"""The parts of the written pages, which the library's search leads to."""

from __future__ import annotations

from pathlib import Path

import pytest

from kitbuilder.website.content.guide_index import guide_parts

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


@pytest.mark.site
def test_every_address_is_there(site, real):
    for part in guide_parts(DOCS, lambda slug: real.template(slug).title):
        page, _, name = part.place.partition("#")
        html = (site / page / "index.html").read_text(encoding="utf-8")
        assert not name or f'id="{name}"' in html, part.place
