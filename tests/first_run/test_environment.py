"""Set-up that cannot be broken: interrupted, moved, copied, read-only, with another Python, two at once, it mends itself."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from checkout import LISTS, Checkout
from first_run.environment import is_whole
from first_run.place import Place

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="these look into an environment as it is elsewhere"),
]
MOMENTS, SHARES = 10, 2  # the moments are shared out among tests, which can run side by side


def said_by(*command: Path | str, cwd: Path) -> str:
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(command, cwd=cwd, env=plain, capture_output=True, text=True, check=True).stdout.strip()


def test_what_is_done_is_not_done_twice(here: Checkout) -> None:
    assert here.run() == (0, here.kit() + "\n")
    assert here.program("python").is_symlink()


def test_who_kills_the_command_kills_the_kit_for_it_has_become_that(here: Checkout) -> None:
    kit = here.root / "scripts" / "kitbuilder" / "cli.py"
    kit.write_text("import os, sys\nprint(os.getpid(), os.getcwd())\nsys.exit(7)\n", encoding="utf-8")
    with subprocess.Popen(here.command("site"), env=here.surroundings(), stdout=subprocess.PIPE, text=True) as running:
        said, _ = running.communicate()
    assert (said, running.returncode) == (f"{running.pid} {here.root}\n", 7)


def test_a_read_only_checkout_that_is_set_up_needs_no_lock(here: Checkout) -> None:
    (here.root / ".venv.lock").unlink()
    assert here.run()[0] == 0
    assert not (here.root / ".venv.lock").exists()


@pytest.mark.parametrize("name", ["renamed", "Práctica", "it's 50% #1 [new] & co"])
def test_a_moved_folder_is_mended_and_runs_its_own_code(here: Checkout, tmp_path: Path, name: str) -> None:
    moved = here.copy(tmp_path / name)
    shutil.rmtree(here.root)
    assert said_by(moved.program("kit"), "fields", cwd=tmp_path).endswith("kitbuilder/cli.py fields")  # before anything is mended
    status, said = moved.run(LC_ALL="C")
    assert status == 0
    lines = said.splitlines()
    assert lines[-1] == moved.kit()
    assert lines[0].endswith(("mending .venv", "making it anew"))
    assert said_by(moved.program("small"), cwd=tmp_path) == f"small of {moved.root / 'scripts' / 'kitbuilder' / '__init__.py'}"
    assert moved.run() == (0, moved.kit() + "\n")


def test_a_copy_runs_its_own_code_and_the_first_folder_its_own(here: Checkout, tmp_path: Path) -> None:
    copy = here.copy(tmp_path / "copy")
    assert copy.run()[0] == 0
    (copy.root / "scripts" / "kitbuilder" / "cli.py").write_text("x = (\n", encoding="utf-8")
    assert copy.run()[0] == 1
    assert here.run() == (0, here.kit() + "\n")
    assert str(here.root) in said_by(here.program("small"), cwd=tmp_path)


def test_kit_is_found_through_a_link_and_reads_no_module_of_the_folder_it_is_called_in(here: Checkout, tmp_path: Path) -> None:
    (tmp_path / "small.py").write_text("raise AssertionError\n", encoding="utf-8")
    link = tmp_path / "linked-kit"
    link.symlink_to(here.program("kit"))
    assert said_by(link, "fields", cwd=tmp_path).endswith("cli.py fields")


def unstamped(checkout: Checkout) -> None:
    (checkout.root / ".venv" / "whole.json").unlink()


def torn(checkout: Checkout) -> None:
    (checkout.root / ".venv" / "whole.json").write_text('{"made": 1, "pyth', encoding="utf-8")


def without_packages(checkout: Checkout) -> None:
    shutil.rmtree(checkout.root / ".venv" / "lib")


def with_its_python_removed(checkout: Checkout) -> None:
    checkout.program("python").unlink()
    checkout.program("python").symlink_to(checkout.root / "no" / "longer" / "here")


def with_a_python_that_does_not_start(checkout: Checkout) -> None:
    checkout.program("python").unlink()
    checkout.program("python").write_text("#!/bin/sh\nexit 127\n", encoding="utf-8")
    checkout.program("python").chmod(0o755)


def of_another_python(checkout: Checkout) -> None:
    stamp = checkout.root / ".venv" / "whole.json"
    stamp.write_text(json.dumps(json.loads(stamp.read_text()) | {"python": "3.11.0 elsewhere"}), encoding="utf-8")


BROKEN = [unstamped, torn, without_packages, with_its_python_removed, with_a_python_that_does_not_start, of_another_python]


@pytest.mark.parametrize("broken", BROKEN)
def test_an_environment_of_no_use_is_known(finished: Checkout, tmp_path: Path, broken: Callable[[Checkout], None]) -> None:
    place, lists = Place(finished.root), [finished.root / name for name in LISTS[:1]]
    assert is_whole(place, lists)
    own = finished.copy(tmp_path / "kit")
    stamp = own.root / ".venv" / "whole.json"
    stamp.write_text(json.dumps(json.loads(stamp.read_text()) | {"folder": str(own.root)}), encoding="utf-8")
    assert is_whole(Place(own.root), lists)
    broken(own)
    assert not is_whole(Place(own.root), lists)


@pytest.mark.parametrize("broken", [of_another_python, with_a_python_that_does_not_start])
def test_an_environment_of_no_use_is_made_anew_and_that_is_said(here: Checkout, broken: Callable[[Checkout], None]) -> None:
    broken(here)
    status, said = here.run()
    assert status == 0
    assert "making it anew" in said.splitlines()[0]
    assert said.splitlines()[-1] == here.kit()
    assert here.run() == (0, here.kit() + "\n")


def test_a_list_that_cannot_be_had_leaves_what_was_there(here: Checkout) -> None:
    packages = here.root / "requirements.txt"
    before = packages.read_text(encoding="utf-8")
    packages.write_text("unheard-of==1.0 --hash=sha256:" + "0" * 64 + "\n", encoding="utf-8")
    status, said = here.run()
    assert status == 1
    assert said.splitlines()[-1] == "run.py: installing failed; the lines above say why"
    packages.write_text(before, encoding="utf-8")
    assert here.run() == (0, here.kit() + "\n")


def start(checkout: Checkout) -> subprocess.Popen[bytes]:
    nowhere = subprocess.DEVNULL
    command, surroundings = checkout.command("site", "--no-serve"), checkout.surroundings()
    return subprocess.Popen(
        command,
        env=surroundings,
        stdout=nowhere,
        stderr=nowhere,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  # what runs in the background ignores it
    )


@pytest.mark.parametrize("share", range(SHARES))
def test_killed_at_any_moment_the_next_run_succeeds(fresh: Checkout, share: int, capsys: pytest.CaptureFixture[str]) -> None:
    began = time.monotonic()
    assert start(fresh).wait() == 0
    takes = time.monotonic() - began
    moments = random.Random(11 + share)  # noqa: S311  # the same moments in every run
    early = 0
    for number in range(share, MOMENTS, SHARES):
        unstamped(fresh)
        running = start(fresh)
        time.sleep((number + moments.random()) / MOMENTS * takes)
        if running.poll() is None:  # one that is over is buried: there is no such group
            early += 1
            if number // SHARES % 2:
                os.killpg(running.pid, signal.SIGKILL)
            else:
                running.kill()  # pip runs on without us, and holds the lock
        running.wait()
        status, said = fresh.run()
        assert (status, said.splitlines()[-1]) == (0, fresh.kit()), f"killed at moment {number}: {said}"
    with capsys.disabled():
        print(f" {MOMENTS // SHARES} kills, {early} of them in time", end="")
    assert early  # a machine that has become quiet is faster than it was when the time was taken


def at_work_in(folder: Path) -> list[str]:
    """The programs of a folder that run, as the system tells them."""
    listed = subprocess.run([str(shutil.which("ps")), "-A", "-o", "args="], capture_output=True, text=True, check=True).stdout
    return [line for line in listed.splitlines() if str(folder) in line]


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_it_ends_all_it_started_and_the_next_run_succeeds(fresh: Checkout, end: signal.Signals) -> None:
    running = start(fresh)
    while not fresh.program("python").exists():
        time.sleep(0.01)
    time.sleep(0.5)
    running.send_signal(end)
    assert running.wait(30) == 128 + end
    assert at_work_in(fresh.root) == []
    status, said = fresh.run()
    assert (status, said.splitlines()[-1]) == (0, fresh.kit()), said


def test_two_at_once_are_both_right(fresh: Checkout) -> None:
    both = [start(fresh), start(fresh)]
    assert [running.wait() for running in both] == [0, 0]
    assert fresh.run() == (0, fresh.kit() + "\n")
