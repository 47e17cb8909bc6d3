"""The `kit` command: the one door for people. Only this module reads the clock, the environment and the command line."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

from kitbuilder.model.problem import Code, KitError, Location, Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kitbuilder.bundle.manifest import Manifest

MARK = Path("kit") / "kit.yml"
# Material prints its makers' opinion of MkDocs 2 at every start: it reaches its end of life on 2027-05-05. We know, we
# have pinned both, and the exit is tested (scripts/README.md, decisions).
QUIET_THEME = {"NO_MKDOCS_2_WARNING": "1"}
CHECKS = (
    ("ruff", ("-m", "ruff", "check", "scripts", "tests")),
    ("mypy", ("-m", "mypy")),
    ("floors", ("-m", "importlinter.cli")),
    ("tests", ("-m", "pytest")),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Turn a command line into an exit status: 0 done, 1 something is wrong with the kit, 130 interrupted."""
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except KitError as error:
        print(error, file=sys.stderr)
        count = len(error.problems)
        print(f"{count} problem{'s' if count > 1 else ''}; nothing was changed", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("interrupted; what was published before is untouched", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kit", description="Turns kit/ into a website, a fillable PDF and a ZIP.")
    parser.add_argument("--project", type=Path, default=None, help="the folder that holds kit/ (found by itself)")
    commands = parser.add_subparsers(required=True, metavar="command")

    def command(name: str, run: Callable[[argparse.Namespace], int], says: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=says, description=says)
        added.set_defaults(run=run)
        return added

    command("check", _check, "read everything, say everything that is wrong")
    build = command("build", _build, "make the kit: PDF, ZIP and every template in every format")
    build.add_argument("--details", type=Path, help="a details file from the site; the kit is made with it filled in")
    build.add_argument("--out", type=Path, help="where to (build/kit, or build/my-kit with --details)")
    new = command("new", _new, "begin a template that already passes `kit check`")
    new.add_argument("kind", help="letter, script, form … (kinds in kit.yml)")
    new.add_argument("title", help="what a person calls it")
    new.add_argument("--step", default="contact", help="the step it belongs to (contact)")
    preview = command("preview", _preview, "make one template in every format and open it")
    preview.add_argument("slug")
    preview.add_argument("--no-open", action="store_true", help="only make it, in build/preview/")
    command("fields", _fields, "list every field and the templates that use it")
    site = command("site", _site, "build the kit and the site, and serve it")
    site.add_argument("--no-serve", action="store_true", help="only build, into site/")
    serve = command("serve", _site, "the same as site")
    serve.set_defaults(no_serve=False)
    test = command("test", _test, "run every check and test")
    test.add_argument("pytest", nargs=argparse.REMAINDER, help="what to hand on to pytest")
    return parser


def _project(chosen: argparse.Namespace) -> Path:
    """The folder that holds `kit/`: as told, or the nearest one from here upwards, or the one this code lives in."""
    if chosen.project is not None:
        return Path(chosen.project)
    here = Path.cwd()
    for folder in (here, *here.parents, *Path(__file__).resolve().parents):
        if (folder / MARK).is_file():
            return folder
    return here


def _check(chosen: argparse.Namespace) -> int:
    from kitbuilder.bundle.cache import Cache  # slow to import, and not every command needs it
    from kitbuilder.bundle.contents import render_all
    from kitbuilder.readers import load_catalogue

    project = _project(chosen)
    catalogue = load_catalogue(project / "kit", project / "docs")
    render_all(catalogue, Cache(project / "build" / "cache"), _progress())
    counts = " / ".join(str(len(step.templates)) for step in catalogue.steps)
    print(f"{len(catalogue.templates)} templates: {counts} by step")
    print(f"{len(catalogue.fields)} fields, {len(catalogue.sources)} sources, {len(catalogue.start_here)} to start with")
    print("no problems")
    return 0


def _build(chosen: argparse.Namespace) -> int:
    project, began = _project(chosen), time.monotonic()
    target = chosen.out or project / "build" / ("my-kit" if chosen.details else "kit")
    manifest = _make(project, chosen.details, target)
    if manifest is None:
        print(f"nothing has changed; {target} is up to date ({time.monotonic() - began:.1f} s)")
        return 0
    book = manifest.find("kit-pdf")
    print(f"{target}: {len(manifest.files)} files, {book.pages} pages in the kit PDF ({time.monotonic() - began:.1f} s)")
    return 0


def _make(project: Path, details_file: Path | None, target: Path) -> Manifest | None:
    """Build the kit unless it is already what it would be; None says that nothing was to do."""
    from kitbuilder.bundle.current import is_current

    kit = project / "kit"
    details = _details(kit, details_file)
    if is_current(kit, target, details):
        return None
    from kitbuilder.bundle.build import build_kit  # the renderers take a while to load, and are needed only now
    from kitbuilder.bundle.cache import Cache
    from kitbuilder.bundle.memory import CachedReading
    from kitbuilder.model.merge import merge_catalogue
    from kitbuilder.readers import load_catalogue

    cache = Cache(project / "build" / "cache")
    catalogue = merge_catalogue(load_catalogue(kit, memory=CachedReading(cache)), details)
    return build_kit(catalogue, target, cache=cache, progress=_progress())


def _details(kit: Path, file: Path | None) -> dict[str, str]:
    """What a details file says, or nothing where there is none."""
    if file is None:
        return {}
    from kitbuilder.readers import printable_characters, read_details, read_fields_file

    return read_details(file, read_fields_file(kit), printable_characters(kit))


def _new(chosen: argparse.Namespace) -> int:
    from kitbuilder.cli.scaffold import add_template
    from kitbuilder.readers import load_catalogue  # slow to import

    file = add_template(load_catalogue(_project(chosen) / "kit"), chosen.kind, chosen.title, chosen.step)
    print(f"{file}: write it, then kit check; kit preview {file.stem} shows it")
    return 0


def _preview(chosen: argparse.Namespace) -> int:
    """Write one template in every format into a folder of its own; open the folder's files unless told not to."""
    from kitbuilder.readers import load_catalogue  # slow to import
    from kitbuilder.renderers import formats_for

    project = _project(chosen)
    catalogue = load_catalogue(project / "kit")
    known = {template.slug: template for template in catalogue.templates}
    if chosen.slug not in known:
        raise KitError([Problem(Location("kit preview"), Code.UNKNOWN_TEMPLATE, f'there is no template "{chosen.slug}"',
                                did_you_mean(chosen.slug, known))])  # fmt: skip
    folder = project / "build" / "preview"
    folder.mkdir(parents=True, exist_ok=True)
    for made_as in formats_for(known[chosen.slug]).values():
        file = folder / f"{chosen.slug}{made_as.extension}"
        file.write_bytes(made_as.render(known[chosen.slug], catalogue))
        print(file)
        if not chosen.no_open:
            webbrowser.open(file.resolve().as_uri())
    return 0


def _fields(chosen: argparse.Namespace) -> int:
    from kitbuilder.readers import load_catalogue  # slow to import

    catalogue = load_catalogue(_project(chosen) / "kit")
    for field in catalogue.fields.values():
        users = [t.slug for t in catalogue.templates if field.name in {p.field.name for p in t.placeholders}]
        print(f"{field.name} ({field.group}): {field.label}\n    {', '.join(users) or 'not used in a template'}")
    return 0


def _site(chosen: argparse.Namespace) -> int:
    project = _project(chosen)
    if _make(project, None, project / "build" / "kit") is None:
        print("the kit is up to date")
    what = ("build", "--strict") if chosen.no_serve else ("serve", "--strict")
    return subprocess.call([sys.executable, "-m", "mkdocs", *what], cwd=project, env={**os.environ, **QUIET_THEME})


def _test(chosen: argparse.Namespace) -> int:
    """Run every check, stop at none of them, and say at the end how each went."""
    project = _project(chosen)
    went: dict[str, int] = {}
    for name, command in CHECKS:
        print(f"· {name}", flush=True)
        extra = chosen.pytest if name == "tests" else ()
        environment = {**os.environ, **QUIET_THEME}
        went[name] = subprocess.call([sys.executable, *command, *extra], cwd=project, env=environment)
    failed = [name for name, status in went.items() if status]
    print(f"{len(went) - len(failed)} of {len(went)} checks passed" + (f"; failed: {', '.join(failed)}" if failed else ""))
    return 1 if failed else 0


def _progress() -> Callable[[str], None]:
    """One line that is written over in a terminal; nothing where nobody is watching."""
    if not sys.stderr.isatty():
        return lambda _: None
    return lambda what: print(f"\r\033[K· {what}", end="", file=sys.stderr, flush=True)
