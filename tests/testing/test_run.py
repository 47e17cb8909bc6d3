"""The gate: no tier stops another, each is counted, nothing is left out silently, and in CI nothing is skipped."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from testing import request, tiers
from testing.coverage_table import coverage_table
from testing.request import read_request
from testing.run import main, measured_meanwhile, narrowed
from testing.summary import TierResult, Time, read_result, summary

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
BYTECODE_KEPT = """import sys
def test_kept(): assert not sys.dont_write_bytecode
"""
TIME = Time(1, 2)
SKIPS = "import pytest\ndef test_skips(): pytest.skip('no moon')\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of two tiers, one check that always passes, and no coverage to wait for."""
    folder = tmp_path / "tests"
    folder.mkdir()
    shutil.copy(ROOT / "tests" / "results_file.py", folder)
    (folder / "conftest.py").write_text('pytest_plugins = ["results_file"]\n', encoding="utf-8")
    (folder / "test_some.py").write_text(TESTS, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")  # these tests use no plug-in, and each start would load them all
    monkeypatch.setattr(tiers, "CHECKS", (("a check", ("-c", "")),))
    monkeypatch.setattr(tiers, "TIERS", (tiers.Tier("fast", "not slow"), tiers.Tier("slow", "slow")))
    monkeypatch.setattr(tiers, "WATCHED", ("fast",))
    monkeypatch.setattr(request, "PARTS", ("checks", "fast", "slow", "coverage"))
    return tmp_path


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The plug-in that runs tests side by side, as coverage does when it is measured alone."""
    monkeypatch.setenv("PYTEST_PLUGINS", "xdist.plugin")


def gate(project: Path, capfd: pytest.CaptureFixture[str], *options: str) -> tuple[int, list[str]]:
    """Run the gate there; return its exit status and its output."""
    status = main(["--project", str(project), *options, "-p", "no:cacheprovider"])
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
@pytest.mark.usefixtures("processes")
@pytest.mark.parametrize(
    ("parts", "test", "ends"),
    [
        ((), "", (0, "5 passed, 0 failed")),
        (("coverage",), "", (0, "3 passed, 0 failed")),
        (("coverage",), WATCHED_ONLY, (1, "3 passed, 1 failed")),
        ((), WATCHED_ONLY, (1, "5 passed, 1 failed")),
    ],
)
def test_coverage_is_measured_and_what_fails_while_it_is_counts(
    project: Path, capfd: pytest.CaptureFixture[str], parts: tuple[str, ...], test: str, ends: tuple[int, str]
) -> None:
    (project / "pyproject.toml").write_text(f"{SETTINGS}[tool.coverage.run]\nsource = ['tests']\n", encoding="utf-8")
    if test:
        (project / "tests" / "test_watched.py").write_text(test, encoding="utf-8")
    status = main(["--project", str(project), *parts])
    said = capfd.readouterr().out.splitlines()
    assert (status, said[-1]) == ends
    assert any(line.startswith("coverage ") for line in said)
    assert any("of all " in line for line in said)


@pytest.mark.slow
def test_parts_are_run_in_the_order_they_are_asked_for(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    status, said = gate(project, capfd, "slow", "checks")
    assert status == 0
    assert [line for line in said if line.startswith("· ")] == ["· slow tests", "· checks: a check"]
    assert [line.split()[0] for line in said[-3:-1]] == ["slow", "checks"]
    assert said[-1] == "2 passed, 0 failed"


def test_what_is_asked_is_parts_then_options_of_pytest(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    every = ("checks", "fast", "browser", "engines", "validators", "slow", "coverage")
    assert read_request([], tmp_path) == (every, [])
    assert read_request(["slow", "checks"], tmp_path) == (("slow", "checks"), [])
    assert read_request(["fast", "-k", "good"], tmp_path) == (("fast",), ["-k", "good"])
    assert read_request(["-x"], tmp_path) == (every[:-1], ["-x"])
    assert read_request(["fast", "tests::test_one", "-x"], tmp_path) == (("fast",), ["tests::test_one", "-x"])


def test_coverage_is_measured_meanwhile_only_where_its_tiers_run_before_it() -> None:
    assert measured_meanwhile(tiers.PARTS)
    assert measured_meanwhile(("browser", "fast", "coverage"))
    assert not measured_meanwhile(("coverage", "fast", "browser"))
    assert not measured_meanwhile(("fast", "coverage"))
    assert not measured_meanwhile(("fast", "browser"))


def test_an_unknown_part_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--project", str(tmp_path), "checks", "brwser"]) == 1
    said = capsys.readouterr()
    assert said.err == (
        'kit test: there is no part "brwser" (did you mean "browser"?); '
        "the parts are checks, fast, browser, engines, validators, slow, coverage\n"
    )
    assert said.out == ""


def test_without_the_test_tools_one_line_says_what_installs_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(request, "TOOLS", ("pytest", "no_such_tool", "nor_this"))
    assert main(["--project", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert said.err == (
        "kit test: the test tools are not installed (no_such_tool, nor_this): python3 scripts/run.py setup installs them\n"
    )
    assert said.out == ""


def test_every_tier_of_the_gate_is_a_part_and_each_test_is_in_one() -> None:
    assert ("checks", *(tier.name for tier in tiers.TIERS), "coverage") == tiers.PARTS
    for marks in range(32):
        marked = {name: bool(marks & 1 << place) for place, name in enumerate(("site", "browser", "engine", "validator", "slow"))}
        assert sum(eval(tier.marked, {}, marked) for tier in tiers.TIERS) == 1  # noqa: S307  # our own expressions


@pytest.mark.slow
def test_bytecode_is_kept_but_not_beside_files_of_who_wants_none_there(
    project: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    (project / "tests" / "test_bytecode.py").write_text(BYTECODE_KEPT, encoding="utf-8")
    assert gate(project, capfd, "fast")[0] == 0
    assert list((project / "build" / "test" / "bytecode").rglob("test_bytecode.*.pyc"))
    assert list(project.rglob("__pycache__")) == []


@pytest.mark.slow
def test_nothing_run_is_nothing_proved(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert gate(project, capfd, "-k", "no_such_test")[0] == 1


def test_a_run_that_breaks_off_is_a_failure(tmp_path: Path) -> None:
    file = tmp_path / "fast.json"
    assert read_result("fast", TIME, file, 3) == TierResult("fast", TIME, failed=1)
    file.write_text(json.dumps({"passed": 7, "failed": 0, "skipped": [], "left_out": []}), encoding="utf-8")
    assert read_result("fast", TIME, file, 2) == TierResult("fast", TIME, passed=7, failed=1)
    assert list(summary([read_result("fast", TIME, file, 0)], strict=True))[-1] == "7 passed, 0 failed"


@pytest.mark.parametrize("torn", ['{"passed": 7, "fai', "", "[]"])
def test_a_torn_file_is_a_failure_and_no_traceback(tmp_path: Path, torn: str) -> None:
    file = tmp_path / "fast.json"
    file.write_text(torn, encoding="utf-8")
    for status in (0, 1):
        assert read_result("fast", TIME, file, status) == TierResult("fast", TIME, failed=1)


def test_the_longest_tests_of_all_tiers_are_named_before_the_counts(tmp_path: Path) -> None:
    file = tmp_path / "tier.json"
    tiers_run = []
    for tier, seconds in (("fast", 2.0), ("slow", 61.5)):
        file.write_text(
            json.dumps({"passed": 9, "slowest": [[seconds, f"of_{tier}"], *([1, "short"] for _ in range(9))]}), encoding="utf-8"
        )
        tiers_run.append(read_result(tier, TIME, file, 0))
    lines = list(summary(tiers_run, strict=True))
    assert lines[:2] == ["slow:   61.5 s  of_slow", "slow:    2.0 s  of_fast"]
    assert sum(line.startswith("slow: ") for line in lines) == 10


def test_the_least_covered_modules_stand_first(tmp_path: Path) -> None:
    rows = {f"module_{number}.py": {"percent_covered": 100 - number, "missing_lines": number} for number in range(20)}
    told = {"files": {name: {"summary": row} for name, row in rows.items()}, "totals": {"percent_covered": 90.4}}
    (tmp_path / "coverage.json").write_text(json.dumps(told), encoding="utf-8")
    said = list(coverage_table(tmp_path / "coverage.json"))
    assert len(said) == 10
    assert said[1].split() == ["81", "%", "19", "lines", "not", "run", "module_19.py"]
    assert said[-1].split() == ["90", "%", "of", "all", "20", "modules"]
