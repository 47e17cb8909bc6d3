"""A build killed at any moment, two at once, a target nobody may write: what is published is whole, old or new."""

from __future__ import annotations

import hashlib
import os
import random
import re
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from kitbuilder.cli import main

if TYPE_CHECKING:
    from pathlib import Path

KILLS, SHARES = 50, 2  # the kills are shared out among tests, which can run side by side
OFFLINE = """
import sys
from kitbuilder.bundle import workers
ASKS = ("socket.connect", "socket.bind", "socket.get", "socket.send")
def refuse(event, given):
    if event.startswith(ASKS):
        raise AssertionError(f"a build asked the network: {event}")
sys.addaudithook(refuse)
workers.FORKED = workers.SPAWNED = 1
"""
FULL = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
"""

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal 9")]


def start(project: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "kitbuilder.cli", "--project", str(project), "build"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def is_over(build: subprocess.Popen[bytes]) -> bool:
    """Whether every process that a build started has ended with it; they are of one group."""
    for _ in range(600):  # half a minute: a busy machine is no fault of the code
        try:
            os.killpg(build.pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def start_with(first: str, project: Path) -> subprocess.CompletedProcess[str]:
    """Build in a process that begins with some lines of its own, and wait for it."""
    lines = f"{first}\nfrom kitbuilder.cli import main\nsys.exit(main(['--project', {str(project)!r}, 'build']))\n"
    homeless = {**os.environ, "HOME": ""}
    return subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=False, env=homeless)


def change(kit: Path, word: str) -> None:
    (kit / "TERMS.md").write_text(f"# Terms of use\n\nThe word is {word}.\n", encoding="utf-8")


def whole(published: Path) -> bool:
    """Every file named in SHA256SUMS is there with its checksum, and nothing else but the account itself."""
    lines = (published / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    named = {line.partition("  ")[2]: line.partition("  ")[0] for line in lines}
    there = {file.relative_to(published).as_posix(): file for file in published.rglob("*") if file.is_file()}
    sums = {name: hashlib.sha256(file.read_bytes()).hexdigest() for name, file in there.items()}
    return {name: sums[name] for name in sums if name not in ("SHA256SUMS", "manifest.json")} == named


def builds_again(kit: Path) -> None:
    """With the fault gone, the next build makes a whole kit of what has changed."""
    change(kit, "mended")
    assert start(kit.parent).wait() == 0
    assert whole(kit.parent / "build" / "kit")


@pytest.mark.parametrize("share", range(SHARES))
def test_killed_at_any_moment_the_kit_is_whole_and_nothing_runs_on(
    warm_kit: Path, share: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each build has a change to publish and everything else from the cache: most moments are within it, not after it."""
    project = warm_kit.parent
    assert start(project).wait() == 0
    change(warm_kit, "timed")
    began = time.monotonic()
    assert start(project).wait() == 0
    takes = time.monotonic() - began
    moments = random.Random(72 + share)  # noqa: S311  # the same moments in every run
    kills = KILLS // SHARES
    kept = early = 0
    for number in range(kills):
        change(warm_kit, f"number {number}")
        running = start(project)
        time.sleep(moments.uniform(0.1, 1.1) * takes)
        early += running.poll() is None
        running.send_signal(signal.SIGKILL)
        running.wait()
        kept += whole(project / "build" / "kit") and is_over(running)
    with capsys.disabled():
        print(f" {kills} kills, {early} of them in time: {kept} whole", end="")
    assert kept == kills
    assert early  # a machine that has become quiet is faster than it was when the time was taken
    assert start(project).wait() == 0
    assert whole(project / "build" / "kit")
    assert sorted(path.name for path in (project / "build").iterdir()) == [".kit.lock", "cache", "kit"]


def test_two_builds_at_once_leave_one_whole_kit(sample_kit: Path) -> None:
    both = [start(sample_kit.parent), start(sample_kit.parent)]
    assert [running.wait() for running in both] == [0, 0]
    assert whole(sample_kit.parent / "build" / "kit")


def test_missing_fonts_are_said_and_nothing_is_changed(warm_kit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project, fonts = ["--project", str(warm_kit.parent)], warm_kit / "style" / "fonts"
    assert main([*project, "build"]) == 0
    fonts.rename(warm_kit.parent / "fonts")
    assert main([*project, "build"]) == 1
    assert "kit/style/fonts:1: missing-file: the kit needs its fonts here" in capsys.readouterr().err
    assert whole(warm_kit.parent / "build" / "kit")
    (warm_kit.parent / "fonts").rename(fonts)
    builds_again(warm_kit)


def test_one_missing_font_is_said_and_nothing_is_changed(warm_kit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    font = warm_kit / "style" / "fonts" / "SourceSans3_400Regular.ttf"
    assert start(warm_kit.parent).wait() == 0
    kept = font.read_bytes()
    font.unlink()
    assert main(["--project", str(warm_kit.parent), "build"]) == 1
    said = capsys.readouterr().err
    assert re.match(rf"kit/style/look\.yml:\d+: missing-file: .*{re.escape(font.name)}", said)
    assert "Traceback" not in said
    assert whole(warm_kit.parent / "build" / "kit")
    font.write_bytes(kept)
    builds_again(warm_kit)


def test_a_target_nobody_may_write_is_said(warm_kit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (warm_kit.parent / "build" / ".kit.lock").mkdir()
    assert main(["--project", str(warm_kit.parent), "build"]) == 1
    assert "cannot-write: the kit cannot be written" in capsys.readouterr().err
    (warm_kit.parent / "build" / ".kit.lock").rmdir()
    builds_again(warm_kit)


def test_no_build_asks_the_network(sample_kit: Path) -> None:
    """Whatever reaches beyond a process is refused by the interpreter, in its workers too; the build does not notice."""
    ran = start_with(OFFLINE, sample_kit.parent)
    assert ran.returncode == 0, ran.stderr
    beyond = start_with(OFFLINE + "import socket\nsocket.getaddrinfo('localhost', 80)\n", sample_kit.parent)
    assert "asked the network: socket.getaddrinfo" in beyond.stderr


def test_a_disk_that_fills_up_during_a_build_leaves_the_last_kit(warm_kit: Path) -> None:
    project = warm_kit.parent
    assert start(project).wait() == 0
    before = (project / "build" / "kit" / "SHA256SUMS").read_bytes()
    change(warm_kit, "another")
    ran = start_with(FULL, project)
    assert ran.returncode == 1
    assert "cannot-write: the kit cannot be written" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert (project / "build" / "kit" / "SHA256SUMS").read_bytes() == before
    assert whole(project / "build" / "kit")
    assert start(project).wait() == 0
    assert (project / "build" / "kit" / "SHA256SUMS").read_bytes() != before
