"""Build and serve the website with `kit site`; write and finish it for other generators with `kit pages` and `kit finish`."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from kitbuilder.cli.build_commands import make
from kitbuilder.cli.ports import find_port
from kitbuilder.cli.project import project_of, surroundings

if TYPE_CHECKING:
    import argparse
    from pathlib import Path


def site(chosen: argparse.Namespace) -> int:
    """Build the kit, then build or serve the site.

    A port is found first, so that people do not wait for a site that cannot be served.
    """
    if chosen.compress and not chosen.no_serve:
        print("kit site: --compress packs a site for its host: use it with --no-serve", file=sys.stderr)
        return 1
    what = ["build", *(["--compress"] if chosen.compress else [])]
    if not chosen.no_serve:
        port, message = find_port(chosen.port)
        if message:
            print(message, file=sys.stderr if port is None else sys.stdout, flush=True)
        if port is None:
            return 1
        what = ["serve", str(port)]
    project = project_of(chosen)
    if make(project, None, project / "build" / "kit") is None:
        print("the kit is up to date", flush=True)
    return _generate(project, what)


def _generate(project: Path, what: list[str]) -> int:
    """Run the site generator in another process, which ends with this one: it listens to a pipe that closes then."""
    command = [sys.executable, "-m", "kitbuilder.website.mkdocs", *what]
    with subprocess.Popen(command, cwd=project, env=surroundings(), stdin=subprocess.PIPE) as generator:
        try:
            return generator.wait()
        except KeyboardInterrupt:
            if generator.stdin is not None:
                generator.stdin.close()
            generator.wait()  # it cleans up
            raise


def pages(chosen: argparse.Namespace) -> int:
    """Write the site's pages as plain Markdown, and print how many."""
    from kitbuilder.website.mkdocs.export import write_pages  # slow to import

    count = write_pages(project_of(chosen), chosen.folder, os.environ)
    print(f"{chosen.folder}: {count} pages; build them with any generator that reads mkdocs.yml, then kit finish its site")
    return 0


def finish_built(chosen: argparse.Namespace) -> int:
    """Finish a built site in place."""
    from kitbuilder.website.mkdocs.export import finish_site  # slow to import

    count = finish_site(project_of(chosen), chosen.folder, os.environ)
    print(f"{chosen.folder}: {count} pages finished")
    return 0
