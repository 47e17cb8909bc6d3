"""`kit test` interrupted, told to end, or killed: nothing it started runs on, not even what is of a group of its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GATE = """import sys
from testing import tiers
from testing.run import main
tiers.CHECKS, tiers.TIERS = (("a check", ("-c", "")),), (tiers.Tier("fast", "not slow"),)
sys.exit(main(["--project", sys.argv[1], "checks", "fast", "-p", "no:cacheprovider"]))
"""
TEST = """import os, subprocess, sys, time
from pathlib import Path
def test_long():
    idle = [sys.executable, "-c", "import signal, time; signal.signal(signal.SIGINT, signal.SIG_IGN); time.sleep(60)"]
    both = [subprocess.Popen(idle, start_new_session=own) for own in (False, True)]
    new = Path("pids.new")
    new.write_text(" ".join(map(str, (os.getpid(), os.getppid(), *(one.pid for one in both)))))
    new.rename("pids")
    time.sleep(60)
"""
ENDS = [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)] if sys.platform != "win32" else []


def runs(number: int) -> bool:
    """Whether a process is there and has not only been left unburied."""
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{number}/stat")
    return not (state.exists() and state.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("end", ["SIGTERM", "SIGHUP"])
def test_a_guard_that_is_told_to_end_takes_its_family_with_it(tmp_path: Path, end: str) -> None:
    """As `pkill -f testing` does, which ends the gate and its guard at once."""
    read, held = os.pipe()
    idle = "import os, pathlib, time; pathlib.Path('pid').write_text(str(os.getpid())); time.sleep(60)"
    guard = [sys.executable, "-P", "-m", "testing.guard", str(read), sys.executable, "-c", idle]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    running = subprocess.Popen(guard, cwd=tmp_path, env=surroundings, pass_fds=(read,), start_new_session=True)
    os.close(read)
    while not (tmp_path / "pid").exists() or not (tmp_path / "pid").read_text(encoding="utf-8"):
        time.sleep(0.02)
    running.send_signal(getattr(signal, end))
    running.wait(30)
    os.close(held)
    assert not runs(int((tmp_path / "pid").read_text(encoding="utf-8")))


@pytest.mark.slow
@pytest.mark.parametrize(("end", "status"), ENDS)
def test_however_it_ends_nothing_runs_on(tmp_path: Path, end: signal.Signals, status: int) -> None:
    (tmp_path / "tests").mkdir()
    shutil.copy(ROOT / "tests" / "results_file.py", tmp_path / "tests")
    (tmp_path / "tests" / "conftest.py").write_text('pytest_plugins = ["results_file"]\n', encoding="utf-8")
    (tmp_path / "tests" / "test_long.py").write_text(TEST, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text('[tool.pytest.ini_options]\npythonpath = ["tests"]\n', encoding="utf-8")
    running = subprocess.Popen(
        [sys.executable, "-c", GATE, str(tmp_path)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  # what runs in the background ignores it
    )
    while not (tmp_path / "pids").exists() and running.poll() is None:
        time.sleep(0.02)
    started = [int(word) for word in (tmp_path / "pids").read_text(encoding="utf-8").split()]
    running.send_signal(end)
    assert running.wait(60) == status
    assert running.stderr is not None
    assert "Traceback" not in running.stderr.read()
    running.stderr.close()
    give_up = time.monotonic() + 30
    while any(map(runs, started)) and time.monotonic() < give_up:
        time.sleep(0.05)
    assert [number for number in started if runs(number)] == []
