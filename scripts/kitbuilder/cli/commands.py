"""Words on the command line become the command they mean, with what it was told. The list of commands is here."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kitbuilder.cli import development, making, reading, sites

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def chosen_by(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Turn words into the command they choose: `chosen.run(chosen)` runs it. Words it hands on are in `chosen.rest`."""
    parser = _parser()
    chosen, rest = parser.parse_known_args(arguments)
    if rest and not chosen.hands_on:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    chosen.rest = rest
    return chosen


def _parser() -> argparse.ArgumentParser:
    about = "Turns kit/ into a website, a fillable PDF and a ZIP."
    whole = argparse.ArgumentParser(prog="kit", description=about, allow_abbrev=False)
    whole.set_defaults(hands_on=False)
    whole.add_argument("--project", type=Path, default=None, help="the folder that holds kit/ (found by itself)")
    commands = whole.add_subparsers(required=True, metavar="command")

    def command(
        name: str, run: Callable[[argparse.Namespace], int], says: str, *, add_help: bool = True
    ) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=says, description=says, allow_abbrev=False, add_help=add_help)
        added.set_defaults(run=run)
        return added

    command("check", reading.check, "read everything, say everything that is wrong")
    command("fields", reading.fields, "list every field and the templates that use it")
    build = command("build", making.build, "make the kit: PDF, ZIP and every template in every format")
    build.add_argument("--details", type=Path, help="a details file from the site; the kit is made with it filled in")
    build.add_argument("--out", type=Path, help="where to (build/kit, or build/my-kit with --details)")
    new = command("new", making.new, "begin a template that already passes `kit check`")
    new.add_argument("kind", help="letter, script, form … (kinds in kit.yml)")
    new.add_argument("title", help="what a person calls it")
    new.add_argument("--step", default="contact", help="the step it belongs to (contact)")
    preview = command("preview", making.preview, "make one template in every format and open it")
    preview.add_argument("slug")
    preview.add_argument("--no-open", action="store_true", help="only make it, in build/preview/")
    site = command("site", sites.site, "build the kit and the site, and serve it")
    site.add_argument("--no-serve", action="store_true", help="only build, into site/")
    serve = command("serve", sites.site, "the same as site")
    serve.set_defaults(no_serve=False)
    for served in (site, serve):
        served.add_argument("--port", help="where to serve it (8000, or the next free one)")
    pages = command("pages", sites.pages, "write the site's pages for a generator that knows nothing of the kit")
    pages.add_argument("folder", type=Path, help="a new or empty folder, or one this command wrote before")
    finish = command("finish", sites.finish_built, "finish a site built from those pages: accessibility, privacy, weight")
    finish.add_argument("folder", type=Path, help="the built site, changed in place")
    for name, says in (("test", "run every check and test, or some parts"), ("bench", "measure everything beside its peers")):
        handed_on = command(name, development.hand_over, says, add_help=False)  # the program it starts has its own help
        handed_on.set_defaults(hands_on=True, name=name)
    return whole
