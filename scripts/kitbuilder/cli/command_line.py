"""List the commands and their options, and read them from the command line."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from kitbuilder.cli import (
    build_commands,
    check_commands,
    development_commands,
    member_commands,
    packet_command,
    site_commands,
    translation_commands,
)
from kitbuilder.model.page_size import PAGE_SIZES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Command = Callable[[argparse.Namespace], int]


def read_command_line(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Parse the command line; `chosen.run(chosen)` runs the command. Words that it hands on are in `chosen.rest`."""
    parser = _parser()
    chosen, rest = parser.parse_known_args(arguments)
    if rest and not chosen.hands_on:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    chosen.rest = rest
    return chosen


def _parser() -> argparse.ArgumentParser:
    about = "Make a website, a fillable PDF and a ZIP from kit/."
    anywhere = argparse.ArgumentParser(add_help=False)  # before the command or after it
    anywhere.add_argument("--project", type=Path, default=argparse.SUPPRESS, help="the folder that holds kit/ (found by itself)")
    whole = argparse.ArgumentParser(prog="kit", description=about, allow_abbrev=False, parents=[anywhere])
    whole.set_defaults(hands_on=False)
    commands = whole.add_subparsers(required=True, metavar="command")

    def add(name: str, run: Command, does: str, *, add_help: bool = True) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=does, description=does, allow_abbrev=False, parents=[anywhere], add_help=add_help)
        added.set_defaults(run=run)
        return added

    _add_kit(add)
    _add_site(add)
    for name, does in (("test", "run every check and test, or some parts"), ("bench", "measure everything beside its peers")):
        handed_on = add(name, development_commands.hand_over, does, add_help=False)  # the program it starts has its own help
        handed_on.set_defaults(hands_on=True, name=name)
    return whole


def _add_kit(add: Callable[[str, Command, str], argparse.ArgumentParser]) -> None:
    add("check", check_commands.check, "read everything and report everything that is wrong")
    add("fields", check_commands.fields, "list every field and the templates that use it")
    build = add("build", build_commands.build, "make the kit: PDF, ZIP and every template in every format")
    build.add_argument("--details", type=Path, help="a details file from the site; the kit is made with it filled in")
    build.add_argument("--out", type=Path, help="where to (build/kit; build/my-kit with --details; build/kit-a4 with --paper a4)")
    build.add_argument("--paper", choices=tuple(PAGE_SIZES), default="", help="the paper it is for, if not that of kit.yml")
    packet = add("packet", packet_command.packet, "make a few templates one PDF, filled in, in the order given")
    packet.add_argument("pages", nargs="+", help="a packet of kit.yml, such as physician, or templates by their slugs")
    packet.add_argument("--details", type=Path, help="a details file from the site")
    packet.add_argument("--out", type=Path, help="the file to write (here, under the packet's title)")
    packet.add_argument("--paper", choices=tuple(PAGE_SIZES), default="", help="the paper it is for, if not that of kit.yml")
    member_commands.add_options(add("members", member_commands.members, "fill the kit for each member of a list, one ZIP each"))
    new = add("new", build_commands.new, "begin a template that already passes `kit check`")
    new.add_argument("kind", help="letter, script, form … (kinds in kit.yml)")
    new.add_argument("title", help="what a person calls it")
    new.add_argument("--step", default="contact", help="the step it belongs to (contact)")
    compared = add("compared", translation_commands.compared, "say that a translation was read beside its original again")
    compared.add_argument("slug", help="the translation's")
    preview = add("preview", build_commands.preview, "make one template in every format and open it")
    preview.add_argument("slug")
    preview.add_argument("--no-open", action="store_true", help="only make it, in build/preview/")


def _add_site(add: Callable[[str, Command, str], argparse.ArgumentParser]) -> None:
    site = add("site", site_commands.site, "build the kit and the site, and serve it")
    site.add_argument("--no-serve", action="store_true", help="only build, into site/")
    site.add_argument(
        "--compress", action="store_true", help="with --no-serve: put .br and .gz files beside, for hosts that take them"
    )
    serve = add("serve", site_commands.site, "the same as site")
    serve.set_defaults(no_serve=False, compress=False)
    for served in (site, serve):
        served.add_argument("--port", help="where to serve it (8000, or the next free one)")
    pages = add("pages", site_commands.pages, "write the site's pages for any other site generator")
    pages.add_argument("folder", type=Path, help="a new or empty folder, or one this command wrote before")
    finish = add("finish", site_commands.finish_built, "finish a site built from those pages: accessibility, privacy, weight")
    finish.add_argument("folder", type=Path, help="the built site, changed in place")
