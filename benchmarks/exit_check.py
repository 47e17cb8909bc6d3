"""Whether the site can leave its generator: the same pages under ProperDocs as under MkDocs.

Run by hand: `python benchmarks/exit_check.py`. ProperDocs stands in an environment of its own; the theme,
the plug-ins and the kit are those that are installed here.
"""

from __future__ import annotations

import os
import sys
import sysconfig
from typing import TYPE_CHECKING

from measuring import CommandError, run

from run import FOLDER, copy_project

if TYPE_CHECKING:
    from pathlib import Path

SUCCESSOR = "properdocs==1.6.7"
QUIET = {"NO_MKDOCS_2_WARNING": "1"}


def main() -> int:
    """Build the site twice, name what one has and the other lacks, and return 0 when they have the same pages."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    project, python = copy_project(FOLDER / "exit-project"), FOLDER / "exit" / "bin" / "python"
    libraries = os.pathsep.join([str(project / "scripts"), sysconfig.get_path("purelib")])
    try:
        if not python.exists():
            run([sys.executable, "-m", "venv", python.parent.parent], FOLDER)
        run([python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", SUCCESSOR], FOLDER)
        run([sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "before"], project, QUIET)
        after = [python, "-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml", "--site-dir", "after"]
        run(after, project, {**QUIET, "PYTHONPATH": libraries})
    except CommandError as error:
        print(error, file=sys.stderr)
        return 1
    before, after_pages = pages(project / "before"), pages(project / "after")
    print(f"MkDocs: {len(before)} pages. {SUCCESSOR}: {len(after_pages)} pages.")
    for name in sorted(before ^ after_pages):
        print(f"only one of them has {name}")
    return int(before != after_pages)


def pages(site: Path) -> set[str]:
    """Turn a built site into its pages."""
    return {file.relative_to(site).as_posix() for file in site.rglob("*.html")}


if __name__ == "__main__":
    sys.exit(main())
