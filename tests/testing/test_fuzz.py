"""`kit test fuzz`: what it finds it says, with the seed that finds it again; where there is nothing to find, it ends in time."""

from __future__ import annotations

import re
import shutil
import time
from pathlib import Path

import pytest

from testing.run import main

ROOT = Path(__file__).resolve().parents[2]
CONFTEST = """from hypothesis import settings
settings.register_profile("fuzz", database=None, deadline=None)
pytest_plugins = ["fuzz_rounds"]
"""
PROPERTY = """from hypothesis import given, strategies as st
@given(st.integers(0, 10**6))
def test_small(number): assert number < {limit}
def test_no_property(): raise AssertionError
"""

pytestmark = pytest.mark.slow


def project(folder: Path, limit: int) -> list[str]:
    (folder / "tests").mkdir()
    shutil.copy(ROOT / "tests" / "fuzz_rounds.py", folder / "tests")
    (folder / "tests" / "conftest.py").write_text(CONFTEST, encoding="utf-8")
    (folder / "tests" / "test_property.py").write_text(PROPERTY.format(limit=limit), encoding="utf-8")
    (folder / "pyproject.toml").write_text('[tool.pytest.ini_options]\npythonpath = ["tests"]\n', encoding="utf-8")
    return ["--project", str(folder), "fuzz"]


def test_what_is_found_is_said_with_the_seed_that_finds_it_again(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    fuzz = project(tmp_path, 20_000)
    assert main([*fuzz, "--seconds", "20"]) == 1
    said = capfd.readouterr().out
    assert "number=20000," in said.partition("test_small(\n")[2]
    seed = re.findall(r"^· fuzz, seed (\d+)$", said, re.MULTILINE)[-1]
    assert f"kit test fuzz --seed {seed} finds it again" in said.splitlines()[-1]
    assert main([*fuzz, "--seed", seed]) == 1
    assert "number=20000," in capfd.readouterr().out


def test_where_there_is_nothing_to_find_it_ends_in_time(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    fuzz = project(tmp_path, 10**6 + 1)
    began = time.monotonic()
    assert main([*fuzz, "--seconds", "3"]) == 0
    assert time.monotonic() - began < 60
    assert "nothing found in " in capfd.readouterr().out
    assert main([*fuzz, "--seconds", "0", "--no-such-option"]) == 1
