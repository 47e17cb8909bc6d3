"""`kit test` and `kit bench` only start the project's own tools, and say so where these are not."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from kitbuilder.cli import main

ROOT = Path(__file__).resolve().parents[2]


def kit(*words: str, cwd: Path) -> tuple[int, str]:
    ran = subprocess.run([sys.executable, "-m", "kitbuilder.cli", *words], cwd=cwd, capture_output=True, text=True, check=False)
    return ran.returncode, ran.stdout + ran.stderr


def test_kit_test_is_the_gate_of_this_checkout(tmp_path: Path) -> None:
    status, said = kit("--project", str(ROOT), "test", "fats", cwd=tmp_path)
    assert (status, said.splitlines()[0].partition(";")[0]) == (1, 'kit test: there is no part "fats" (did you mean "fast"?)')
    assert "fuzz [--seconds N" in kit("--project", str(ROOT), "test", "--help", cwd=tmp_path)[1]


def test_kit_bench_hands_its_options_on(tmp_path: Path) -> None:
    status, said = kit("--project", str(ROOT), "bench", "--help", cwd=tmp_path)
    assert (status, "--repeats" in said) == (0, True)


@pytest.mark.parametrize("command", ["test", "bench"])
def test_the_package_alone_says_that_it_cannot_test(
    command: str, sample_kit: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    assert main(["--project", str(sample_kit.parent), command]) == 1
    assert capsys.readouterr().err == f"kit {command}: only a checkout of the project can do this; here is its package alone\n"
