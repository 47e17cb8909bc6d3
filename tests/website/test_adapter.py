"""MkDocs and the kit: a faulty kit stops the build with its place; a word nobody knows does too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kitbuilder.cli import main
from kitbuilder.website.content.addresses import Addresses
from kitbuilder.website.content.wording import any_of, count_of, sentence, size_of, time_of

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.site


@pytest.fixture
def project(small_project) -> Path:
    return small_project


def test_another_kit_makes_another_site(project, mkdocs):
    built = mkdocs(project, project / "out")
    assert built.returncode == 0, built.stderr
    html = (project / "out" / "library" / "two-ways" / "index.html").read_text(encoding="utf-8")
    assert "If: " in html
    assert (project / "out" / "downloads" / "templates" / "two-ways.docx").is_file()


def test_a_faulty_kit_stops_the_build_and_says_where(project, mkdocs):
    template = project / "kit" / "templates" / "two-ways.md"
    template.write_text(template.read_text(encoding="utf-8").replace("[[your_name]]", "[[your_nam]]"), encoding="utf-8")
    built = mkdocs(project, project / "out")
    assert built.returncode != 0
    assert "two-ways.md:19: unknown-field" in built.stderr
    assert 'did you mean "your_name"?' in built.stderr
    assert "Traceback" not in built.stderr


def test_a_page_in_the_wrong_words_stops_the_build_and_says_where(project, mkdocs):
    (project / "docs" / "index.md").write_text("# Home\n\nWe treat knees.\n", encoding="utf-8")
    built = mkdocs(project, project / "out")
    assert built.returncode != 0
    assert "docs/index.md:3: banned-word" in built.stderr


def test_pages_that_are_to_be_files_stop_the_build_in_one_line(project, mkdocs, capsys):
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "use_directory_urls: false\n", encoding="utf-8")
    built = mkdocs(project, project / "out")
    assert built.returncode != 0
    assert "mkdocs.yml: use_directory_urls has to be true" in built.stderr
    assert "Traceback" not in built.stderr
    line = settings.read_text(encoding="utf-8").count("\n")
    for words in (["check"], ["pages", str(project / "out")]):
        assert main(["--project", str(project), *words]) == 1
        assert f"mkdocs.yml:{line}: wrong-type: use_directory_urls has to be true" in capsys.readouterr().err
    assert not (project / "out").exists()


def test_a_word_nobody_knows_stops_the_build(project, mkdocs):
    page = project / "docs" / "index.md"
    page.write_text("---\nrender_macros: true\n---\n\n# Home\n\n{{ libary() }}\n", encoding="utf-8")
    assert mkdocs(project, project / "out").returncode != 0


def test_a_page_that_asks_for_no_words_keeps_its_braces(project, mkdocs):
    (project / "docs" / "index.md").write_text("# Home\n\nWrite {{ library() }} yourself.\n", encoding="utf-8")
    assert mkdocs(project, project / "out").returncode == 0
    assert "{{ library() }}" in (project / "out" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("url", "root"), [("", ""), ("./", ""), ("kit/", "../"), ("guide/contact/", "../../")])
def test_a_page_knows_its_way_to_the_front(url, root):
    assert Addresses.of(url).root == root


def test_an_address_survives_spaces_and_umlauts():
    assert Addresses("../").download("Kit ü 1.pdf") == "../downloads/Kit%20%C3%BC%201.pdf"


def test_numbers_become_words():
    assert [size_of(size) for size in (120, 84_400, 999_600, 1_234_000)] == ["1 KB", "84 KB", "1.0 MB", "1.2 MB"]
    assert [time_of(seconds) for seconds in (3, 41, 95)] == ["about 5 seconds", "about 40 seconds", "about 2 minutes"]
    assert [count_of(1, "page"), count_of(2, "page")] == ["1 page", "2 pages"]
    assert [any_of(()), any_of(("fax",)), any_of(("phone", "voicemail", "fax"))] == ["", "fax", "phone, voicemail or fax"]
    assert [sentence("self"), sentence("front desk"), sentence("PA/NP")] == ["For you", "Front desk", "PA/NP"]
