"""Build a project's site strictly, as the command line does; a build that fails leaves nothing behind."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kitbuilder.cli.project import QUIET_THEME
from made_once import made_once

ROOT = Path(__file__).resolve().parent.parent


def run_mkdocs(project: Path, target: Path) -> subprocess.CompletedProcess[str]:
    """Build a project's site strictly, as the command line does."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    return subprocess.run(command, cwd=project, env={**os.environ, **QUIET_THEME}, capture_output=True, text=True, check=False)


def built_once(project: Path, folder: Path) -> Path:
    """Build a project's site into `folder` unless it is there already."""

    def build(part: Path) -> None:
        built = run_mkdocs(project, part)
        assert built.returncode == 0, built.stderr

    return made_once(folder, build)


@pytest.fixture(scope="session")
def site(shared: Path) -> Path:
    """The site of the real kit, built strictly."""
    return built_once(ROOT, shared / "site")


def lay_site(project: Path) -> None:
    """Lay the real site's settings around a kit, and one page that uses a word."""
    shutil.copy(ROOT / "mkdocs.yml", project)
    shutil.copytree(ROOT / "theme", project / "theme")
    shutil.copytree(ROOT / "docs" / "assets", project / "docs" / "assets")
    (project / "scripts").symlink_to(ROOT / "scripts")
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    nav = settings[settings.index("nav:") : settings.index("not_in_nav:")]
    (project / "mkdocs.yml").write_text(settings.replace(nav, "nav: [index.md]\n\n"), encoding="utf-8")
    (project / "docs" / "index.md").write_text("---\nrender_macros: true\n---\n\n# Home\n\n{{ library() }}\n", encoding="utf-8")


@pytest.fixture
def small_project(tmp_path: Path, sample_kit: Path) -> Path:
    """A project around the sample kit."""
    lay_site(tmp_path)
    return tmp_path
