"""`kit pages`: a generator that knows nothing of the kit builds the same site from them; what is not ours is left alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kitbuilder.cli import main
from kitbuilder.model.problem import KitError
from kitbuilder.website.mkdocs.export_config import exported_settings, name_of

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
    assert main(["--project", str(ROOT), "finish", str(pages / "site")]) == 1
    assert "this site is finished already" in capsys.readouterr().err
    hooked, plain = contents(site), contents(pages / "site")
    assert sorted(hooked) == sorted(plain)
    assert {name for name, data in plain.items() if data != hooked[name]} == set()
    assert sum(name.endswith(".html") for name in plain) == len(written) + 1  # 404.html


@pytest.fixture
def project(tmp_path: Path, sample_kit: Path) -> Path:
    """The sample kit with one page that uses a word."""
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("---\nrender_macros: true\n---\n\n{{ template_count() }} of {{ edition() }}\n")
    (tmp_path / "docs" / "plain.md").write_text("Write {{ library() }} yourself.\n")
    return tmp_path


def test_words_become_what_they_mean_only_where_a_page_asks(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORT_TO", "mistakes@example.org")
    out = project / "out"
    assert main(["--project", str(project), "pages", str(out)]) == 0
    assert (out / "docs" / "index.md").read_text(encoding="utf-8") == "---\n---\n\n9 of 2026-01\n"
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


@pytest.mark.parametrize(
    ("words", "line", "says"),
    [
        ('{{ picture("nope") }}', 9, 'there is no picture called "nope"'),
        ('{{ picture("steq") }}', 9, 'there is no picture called "steq" did you mean "step"?'),
        ('{{ template("nope") }}', 9, 'there is no template called "nope"'),
        ('{{ template("slipp") }}', 9, 'there is no template called "slipp" did you mean "slip"?'),
        ('{{ template("slip",\n  "a", "b") }}', 9, "takes from 2 to 3 positional arguments but 4 were given"),
        ("{{ step_count(1, 2) }}", 9, "positional arguments"),
        ("{{ step_count(1) }}", 9, 'there is no step called "1"; there are: begin, go-on'),
        ('{{ spoken_sample("slip") }}', 9, 'there is no script with spoken words called "slip"'),
        ('{{ spoken_sample("nope") }}', 9, 'there is no script with spoken words called "nope"'),
        ("{{ broken", 9, "expected token 'end of print statement', got 'nope'"),
        ("{% if edition() %}", 9, "Unexpected end of template"),
        ("{{ broken }\n\nMore.", 9, "unexpected '}'"),
        ("{% if %}", 9, "Expected an expression"),
    ],
)
def test_a_word_that_is_misused_is_told_with_its_line(
    project: Path, capsys: pytest.CaptureFixture[str], words: str, line: int, says: str
) -> None:
    images = project / "docs" / "assets" / "images"
    images.mkdir(parents=True)
    (images / "step.svg").write_text("<svg></svg>")
    before = "---\nrender_macros: true\n---\n\n# Home\n\n{{ edition() }}, {{ template('slip') }}, nope.\n\n"
    (project / "docs" / "index.md").write_text(f"{before}{words}\n\nnope slipp\n")
    assert main(["--project", str(project), "pages", str(project / "out")]) == 1
    said = capsys.readouterr().err
    assert f"docs/index.md:{line}: unsupported-markdown: " in said
    assert says in said


def test_no_settings_are_one_clear_line(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "mkdocs.yml").unlink()
    for command in ("pages", "finish"):
        assert main(["--project", str(project), command, str(project / "out")]) == 1
        assert "mkdocs.yml:1: missing-file: this file is needed and cannot be read" in capsys.readouterr().err


def test_a_folder_with_settings_in_other_letters_is_left_alone(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = project / "mine"
    mine.mkdir()
    (mine / "mkdocs.yml").write_bytes("site_name: Größe\n".encode("latin-1"))
    assert main(["--project", str(project), "pages", str(mine)]) == 1
    assert "cannot-write: something else is here" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("page", "link", "says"),
    [
        (b"<p>Hello", "gone.html", "gone.html:1: missing-file: this file cannot be read"),
        (b"<p>Gr\xf6\xdfe", "", "site:1: cannot-write: this site cannot be finished: "),
        (b'<meta name="kit-page" content="1 ">', "", "site:1: cannot-write: this site is finished already"),
    ],
)
def test_a_site_that_cannot_be_read_or_is_finished_says_so(
    project: Path, capsys: pytest.CaptureFixture[str], page: bytes, link: str, says: str
) -> None:
    site = project / "site"
    site.mkdir()
    (site / "index.html").write_bytes(page)
    if link:
        (site / link).symlink_to("nowhere")
    assert main(["--project", str(project), "finish", str(site)]) == 1
    assert says in capsys.readouterr().err
    assert (site / "index.html").read_bytes() == page


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
    settings = exported_settings(SETTINGS, {"SITE_URL": 'https://example.org/"a"/'}, {"policy": {"page": "script-src 'self'"}})
    assert r'site_url: "https://example.org/\"a\"/"' in settings
    assert "plugins: []\n" in settings
    assert """policy: {"page": "script-src 'self'"}\n""" in settings
    assert "markdown_extensions:" in settings
    with pytest.raises(KitError, match=r"mkdocs.yml:1: missing-key: `hooks` occurs 0 times"):
        exported_settings(settings, {}, {})
    with pytest.raises(KitError, match="the site has no name"):
        name_of("nav: []\n")
