"""The site is published whole: whatever stops its build, the old one stays as it was, and the next build has it all."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from sample_kits import copy_sample
from strict_build import lay_site

KILLS, INTERRUPTS = 8, 4
FULL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
from kitbuilder.cli import main
sys.exit(main(["--project", ".", "site", *sys.argv[1:]]))
"""
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals and limits")

pytestmark = pytest.mark.site


def start(project: Path, *words: str) -> subprocess.Popen[str]:
    """Begin `kit site` as a terminal does: Ctrl-C reaches all it starts."""
    command = [sys.executable, "-m", "kitbuilder.cli", "--project", str(project), "site", *words]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    heard = {} if sys.platform == "win32" else {"preexec_fn": hear_ctrl_c}
    environment = {**os.environ, "TMPDIR": str(project)}
    return subprocess.Popen(command, text=True, start_new_session=True, env=environment, **pipes, **heard)


def hear_ctrl_c() -> None:
    """Undo what a shell does to a program it runs in the background, whose children would ignore Ctrl-C too."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def build(project: Path) -> tuple[int, str]:
    running = start(project, "--no-serve")
    said, _ = running.communicate(timeout=120)
    return running.returncode, said


def with_a_small_disk(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    # Unwatched: a database of what ran would itself be more than this disk holds.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    environment["TMPDIR"] = str(project)
    command = [sys.executable, "-c", FULL, *words]
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)


def held(site: Path) -> dict[str, bytes]:
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


def whole(site: Path) -> bool:
    """Every page has its policy, the worker its version, and all that it keeps is there."""
    worker = (site / "sw.js").read_text(encoding="utf-8")
    [addresses], [files] = (re.findall(rf"const {name} = (.+?);", worker) for name in ("PAGES", "FILES"))
    pages = [page.read_text(encoding="utf-8") for page in site.rglob("*.html")]
    listed = [*json.loads(addresses), *json.loads(files)]
    named = [site / name / "index.html" if name.endswith("/") or not name else site / name for name in listed]
    return (
        '"unbuilt"' not in worker and all("Content-Security-Policy" in page for page in pages) and all(map(os.path.isfile, named))
    )


def left_in(project: Path) -> list[str]:
    """Name what a build leaves beside the site. The empty folder shown to Typst as its root holds nothing of anybody's."""
    left = [path for path in project.iterdir() if path.name.startswith((".site", "mkdocs_", "tmp"))]
    return sorted(path.name for path in left if not path.name.startswith("tmp") or path.is_file() or any(path.iterdir()))


def change(project: Path, word: str) -> None:
    (project / "docs" / "index.md").write_text(f"# Home\n\nThe word is {word}.\n", encoding="utf-8")


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose site is built."""
    project = tmp_path_factory.mktemp("once") / "project"
    project.mkdir()
    copy_sample(project)
    lay_site(project)
    change(project, "old")
    status, said = build(project)
    pages = 2 + len(list((project / "kit" / "templates").glob("**/*.md")))  # home, the lost page, and one for each template
    assert (status, said.splitlines()[-1]) == (0, f"{project / 'site'}: {pages} pages")
    assert whole(project / "site")
    return project


@pytest.fixture
def built(once: Path, tmp_path: Path) -> Path:
    """A built project of a test's own."""
    return shutil.copytree(once, tmp_path / "project", symlinks=True)


@POSIX
def test_what_fails_leaves_the_old_site_and_is_told_in_a_line(built: Path) -> None:
    before = held(built / "site")
    (built / "docs" / "index.md").write_text("# Home\n\n[Nowhere](nowhere.md)\n", encoding="utf-8")
    status, said = build(built)
    assert (status, "Aborted with 1 warnings in strict mode!" in said) == (1, True)
    (built / "docs" / "index.md").write_text('# Home\n\n<p style="color: red">Red</p>\n', encoding="utf-8")
    status, said = build(built)
    assert (status, "docs/index.md:3: active-content: " in said) == (1, True), said
    change(built, "new")
    full = with_a_small_disk(built, "--no-serve")
    assert full.returncode == 1
    line = (
        f"{built / 'site'}:1: cannot-write: the site cannot be written (File too large); what was published before is untouched"
    )
    assert full.stderr.splitlines()[-1] == line
    assert "Traceback" not in full.stderr + said
    assert held(built / "site") == before
    assert left_in(built) == [".site.lock"]


def test_a_folder_nobody_may_write_is_a_line(built: Path) -> None:
    (built / ".site.lock").unlink()
    (built / ".site.lock").mkdir()
    status, said = build(built)
    assert status == 1
    assert "cannot-write: the site cannot be written (" in said
    assert "Traceback" not in said


