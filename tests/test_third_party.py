"""What comes from others is listed with its license, for people and for programs, and its license lies beside it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from third_party.__main__ import main
from third_party.licenses import spdx_license
from third_party.locks import npm_packages, python_packages
from third_party.taken_over import PARTS

ROOT = Path(__file__).resolve().parent.parent
SUFFIXES = (".ttf", ".otf", ".woff", ".woff2")
BARE = re.compile(r'^import .* from "([^".][^"]*)";$', re.MULTILINE)
ONLY_BY_SPDX = ([{"license", "id"}], [{"expression"}])


def test_both_lists_are_current() -> None:
    ran = subprocess.run([sys.executable, "-m", "third_party", "--check"], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


@pytest.fixture(scope="module")
def bill() -> dict[str, Any]:
    """The list for programs, as every program may read it."""
    # Its grammars take seconds to compile, which every process that collects tests would spend.
    from cyclonedx.schema import SchemaVersion  # noqa: PLC0415
    from cyclonedx.validation.json import JsonStrictValidator  # noqa: PLC0415

    text = (ROOT / "sbom.cdx.json").read_text(encoding="utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    return json.loads(text)


def test_the_bill_names_each_package_that_makes_something_with_its_checksums(bill: dict[str, Any]) -> None:
    checksums = {
        one["purl"]: {checksum["content"] for comes_as in one["externalReferences"] for checksum in comes_as["hashes"]}
        for one in bill["components"]
        if "purl" in one
    }
    for name, package in python_packages(ROOT / "requirements.txt").items():
        assert checksums.pop(f"pkg:pypi/{name}@{package.version}") == set(package.checksums)
    bundled = npm_packages(ROOT / "package-lock.json")
    modules = [file for file in (ROOT / "theme" / "web").glob("*/**/*.js") if not file.name.endswith(".test.js")]
    names = {name.partition("/")[0] for file in modules for name in BARE.findall(file.read_text(encoding="utf-8"))}
    assert checksums == {f"pkg:npm/{name}@{bundled[name].version}": set(bundled[name].checksums) for name in names}


def test_the_bill_tells_what_people_receive_from_what_makes_it(bill: dict[str, Any]) -> None:
    received = {one["name"]: one for one in bill["components"] if one["scope"] == "required"}
    assert set(received) == {part.package.partition(":")[2] or part.name for part in PARTS}
    [kit] = [one["dependsOn"] for one in bill["dependencies"] if one["ref"] == "kit"]
    assert sorted(kit) == sorted(one["bom-ref"] for one in received.values())
    fonts = {font["name"]: font["hashes"] for one in received.values() for font in one.get("components", [])}
    assert set(fonts) == {file.relative_to(ROOT).as_posix() for file in fonts_here()}


def test_the_bill_names_every_license_as_spdx_does(bill: dict[str, Any]) -> None:
    for one in bill["components"]:
        assert [set(license_) | set(license_.get("license", ())) for license_ in one["licenses"]] in ONLY_BY_SPDX, one["name"]


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("*.dist-info/licenses/LICENSE", "stylesheets/material-LICENSE.txt"),
        ("material/templates/.icons/material/LICENSE", "images/material-design-icons-LICENSE.txt"),
    ],
)
def test_a_notice_of_the_theme_is_the_one_it_comes_with(theirs: str, ours: str) -> None:
    """Its style sheet and its icons are published as parts of ours, so its notices are published as well."""
    notice = next(file for file in metadata.files("mkdocs-material") or [] if file.match(theirs))
    assert (ROOT / "theme" / "assets" / ours).read_text(encoding="utf-8") == notice.read_text(encoding="utf-8")


def test_what_is_pinned_is_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {"requirements.txt": project["dependencies"], "requirements-test.txt": project["optional-dependencies"]["test"]}
    for name, words in asked.items():
        pinned = {canonicalize_name(package): one.version for package, one in python_packages(ROOT / name).items()}
        for one in map(Requirement, words):
            version = pinned.get(canonicalize_name(one.name))
            assert version is not None, f"{name} does not pin {one.name}"
            assert one.specifier.contains(version), f"{name} pins {one.name} {version}, and pyproject.toml asks for {one}"


def test_what_is_installed_fits_together() -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "check"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    """A checkout of nothing but two lists, which name a package that is not installed."""
    for name in ("requirements.txt", "requirements-test.txt"):
        (tmp_path / name).write_text("no-such-package==9.9\n", encoding="utf-8")
    for folder in (tmp_path, tmp_path / "tests" / "validators"):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package-lock.json").write_text('{"packages": {}}', encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("words", [["--check"], []])
def test_a_package_that_is_pinned_and_not_installed_is_one_line(
    lists: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words, lists) == 1
    said = "third_party: no-such-package 9.9 is locked but not installed: python3 scripts/run.py setup\n"
    assert capsys.readouterr().err == said


def test_a_list_that_is_not_there_is_one_line(lists: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (lists / "requirements.txt").unlink()
    assert main([], lists) == 1
    said = capsys.readouterr().err
    assert said.startswith("third_party: ")
    assert (said.count("\n"), "requirements.txt" in said) == (1, True)


def test_a_license_that_has_no_name_of_spdx_is_asked_for() -> None:
    with pytest.raises(LookupError, match=r"one calls its license .Free as air.: say in licenses\.py"):
        spdx_license("one", "Free as air")


def relock(folder: Path, *words: str, **environment: str) -> tuple[int, str]:
    (folder / "scripts").mkdir(exist_ok=True)
    shutil.copy(ROOT / "scripts" / "relock.py", folder / "scripts")
    python = folder / "python"  # beside it there is no uv, whatever the tests run in
    python.unlink(missing_ok=True)
    python.symlink_to(sys.executable)
    command = [python, folder / "scripts" / "relock.py", *words]
    ran = subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=False)
    return ran.returncode, ran.stdout + ran.stderr


UV = """#!{python}
import pathlib, sys
words = sys.argv[1:]
assert "--generate-hashes" in words
version = "2.0" if "--upgrade" in words else "1.0"
address = "# from https://index.example" if "pyproject.toml" not in words else ""
pathlib.Path(words[words.index("--output-file") + 1]).write_text(f"one=={{version}}\\n    --hash=sha256:0\\n{{address}}")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows starts no script without an ending")
def test_the_lists_are_pinned_anew(tmp_path: Path) -> None:
    uv = tmp_path / "bin" / "uv"
    uv.parent.mkdir()
    uv.write_text(UV.format(python=sys.executable), encoding="utf-8")
    uv.chmod(0o755)
    path = {"PATH": f"{uv.parent}{os.pathsep}{os.environ['PATH']}"}
    assert relock(tmp_path, **path)[1].splitlines()[:2] == ["requirements.txt: one==1.0", "requirements-test.txt: one==1.0"]
    assert relock(tmp_path, **path)[1].splitlines()[:2] == ["requirements.txt: nothing new", "requirements-test.txt: nothing new"]
    status, said = relock(tmp_path, "--upgrade", **path)
    assert (status, said.splitlines()[0]) == (0, "requirements.txt: one==2.0")
    uv.write_text(UV.format(python=sys.executable).replace("not in words", "in words"), encoding="utf-8")
    said = "relock: requirements.txt names the address of an index: # from https://index.example\n"
    assert relock(tmp_path, **path) == (1, said)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows links no programs")
def test_pinning_without_uv_is_one_line(tmp_path: Path) -> None:
    assert relock(tmp_path, PATH=str(tmp_path)) == (1, f"relock: uv is needed: {tmp_path / 'python'} -m pip install uv\n")
    assert relock(tmp_path, "--newest") == (1, "relock: unknown option --newest; the only one is --upgrade\n")


def fonts_here() -> set[Path]:
    return {file for folder in ("kit", "theme") for file in (ROOT / folder).rglob("*") if file.suffix in SUFFIXES}


def test_nothing_of_others_lies_here_unlisted() -> None:
    bundled = {
        ROOT / "theme" / "assets" / "javascripts" / name
        for name in ("card.js", "fill.js", "library_search.js", "offices_book.js")
    }
    drawn = set((ROOT / "theme" / "partials").glob("*.html"))
    bundled.add(ROOT / "scripts" / "kitbuilder" / "members" / "filling.mjs")
    assert fonts_here() | bundled | drawn == {file for part in PARTS for file in part.files(ROOT)}
