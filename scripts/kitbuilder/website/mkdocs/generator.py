"""Run MkDocs for `kit site`: build beside the old site and exchange the two, or serve."""

from __future__ import annotations

import errno
import shutil
import sys
from pathlib import Path

from click import Abort, ClickException
from mkdocs.__main__ import cli
from mkdocs.utils.yaml import yaml_load

from kitbuilder.bundle.publish import replacing
from kitbuilder.model.problem import KitError

SETTINGS, USUAL = Path("mkdocs.yml"), "site"
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def run(words: list[str]) -> int:
    """Run "build", with "--compress" or without, or "serve" with a port, in the current folder; return the exit status."""
    is_build = words[0] == "build"
    try:
        build(packed="--compress" in words) if is_build else generate("serve", "--dev-addr", f"127.0.0.1:{words[1]}")
    except ClickException as error:
        error.show()
        return error.exit_code
    except KitError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        done = "built" if is_build else "served"
        print(f"kit site: the site cannot be {done}: {refusal(error)}", file=sys.stderr)
        return 1
    except Abort:
        raise KeyboardInterrupt from None
    return 0


def build(*, packed: bool = False) -> None:
    """Build the site beside the old one, and exchange the two. A build that fails leaves the old one whole.

    `packed`: put packed copies beside the files, for hosts that take them.
    """
    with SETTINGS.open("rb") as file:
        settings = yaml_load(file)
    named = settings.get("site_dir") if isinstance(settings, dict) else None  # MkDocs itself reports other settings
    target = Path(str(named or USUAL))
    with replacing(target, "the site", _say_waiting) as new:
        generate("build", "--site-dir", str(new))
        _keep_hidden(target, new)
        pages = sum(1 for _ in new.rglob("*.html"))
        if packed:
            from kitbuilder.website.finishing.compress import compress  # noqa: PLC0415  # brotli is needed for this alone

            compress(new)
    print(f"{target.absolute()}: {pages} pages")


def generate(*words: str) -> None:
    """Run a command of MkDocs, strictly."""
    cli.main([*words, "--strict"], prog_name="mkdocs", standalone_mode=False)


def refusal(error: OSError) -> str:
    """Write in one line what the system refused, with the way out if there is one."""
    reason = str(error.strerror or error)
    if error.errno in NO_ROOM:  # the file it names is only the one that was being copied
        return f"{reason} (TMPDIR names the folder it is built in; choose one with more room)"
    if error.errno == errno.EADDRINUSE:
        return f"{reason} (--port chooses another)"
    return f"{error.filename}: {reason}" if error.filename else reason


def _say_waiting() -> None:
    print("another build of the site is at work; this one begins when it is done", flush=True)


def _keep_hidden(old: Path, new: Path) -> None:
    """Keep files whose names begin with a dot, such as `.git`, as MkDocs does when it builds in place."""
    for entry in old.glob(".*"):
        if (new / entry.name).exists():
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, new / entry.name, symlinks=True)
        else:
            shutil.copy2(entry, new / entry.name, follow_symlinks=False)
