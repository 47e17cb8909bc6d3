"""What setting up does, step by step, without a package installed."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from first_run import environment
from first_run.alone import alone
from first_run.doors import UNFINISHED, can_follow, follow, open_doors
from first_run.place import WINDOWS, Place


def test_the_interpreter_is_linked_as_the_command_of_python_links_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, object] = {}

    class Stop(Exception):  # noqa: N818
        pass

    def builder(**options: object) -> None:
        asked.update(options)
        raise Stop

    monkeypatch.setattr(venv, "EnvBuilder", builder)
    with pytest.raises(Stop):
        environment.set_up(Place(tmp_path), [])
    assert asked == {"clear": True, "symlinks": not WINDOWS}


def test_nothing_says_whole_while_something_changes_and_all_is_unpacked_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, told = Place(tmp_path), []
    lists = [tmp_path / name for name in ("one.txt", "two.txt")]

    def call(*command: str | Path, environment: dict[str, str], **_: object) -> int:
        told.append(("--dry-run" in command, place.stamp.exists(), environment["TMPDIR"] == str(place.room)))
        return 0

    monkeypatch.setattr(environment, "call", call)
    monkeypatch.setattr(environment, "for_pip", lambda _: {})
    for packages in lists:
        packages.write_text("", encoding="utf-8")
        environment.set_up(place, lists[: lists.index(packages) + 1])
        environment.set_up(place, lists[:1])  # what is done is not done twice
    #                (only tried, whole, unpacked here)
    changing = [(False, False, True)] * 2  # installed, and then asked whether it fits together
    assert told == [(False, False, True), *changing, (True, True, True), *changing]
    assert environment.is_whole(place, lists)
    assert not place.room.exists()


def test_packages_that_do_not_fit_together_are_no_whole_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place, packages = Place(tmp_path), tmp_path / "one.txt"
    packages.write_text("", encoding="utf-8")
    monkeypatch.setattr(environment, "call", lambda *command, **_: int(command[-1] == "check"))
    monkeypatch.setattr(environment, "for_pip", lambda _: {})
    with pytest.raises(SystemExit, match="does not fit together"):
        environment.set_up(place, [packages])
    assert not environment.is_whole(place, [packages])


@pytest.mark.skipif(WINDOWS, reason="Windows needs no sh")
@pytest.mark.parametrize("name", ["kit", "Práctica – 50% #1 [new] & co"])
def test_code_and_kit_are_found_from_where_they_lie_once_all_is_installed(tmp_path: Path, name: str) -> None:
    made, moved = Place(tmp_path / "made"), Place(tmp_path / name)
    code = made.root / "scripts" / "kitbuilder" / "cli.py"
    code.parent.mkdir(parents=True)
    code.write_text("import sys\nprint(__file__, *sys.argv[1:])\n", encoding="utf-8")
    venv.EnvBuilder(symlinks=True).create(made.venv)
    open_doors(made)
    made.root.rename(moved.root)
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")} | {"LC_ALL": "C"}
    before = subprocess.run([moved.bin / "kit", "a b"], env=plain, cwd="/", capture_output=True, check=False)
    assert (before.returncode, before.stdout, before.stderr.decode()) == (1, b"", f"{UNFINISHED}\n")
    moved.stamp.write_text("{}", encoding="utf-8")
    ran = subprocess.run([moved.bin / "kit", "a b"], env=plain, cwd="/", capture_output=True, check=True)
    assert ran.stdout.decode() == f"{moved.root / 'scripts' / 'kitbuilder' / 'cli.py'} a b\n"


@pytest.mark.skipif(WINDOWS, reason="Windows has its scripts inside programs")
def test_scripts_follow_a_folder_and_what_they_were_copied_from_stays(tmp_path: Path) -> None:
    place = Place(tmp_path / "new")
    place.bin.mkdir(parents=True)
    first = tmp_path / "first"
    first.write_text("#!/old/kit/.venv/bin/python\nVIRTUAL_ENV=/old/kit/.venv\n", encoding="utf-8")
    first.chmod(0o755)
    script, program, link = place.bin / "script", place.bin / "program", place.bin / "link"
    os.link(first, script)
    program.write_bytes(b"\x7fELF\0/old/kit/.venv")
    link.symlink_to(first)
    assert can_follow(place, "/old/kit")
    follow(place, "/old/kit")
    assert script.read_text(encoding="utf-8") == f"#!{place.venv}/bin/python\nVIRTUAL_ENV={place.venv}\n"
    assert os.access(script, os.X_OK)
    assert "/old/kit" in first.read_text(encoding="utf-8")
    assert program.read_bytes() == b"\x7fELF\0/old/kit/.venv"
    assert not can_follow(Place(tmp_path / "with spaces"), "/old/kit")


def test_who_comes_second_waits_and_says_so(tmp_path: Path) -> None:
    lines = f"""
import sys
sys.path.insert(0, {str(Path(environment.__file__).parents[1])!r})
from pathlib import Path
from first_run.alone import alone
with alone(Path({str(tmp_path / "lock")!r})):
    print("in", flush=True)
"""
    with alone(tmp_path / "lock"):
        second = subprocess.Popen([sys.executable, "-c", lines], stdout=subprocess.PIPE, encoding="utf-8")
        assert second.stdout is not None
        assert second.stdout.readline() == "· another set-up is at work here; waiting for it\n"
    assert second.stdout.read() == "in\n"
    second.stdout.close()
    assert second.wait() == 0


def test_a_folder_nobody_may_write_is_one_line(tmp_path: Path) -> None:
    (tmp_path / ".venv.lock").mkdir()  # who runs the tests may be allowed everything
    with pytest.raises(SystemExit, match=r"^run\.py: \.venv cannot be made: .*\.venv\.lock'$"):
        environment.set_up(Place(tmp_path), [])
