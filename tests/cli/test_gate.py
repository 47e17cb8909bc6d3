"""`kit test`: no tier stops another, each is accounted for, nothing is left out silently, and in CI nothing is skipped."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from kitbuilder.cli import main, tiers
from kitbuilder.cli.account import Went, read_account, summary
from kitbuilder.cli.covered import table
from kitbuilder.cli.gate import is_strict, narrowed

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = """[tool.pytest.ini_options]
testpaths = ["tests"]
pythonpath = ["tests"]
markers = ["slow", "optional(program, why)"]
"""
TESTS = """import pytest
def test_good(): pass
@pytest.mark.parametrize("number", [1, 2])
def test_also_good(number): pass
@pytest.mark.slow
def test_slow(): pass
@pytest.mark.optional("no-such-program", "nobody can look")
def test_needs_a_program(): raise AssertionError
"""
BAD = "def test_bad(): raise AssertionError\n"
WATCHED_ONLY = """import os
def test_watched(): assert "COVERAGE_FILE" not in os.environ
"""
SKIPS = "import pytest\ndef test_skips(): pytest.skip('no moon')\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of two tiers, one check that always passes, and no coverage to wait for."""
    folder = tmp_path / "tests"
    folder.mkdir()
    shutil.copy(ROOT / "tests" / "account.py", folder)
    (folder / "conftest.py").write_text('pytest_plugins = ["account"]\n', encoding="utf-8")
    (folder / "test_some.py").write_text(TESTS, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(tiers, "CHECKS", (("a check", ("-c", "")),))
    monkeypatch.setattr(tiers, "TIERS", (tiers.Tier("fast", "not slow", "no time"), tiers.Tier("slow", "slow", "no time")))
    return tmp_path


def gate(project: Path, capfd: pytest.CaptureFixture[str], *options: str) -> tuple[int, list[str]]:
    """Run `kit test` there; return its exit status and what it said."""
    status = main(["--project", str(project), "test", "-p", "no:cacheprovider", *options])
    return status, capfd.readouterr().out.splitlines()


@pytest.mark.slow
def test_all_is_well_and_what_was_left_out_is_said(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    status, said = gate(project, capfd)
    assert status == 0
    assert said[-1] == "5 passed, 0 failed"
    why = "tests/test_some.py::test_needs_a_program: no-such-program is not installed, so nobody can look"
    assert said.count(f"left out: {why}") == 2  # pytest says it, and the summary at the end
    assert [line.split()[0] for line in said[-5:-2]] == ["checks", "fast", "slow"]


@pytest.mark.slow
def test_a_tier_that_fails_does_not_stop_the_others(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (project / "tests" / "test_bad.py").write_text(BAD, encoding="utf-8")
    status, said = gate(project, capfd)
    assert status == 1
    assert said[-1] == "5 passed, 1 failed"


@pytest.mark.slow
def test_a_skip_says_why_and_is_a_failure_where_nothing_may_be_skipped(
    project: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "tests" / "test_moon.py").write_text(SKIPS, encoding="utf-8")
    status, said = gate(project, capfd)
    assert status == 0
    assert said[-1] == "5 passed, 0 failed, 1 skipped"
    assert "skipped: tests/test_moon.py::test_skips: no moon" in said
    monkeypatch.setenv("CI", "true")
    status, said = gate(project, capfd)
    assert status == 1
    assert said[-1] == "5 passed, 1 failed"
    assert "skipped, which here is a failure: tests/test_moon.py::test_skips: no moon" in said


@pytest.mark.slow
def test_what_pytest_is_told_is_handed_on_and_marks_are_joined(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    status, said = gate(project, capfd, "-k", "good", "-m", "not slow")
    assert status == 0
    assert said[-1] == "4 passed, 0 failed"
    assert narrowed("slow", ["-x", "-m", "not browser", "-q"]) == ("(slow) and (not browser)", ["-x", "-q"])


@pytest.mark.slow
def test_a_project_named_from_here_is_tested_as_well(
    project: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.parent)
    status, said = gate(Path(project.name), capfd)
    assert status == 0
    assert said[-1] == "5 passed, 0 failed"


@pytest.mark.slow
@pytest.mark.parametrize(("test", "status", "last"), [("", 0, "5 passed, 0 failed"), (WATCHED_ONLY, 1, "5 passed, 1 failed")])
def test_what_fails_only_while_it_is_watched_counts(
    project: Path, capfd: pytest.CaptureFixture[str], test: str, status: int, last: str
) -> None:
    (project / "pyproject.toml").write_text(f"{SETTINGS}[tool.coverage.run]\nsource = ['tests']\n", encoding="utf-8")
    if test:
        (project / "tests" / "test_watched.py").write_text(test, encoding="utf-8")
    assert main(["--project", str(project), "test"]) == status
    said = capfd.readouterr().out.splitlines()
    assert said[-1] == last if not test else said[-1].endswith("1 failed")
    assert any(line.startswith("coverage ") for line in said)


@pytest.mark.slow
def test_nothing_run_is_nothing_proved(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert gate(project, capfd, "-k", "no_such_test")[0] == 1


def test_a_run_that_breaks_off_is_a_failure(tmp_path: Path) -> None:
    account = tmp_path / "fast.json"
    assert read_account("fast", 1, account, 3) == Went("fast", 1, failed=1)
    account.write_text(json.dumps({"passed": 7, "failed": 0, "skipped": [], "left_out": []}), encoding="utf-8")
    assert read_account("fast", 1, account, 2) == Went("fast", 1, passed=7, failed=1)
    assert list(summary([read_account("fast", 1, account, 0)], strict=True))[-1] == "7 passed, 0 failed"


@pytest.mark.parametrize("torn", ['{"passed": 7, "fai', "", "[]"])
def test_a_torn_account_is_a_failure_and_no_traceback(tmp_path: Path, torn: str) -> None:
    account = tmp_path / "fast.json"
    account.write_text(torn, encoding="utf-8")
    for status in (0, 1):
        assert read_account("fast", 1, account, status) == Went("fast", 1, failed=1)


@pytest.mark.parametrize(("ci", "strict"), [("true", True), ("1", True), ("woodpecker", True),
                                            ("false", False), ("False", False), ("0", False), ("", False)])  # fmt: skip
def test_nothing_may_be_skipped_only_where_ci_says_yes(ci: str, *, strict: bool) -> None:
    assert is_strict(ci) is strict


def test_the_least_covered_modules_stand_first(tmp_path: Path) -> None:
    rows = {f"module_{number}.py": {"percent_covered": 100 - number, "missing_lines": number} for number in range(20)}
    told = {"files": {name: {"summary": row} for name, row in rows.items()}, "totals": {"percent_covered": 90.4}}
    (tmp_path / "coverage.json").write_text(json.dumps(told), encoding="utf-8")
    said = list(table(tmp_path / "coverage.json"))
    assert len(said) == 10
    assert said[1].split() == ["81", "%", "19", "lines", "not", "run", "module_19.py"]
    assert said[-1].split() == ["90", "%", "of", "all", "20", "modules"]
