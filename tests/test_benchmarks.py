"""A peer that cannot be measured is named, on the page and at the end, until it is measured again; the run is a failed one."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"


@pytest.fixture
def running(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """`benchmarks/run.py --only beside`, which measures nothing and writes below a folder of the test's own."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    monkeypatch.setenv("PYTHONPATH", "")  # a run sets it, for what it measures
    monkeypatch.setattr(sys, "argv", ["run.py", "--only", "beside"])
    described = importlib.util.spec_from_file_location("benchmarks_run", BENCHMARKS / "run.py")
    assert described is not None
    assert described.loader is not None
    module = importlib.util.module_from_spec(described)
    monkeypatch.setitem(sys.modules, described.name, module)  # its data classes look themselves up there
    described.loader.exec_module(module)
    for name, instead in (("HERE", tmp_path), ("RESULTS", tmp_path / "results.json"), ("FOLDER", tmp_path / "bench")):
        monkeypatch.setattr(module, name, instead)
    monkeypatch.setattr(module, "copy_project", lambda _: tmp_path)
    (tmp_path / "results.json").write_text(json.dumps({"machine": {}, "failed": [], "parts": {}}), encoding="utf-8")
    return module


def test_a_peer_that_fails_is_named_and_fails_the_run(
    running: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    beside, measuring = importlib.import_module("beside"), importlib.import_module("measuring")
    missing = ["pandoc"]

    def repeat(case: str, what: str, *_: object) -> object:
        if any(name in what for name in missing):
            raise measuring.CommandError("no such\nprogram")
        return measuring.Figure(case, what, (1.0,), computed=(1.0,))

    for name in ("set_up_peers", "_plugin_project", "run"):
        monkeypatch.setattr(beside, name, lambda *_: Path("python"))
    monkeypatch.setattr(beside, "_holds", lambda *_: "files")
    monkeypatch.setattr(beside, "repeat", repeat)

    assert running.main() == 1
    named = "beside: Word files, pandoc, from our web page: no such program"
    page = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert f"· not measured: {named}\n" in capsys.readouterr().err
    assert f"- Not measured: {named}\n" in page
    assert "python-docx, bare words" in page

    missing.clear()
    assert running.main() == 0
    assert "Not measured" not in (tmp_path / "README.md").read_text(encoding="utf-8")


def test_a_revision_that_is_not_there_is_told_in_one_line(
    running: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["run.py", "--against", "no-such-revision"])

    assert running.main() == 1
    assert "no-such-revision" in capsys.readouterr().err.strip().splitlines()[-1]


def test_two_revisions_are_held_beside_each_other_by_their_medians_and_a_template(running: ModuleType) -> None:
    against, measuring = importlib.import_module("against"), importlib.import_module("measuring")
    theirs = tuple(measuring.Run(wall=9.0, cpu=seconds, memory=400_000_000) for seconds in (5.0, 4.0, 9.0))
    ours = tuple(measuring.Run(wall=6.0, cpu=seconds, memory=100_000_000) for seconds in (3.0, 2.0, 2.5))

    told = against.row("cold", theirs, ours, 2.0)

    assert running  # which puts the folder of the benchmarks on the path
    assert told == "| cold | 5.00 (4.00–9.00) | 2.50 (2.00–3.00) | 0.50 | 0.25 | 9.00 | 6.00 | 400 MB | 100 MB |"