def test_a_site_of_any_name_is_exchanged_and_keeps_what_somebody_hid_in_it(built: Path) -> None:
    site = built / "public" / "here"
    (site / ".git").mkdir(parents=True)
    (site / ".git" / "HEAD").write_text("ref: refs/heads/pages\n", encoding="utf-8")
    (site / ".nojekyll").touch()
    (site / "of an older site.txt").touch()
    with (built / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("site_dir: public/here\n")
    before = held(built / "site")
    assert build(built)[0] == 0
    assert whole(site)
    assert (site / ".git" / "HEAD").read_text(encoding="utf-8") == "ref: refs/heads/pages\n"
    assert (site / ".nojekyll").exists()
    assert not (site / "of an older site.txt").exists()
    assert held(built / "site") == before


@POSIX
@pytest.mark.slow
def test_two_at_once_both_end_well_and_the_second_says_that_it_waits(built: Path) -> None:
    both = [start(built, "--no-serve"), start(built, "--no-serve")]
    said = [running.communicate(timeout=120)[0] for running in both]
    assert [running.returncode for running in both] == [0, 0], said
    assert sum("another build of the site is at work" in one for one in said) == 1
    assert whole(built / "site")
    assert left_in(built) == [".site.lock"]


def is_over(running: subprocess.Popen[str]) -> bool:
    """Whether every process it started has ended; they are of one group."""
    for _ in range(200):
        try:
            os.killpg(running.pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


@POSIX
@pytest.mark.slow
@pytest.mark.parametrize(("by", "times"), [(signal.SIGKILL, KILLS), (signal.SIGINT, INTERRUPTS)], ids=["killed", "interrupted"])
def test_ended_at_any_moment_the_site_is_whole_and_nothing_runs_on(
    built: Path, by: signal.Signals, times: int, capsys: pytest.CaptureFixture[str]
) -> None:
    began = time.monotonic()
    assert build(built)[0] == 0
    takes = time.monotonic() - began
    moments = random.Random(72)  # noqa: S311  # the same moments in every run
    kept, said = 0, ""
    for number in range(times):
        change(built, f"number {number}")
        running = start(built, "--no-serve")
        time.sleep(moments.uniform(0.3, 1.05) * takes)
        if by == signal.SIGINT:
            os.killpg(running.pid, by)
        else:
            running.send_signal(by)
        said += running.communicate(timeout=60)[0]
        kept += is_over(running) and whole(built / "site")
    with capsys.disabled():
        print(f" {times} × {by.name}: {kept} whole", end="")
    assert kept == times
    assert "Traceback" not in said
    assert set(left_in(built)) <= {".site.lock", ".site.new"}
    change(built, "last")
    assert build(built)[0] == 0
    assert "The word is last" in (built / "site" / "index.html").read_text(encoding="utf-8")
    assert whole(built / "site")
    assert left_in(built) == [".site.lock"]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as asked:
        return int(asked.getsockname()[1])


def served(port: int, word: str) -> bool:
    """Whether the front page that is served holds a word, within a while."""
    for _ in range(300):
        try:
            with urlopen(f"http://127.0.0.1:{port}/", timeout=10) as page:
                if word in page.read().decode():
                    return True
        except OSError:
            pass
        time.sleep(0.1)
    return False


@POSIX
@pytest.mark.parametrize("by", [signal.SIGINT, pytest.param(signal.SIGKILL, marks=pytest.mark.slow)])
def test_what_is_served_follows_a_change_and_leaves_nothing_behind(built: Path, by: signal.Signals) -> None:
    before, port = held(built / "site"), free_port()
    running = start(built, "--port", str(port))
    try:
        assert served(port, "The word is old")
        change(built, "new")
        assert served(port, "The word is new")
    finally:
        os.killpg(running.pid, by) if by == signal.SIGINT else running.send_signal(by)
        said, _ = running.communicate(timeout=60)
    assert is_over(running)
    assert "Traceback" not in said
    assert left_in(built) == [".site.lock"]
    assert held(built / "site") == before


@POSIX
@pytest.mark.slow
def test_a_site_that_cannot_be_served_is_a_line(built: Path) -> None:
    full = with_a_small_disk(built, "--port", str(free_port()))
    assert full.returncode == 1
    assert full.stderr.splitlines()[-1].startswith("kit site: the site cannot be served: File too large (TMPDIR names the folder")
    assert "Traceback" not in full.stderr
    assert left_in(built) == [".site.lock"]


@POSIX
@pytest.mark.slow
def test_a_port_taken_while_the_site_is_built_is_a_line(built: Path) -> None:
    command = [sys.executable, "-m", "kitbuilder.website.mkdocs", "serve"]
    with socket.create_server(("127.0.0.1", 0)) as holder:
        command.append(str(holder.getsockname()[1]))
        with subprocess.Popen(command, cwd=built, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as serving:
            assert serving.stderr is not None
            said = serving.stderr.read()
    assert serving.returncode == 1
    assert said.splitlines()[-1] == "kit site: the site cannot be served: Address already in use (--port chooses another)"
    assert "Traceback" not in said


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux limits another process")
@pytest.mark.slow
def test_a_change_there_is_no_room_for_is_a_line_and_the_next_one_is_served(built: Path) -> None:
    port = free_port()
    running = start(built, "--port", str(port))
    assert running.stdout is not None
    try:
        assert served(port, "The word is old")
        limits = "import resource, sys; resource.prlimit(int(sys.argv[1]), resource.RLIMIT_FSIZE, (int(sys.argv[2]), -1))"
        [serving] = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text(encoding="utf-8").split()
        subprocess.run([sys.executable, "-c", limits, serving, "5000"], check=True)
        change(built, "too much")
        assert any("the change cannot be served: File too large" in line for line in running.stdout)
        subprocess.run([sys.executable, "-c", limits, serving, "-1"], check=True)
        change(built, "new")
        assert served(port, "The word is new")
    finally:
        os.killpg(running.pid, signal.SIGINT)
        said, _ = running.communicate(timeout=60)
    assert "Traceback" not in said
