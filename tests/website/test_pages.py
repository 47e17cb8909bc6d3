"""`kit pages`: a generator that knows nothing of the kit builds the same site from them; what is not ours is left alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kitbuilder.cli import main
from kitbuilder.model.problem import KitError
from kitbuilder.website.settings import name_of, without_us

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.site
def test_without_hooks_the_same_site_is_built(site: Path, mkdocs, real, tmp_path: Path, capsys) -> None:
    pages = tmp_path / "pages"
    assert main(["--project", str(ROOT), "pages", str(pages)]) == 0
    written = [name for name in contents(pages) if name.endswith(".md")]
    assert f"{len(written)} pages" in capsys.readouterr().out
    assert {f"docs/library/{template.slug}.md" for template in real.templates} < set(written)
    settings = (pages / "mkdocs.yml").read_text(encoding="utf-8")
    assert not [word for word in ("hooks:", "macros", "kitbuilder.", "!ENV") if word in settings]
    built = mkdocs(pages, pages / "site")
    assert built.returncode == 0, built.stderr
    assert main(["--project", str(ROOT), "finish", str(pages / "site")]) == 0
    hooked, plain = contents(site), contents(pages / "site")
    assert sorted(hooked) == sorted(plain)
    assert {name for name, data in plain.items() if data != hooked[name]} == set()
    assert sum(name.endswith(".html") for name in plain) == len(written) + 1  # 404.html


@pytest.fixture
def project(tmp_path: Path, sample_kit: Path) -> Path:
    """The sample kit with one page that uses a word."""
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("---\nrender_macros: true\n---\n\n{{ template_count() }} of {{ edition() }}\n")
    (tmp_path / "docs" / "plain.md").write_text("Write {{ library() }} yourself.\n")
    return tmp_path


def test_words_become_what_they_mean_only_where_a_page_asks(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORT_TO", "mistakes@example.org")
    out = project / "out"
    assert main(["--project", str(project), "pages", str(out)]) == 0
    assert (out / "docs" / "index.md").read_text(encoding="utf-8") == "---\n---\n\n6 of 2026-01\n"
    assert (out / "docs" / "plain.md").read_text(encoding="utf-8") == "Write {{ library() }} yourself.\n"
    assert "mailto:mistakes@example.org" in (out / "docs" / "library" / "slip.md").read_text(encoding="utf-8")
    assert main(["--project", str(project), "pages", str(out)]) == 0  # what it wrote itself it writes again


def test_a_folder_that_holds_something_else_is_left_alone(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = project / "mine"
    mine.mkdir()
    (mine / "letter.txt").write_text("dear")
    assert main(["--project", str(project), "pages", str(mine)]) == 1
    said = capsys.readouterr().err
    assert f"{mine}:1: cannot-write: something else is here (name a new or an empty folder)" in said
    assert contents(mine) == {"letter.txt": b"dear"}


def test_a_word_nobody_knows_is_named_with_its_line(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "docs" / "index.md").write_text("---\nrender_macros: true\n---\n\n# Home\n\n{{ libary() }}\n")
    assert main(["--project", str(project), "pages", str(project / "out")]) == 1
    said = capsys.readouterr().err
    assert "docs/index.md:7: unsupported-markdown: 'libary' is undefined (did you mean \"library\"?)" in said
    assert not (project / "out").exists()


def test_a_site_that_is_not_as_the_theme_makes_it_is_left_as_it_was(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = project / "site"
    assert main(["--project", str(project), "finish", str(site)]) == 1
    assert "missing-file: no index.html here" in capsys.readouterr().err
    site.mkdir()
    (site / "index.html").write_text("<p>Hello")
    assert main(["--project", str(project), "finish", str(site)]) == 1
    assert "cannot-write: this site cannot be finished" in capsys.readouterr().err
    assert contents(site) == {"index.html": b"<p>Hello"}


def test_settings_need_nothing_of_ours() -> None:
    settings = without_us(SETTINGS, {"SITE_URL": 'https://example.org/"a"/'})
    assert r'site_url: "https://example.org/\"a\"/"' in settings
    assert "plugins: []\n" in settings
    assert "markdown_extensions:" in settings
    with pytest.raises(KitError, match=r"mkdocs.yml:1: missing-key: `hooks` stands 0 times"):
        without_us(settings, {})
    with pytest.raises(KitError, match="the site has no name"):
        name_of("nav: []\n")
