"""People know from one page, and from each template's own, what to print again after a new edition."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kitbuilder.model.changes import EditionChanges
from kitbuilder.readers import load_catalogue
from kitbuilder.website.content.addresses import Addresses
from kitbuilder.website.content.changes import all_changes, changed_on

if TYPE_CHECKING:
    from pathlib import Path

AT = Addresses("../")
IN_KIT = """
editions:
  - edition: 2026-01
    lines: [A second year.]
    templates: {short-letter: "new figure, new source", slip: new}
  - edition: 2025-06
    lines: [The first edition.]
    templates: {short-letter: "the letterhead"}
"""


@pytest.fixture
def catalogue(sample_kit: Path):
    (sample_kit / "changes.yml").write_text(IN_KIT, encoding="utf-8")
    return load_catalogue(sample_kit)


def test_the_page_names_what_to_print_again_by_title_and_form_number(catalogue) -> None:
    html = all_changes(catalogue, AT)
    letter = catalogue.template("short-letter")
    number = catalogue.form_number(letter).partition(" ")[0]
    assert html.index("Edition January 2026") < html.index("Edition June 2025")
    assert f'<li><a href="../library/short-letter/">{letter.title}</a>, {number}: new figure, new source</li>' in html
    assert html.count("Print these again") == 2


def test_a_templates_page_says_what_changed_on_it_the_newest_first(catalogue) -> None:
    html = changed_on(catalogue.template("short-letter"), catalogue, AT)
    assert html.index("January 2026: new figure, new source") < html.index("June 2025: the letterhead")
    assert 'href="../changes/"' in html
    assert changed_on(catalogue.template("counts"), catalogue, AT) == ""


def test_a_translations_page_says_what_changed_on_its_original(catalogue) -> None:
    translated = next(template for template in catalogue.templates if template.translation)
    changes = (EditionChanges("2026-01", (), {translated.translation.original: "two questions more"}),)
    told = replace(catalogue, kit=replace(catalogue.kit, changes=changes))
    assert "January 2026: two questions more" in changed_on(translated, told, AT)
