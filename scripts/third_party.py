"""List in `THIRD_PARTY.md` what comes from others: name, version, license. `--check` only compares."""

from __future__ import annotations

import json
import re
import sys
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "THIRD_PARTY.md"
LOCKED = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^\s;\\]+)", re.MULTILINE)
ROW = re.compile(r"^\| (\S+) \| (\S+) \| (.+) \|$", re.MULTILINE)
# What lies here: its files, its licence beside them.
TAKEN_OVER = {
    "Source Sans 3": ("kit/style/fonts/SourceSans3_*.ttf", "kit/style/fonts/SourceSans3-OFL.txt", "OFL-1.1"),
    "Source Serif 4": ("kit/style/fonts/SourceSerif4_*.ttf", "kit/style/fonts/SourceSerif4-OFL.txt", "OFL-1.1"),
    "Source Serif 4, on the site": ("theme/assets/fonts/*.woff2", "theme/assets/fonts/source-serif-4-OFL.txt", "OFL-1.1"),
    "Material for MkDocs": ("theme/partials/*.html", "theme/assets/stylesheets/material-LICENSE.txt", "MIT"),
    "Material Design Icons": (
        "theme/partials/header.html",
        "theme/assets/images/material-design-icons-LICENSE.txt",
        "Apache-2.0",
    ),
    "fflate": ("theme/assets/javascripts/fill.js", "theme/assets/javascripts/fflate-LICENSE.txt", "MIT"),
    "MiniSearch": ("theme/assets/javascripts/library_search.js", "theme/assets/javascripts/minisearch-LICENSE.txt", "MIT"),
}
LONGEST = 60  # characters; some packages put their whole licence where its name belongs
HEAD = """# What comes from others

Written by `python scripts/third_party.py` from the locks and from what each package says of itself; a test keeps it current.

## In this repository

The fonts are embedded in every PDF. The site serves one font, two of its scripts contain fflate and MiniSearch, its pages and its
style sheet are made from Material's, and the icons in them are Material Design's.
Each licence lies beside its files.

| What | Files | Licence | In full |
|---|---|---|---|
"""
RUNS = "\n## Installed to build the kit and the site (`requirements.txt`)\n\n| Package | Version | Licence |\n|---|---|---|\n"
TESTS = "\n## Installed besides to test them (`requirements-test.txt`)\n\n| Package | Version | Licence |\n|---|---|---|\n"
SCRIPTS = (
    "\n## Installed with npm to build and check the site's scripts (`package-lock.json`, but for what only some systems need)\n\n"
    "| Package | Version | Licence |\n|---|---|---|\n"
)
NODE = "\n## Installed with npm to validate Word and spreadsheet files\n\n| Package | Version | Licence |\n|---|---|---|\n"


def main() -> int:
    """Write the page, or with `--check` say whether it is current."""
    try:
        made = page()
    except (LookupError, OSError, ValueError) as error:
        print(f"third_party: {error.args[0] if isinstance(error, LookupError) else error}", file=sys.stderr)
        return 1
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(made, encoding="utf-8", newline="\n")
        return 0
    if not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != made:
        print("THIRD_PARTY.md is not current: python scripts/third_party.py", file=sys.stderr)
        return 1
    return 0


def page() -> str:
    """The whole page. Raises LookupError when something has no licence, or lies here without its text."""
    builds, tests = locked("requirements.txt"), locked("requirements-test.txt")
    before = {(name, version): terms for name, version, terms in ROW.findall(_old_page())}

    def rows(packages: dict[str, str]) -> str:
        return "".join(f"| {name} | {version} | {licence(name, version, before)} |\n" for name, version in packages.items())

    besides = {name: version for name, version in tests.items() if name not in builds}
    python = RUNS + rows(builds) + TESTS + rows(besides)
    return HEAD + _taken_over() + python + SCRIPTS + _node(ROOT) + NODE + _node(ROOT / "tests" / "validators")


def locked(name: str) -> dict[str, str]:
    """Turn a lock into versions by package."""
    return dict(LOCKED.findall((ROOT / name).read_text(encoding="utf-8")))


def licence(name: str, version: str, before: dict[tuple[str, str], str]) -> str:
    """A package's licence, by its own word; what another system installs and this one does not keeps the word it had."""
    try:
        about = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        if (name, version) in before:
            return before[name, version]
        raise LookupError(f"{name} {version} is locked but not installed: python3 scripts/run.py setup") from None
    written = about.get("License-Expression") or about.get("License") or ""
    if written and written != "UNKNOWN" and len(written) <= LONGEST and "\n" not in written:
        return written
    classes = [line.rpartition(":: ")[2] for line in about.get_all("Classifier") or [] if line.startswith("License ::")]
    return " or ".join(classes) or _first_line(name)


def _first_line(name: str) -> str:
    """What a licence's own text begins with."""
    for file in metadata.files(name) or []:
        if file.name.upper().startswith(("LICENSE", "LICENCE", "COPYING")):
            return next(line.strip() for line in file.read_text(encoding="utf-8").splitlines() if line.strip())
    raise LookupError(f"{name} names no licence")


def _taken_over() -> str:
    lines = []
    for name, (pattern, text, terms) in TAKEN_OVER.items():
        if not list(ROOT.glob(pattern)) or not (ROOT / text).is_file():
            raise LookupError(f"{name}: {pattern} and {text} belong together, and one is missing")
        lines.append(f"| {name} | `{pattern}` | {terms} | [{Path(text).name}]({text}) |\n")
    return "".join(lines)


def _node(folder: Path) -> str:
    lock = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))
    wanted = {path: about for path, about in lock["packages"].items() if path and not (folder == ROOT and about.get("optional"))}
    found = {path.rpartition("node_modules/")[2]: about for path, about in wanted.items()}
    rows = ((name, about["version"], about.get("license", "see its package")) for name, about in found.items())
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _old_page() -> str:
    return PAGE.read_text(encoding="utf-8") if PAGE.is_file() else ""


if __name__ == "__main__":
    sys.exit(main())
