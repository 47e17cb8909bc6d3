"""Write `THIRD_PARTY.md`: what comes from others, with version and license, for people."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from third_party.licenses import own_words
from third_party.locks import BUILDS, NPM, TESTS, npm_packages, python_packages
from third_party.taken_over import PARTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from third_party.locks import Pinned

NAME = "THIRD_PARTY.md"
ROW = re.compile(r"^\| (\S+) \| (\S+) \| (.+) \|$", re.MULTILINE)
HEAD = """# What comes from others

Written by `python -m third_party` from the locks and from what each package says of itself; a test keeps it current. For programs
there is `sbom.cdx.json`, in CycloneDX: what people receive and what that is made with, with checksums. The site publishes it.

## In this repository

The fonts are embedded in every PDF. The site serves one font, three of its scripts contain fflate, MiniSearch and idb, its pages
and its style sheet are made from Material's, and the icons in them are Material Design's.
Each license lies beside its files.

| What | Files | License | In full |
|---|---|---|---|
"""
TABLE = "\n## {}\n\n| Package | Version | License |\n|---|---|---|\n"
RUNS = TABLE.format(f"Installed to build the kit and the site (`{BUILDS}`)")
TESTED = TABLE.format(f"Installed besides to test them (`{TESTS}`)")
SCRIPTS = TABLE.format(f"Installed with npm to build and check the site's scripts (`{NPM}`, but for what only some systems need)")
OFFICE = TABLE.format("Installed with npm to validate Word and spreadsheet files")


def page(root: Path) -> str:
    """Write the whole page. Raises LookupError when something has no license, or lies here without its text."""
    builds, tests = python_packages(root / BUILDS), python_packages(root / TESTS)
    besides = [package for name, package in tests.items() if name not in builds]
    scripts, office = npm_packages(root / NPM), npm_packages(root / "tests" / "validators" / NPM, optional=True)
    before = licenses_before(root)
    python = RUNS + _rows(builds.values(), before) + TESTED + _rows(besides, before)
    return HEAD + _taken_over(root) + python + SCRIPTS + _npm_rows(scripts.values()) + OFFICE + _npm_rows(office.values())


def licenses_before(root: Path) -> dict[tuple[str, str], str]:
    """Read the licenses that the page names already, by package and version."""
    file = root / NAME
    rows = ROW.findall(file.read_text(encoding="utf-8")) if file.is_file() else []
    return {(name, version): words for name, version, words in rows}


def words_of(package: Pinned, before: dict[tuple[str, str], str]) -> str:
    """Return a package's license in its own words; of what only another system installs, those that the page had."""
    try:
        return own_words(package.name)
    except metadata.PackageNotFoundError:
        if (package.name, package.version) in before:
            return before[package.name, package.version]
        named = f"{package.name} {package.version}"
        raise LookupError(f"{named} is locked but not installed: python3 scripts/run.py setup") from None


def _rows(packages: Iterable[Pinned], before: dict[tuple[str, str], str]) -> str:
    return "".join(f"| {package.name} | {package.version} | {words_of(package, before)} |\n" for package in packages)


def _npm_rows(packages: Iterable[Pinned]) -> str:
    return "".join(f"| {package.name} | {package.version} | {package.license} |\n" for package in packages)


def _taken_over(root: Path) -> str:
    """Write a row for each part that lies here."""
    rows = []
    for part in PARTS:
        part.files(root)
        rows.append(f"| {part.name} | `{part.pattern}` | {part.license} | [{Path(part.text).name}]({part.text}) |\n")
    return "".join(rows)
