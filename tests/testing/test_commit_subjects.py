"""Commit subjects are short and about one change; where there is no history, that is said and nothing fails."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from testing import commit_subjects

if TYPE_CHECKING:
    from pathlib import Path

IDENTITY = ("-c", "user.name=Sam Sample", "-c", "user.email=sam@example.org", "-c", "commit.gpgsign=false")


def git(folder: Path, *words: str) -> str:
    ran = subprocess.run([str(shutil.which("git")), *IDENTITY, *words], cwd=folder, capture_output=True, text=True, check=True)
    return ran.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A history whose first commit, which breaks every rule, is older than they are."""
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "commit", "--quiet", "--allow-empty", "-m", f"One thing; and another {'x' * 80}")
    monkeypatch.setattr(commit_subjects, "SINCE", git(tmp_path, "rev-parse", "HEAD"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_short_subjects_of_one_change_pass(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(repository, "commit", "--quiet", "--allow-empty", "-m", "x" * 72, "-m", "A body may; be anything.")
    assert commit_subjects.main() == 0
    assert capsys.readouterr().out == "commit subjects: 1 checked\n"


def test_every_fault_is_a_line(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(repository, "commit", "--quiet", "--allow-empty", "-m", "x" * 73)
    git(repository, "commit", "--quiet", "--allow-empty", "-m", "One thing; and another")
    assert commit_subjects.main() == 1
    said = capsys.readouterr().out.splitlines()
    assert ["73 characters, 72 at most" in line for line in said] == [False, True]
    assert ["two changes" in line for line in said] == [True, False]


def test_without_that_history_nothing_fails_and_that_is_said(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(commit_subjects, "SINCE", "0" * 40)
    assert commit_subjects.main() == 0
    assert "not checked, the history is not here" in capsys.readouterr().out
    monkeypatch.setenv("PATH", str(repository))
    assert commit_subjects.main() == 0
    assert "not checked, git cannot be run" in capsys.readouterr().out
