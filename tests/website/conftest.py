"""The built site, and its pages as something to ask questions of."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
QUIET_THEME = {"NO_MKDOCS_2_WARNING": "1"}


def run_mkdocs(project: Path, target: Path) -> subprocess.CompletedProcess[str]:
    """Build a project's site strictly, as the command line does."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    return subprocess.run(command, cwd=project, env={**os.environ, **QUIET_THEME}, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real kit, built strictly."""
    folder = tmp_path_factory.getbasetemp() / "site"
    if not folder.exists():
        built = run_mkdocs(ROOT, folder)
        assert built.returncode == 0, built.stderr
    return folder


@pytest.fixture
def mkdocs():
    """The strict build, for projects of a test's own."""
    return run_mkdocs
