"""A build killed at any moment, two at once, a target nobody may write: what is published is whole, old or new."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from kitbuilder.cli import main

if TYPE_CHECKING:
    from pathlib import Path

KILLS = 50

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal 9")]


def start(project: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "kitbuilder.cli", "--project", str(project), "build"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def change(kit: Path, word: str) -> None:
    (kit / "TERMS.md").write_text(f"# Terms of use\n\nThe word is {word}.\n", encoding="utf-8")


def whole(published: Path) -> bool:
    """Every file named in SHA256SUMS is there with its checksum, and nothing else but the account itself."""
    lines = (published / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    named = {line.partition("  ")[2]: line.partition("  ")[0] for line in lines}
    there = {file.relative_to(published).as_posix(): file for file in published.rglob("*") if file.is_file()}
    sums = {name: hashlib.sha256(file.read_bytes()).hexdigest() for name, file in there.items()}
    return {name: sums[name] for name in sums if name not in ("SHA256SUMS", "manifest.json")} == named


def test_killed_at_any_moment_the_kit_is_whole(sample_kit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = sample_kit.parent
    began = time.monotonic()
    assert start(project).wait() == 0
    takes = time.monotonic() - began
    moments = random.Random(72)  # noqa: S311  # the same moments in every run
    kept = 0
    for number in range(KILLS):
        change(sample_kit, f"number {number}")
        running = start(project)
        time.sleep(moments.uniform(0.2, 1.1) * takes)
        running.send_signal(signal.SIGKILL)
        running.wait()
        kept += whole(project / "build" / "kit")
    with capsys.disabled():
        print(f" {KILLS} kills: {kept} whole", end="")
    assert kept == KILLS
    assert start(project).wait() == 0
    assert whole(project / "build" / "kit")
    assert sorted(path.name for path in (project / "build").iterdir()) == [".kit.lock", "cache", "kit"]


def test_two_builds_at_once_leave_one_whole_kit(sample_kit: Path) -> None:
    both = [start(sample_kit.parent), start(sample_kit.parent)]
    assert [running.wait() for running in both] == [0, 0]
    assert whole(sample_kit.parent / "build" / "kit")


def test_a_missing_font_is_said_and_nothing_is_changed(sample_kit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = ["--project", str(sample_kit.parent)]
    assert main([*project, "build"]) == 0
    for font in (sample_kit / "style" / "fonts").glob("*.ttf"):
        font.unlink()
    assert main([*project, "build"]) == 1
    assert "kit/style/fonts:1: missing-file: the kit needs its fonts here" in capsys.readouterr().err
    assert whole(sample_kit.parent / "build" / "kit")


def test_a_target_nobody_may_write_is_said(sample_kit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (sample_kit.parent / "build").mkdir()
    (sample_kit.parent / "build" / ".kit.lock").mkdir()
    assert main(["--project", str(sample_kit.parent), "build"]) == 1
    assert "cannot-write: the kit cannot be written" in capsys.readouterr().err


def test_no_build_asks_the_network(sample_kit: Path) -> None:
    """Every socket is refused from the first line on; the build does not notice."""
    code = (
        "import socket, sys\n"
        "def refuse(*a, **k): raise AssertionError('a build asked the network')\n"
        "socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse\n"
        "from kitbuilder.cli import main\n"
        f"sys.exit(main(['--project', {str(sample_kit.parent)!r}, 'build']))\n"
    )
    surroundings = {**os.environ, "HOME": ""}
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=surroundings)
    assert ran.returncode == 0, ran.stderr
