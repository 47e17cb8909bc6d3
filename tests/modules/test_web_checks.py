"""A browser module that is broken fails the checks, in seconds and without a browser, and says where."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from judges import needed
from testing import web

ROOT = Path(__file__).resolve().parents[2]
COPIED = (".npmrc", "biome.json", "knip.json", "package.json", "package-lock.json")
MADE_OF_SCRIPTS = ("scripts/kitbuilder/members/filling.mjs",)
CASES = ("tests/cleaning_cases.json", "tests/golden/outreach_data.json")
HASH = "theme/web/lib/hash.js"

pytestmark = pytest.mark.slow


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what the checks look at, around the npm packages of the project."""
    needed("npm")
    web.install_packages(ROOT)
    for name in (*COPIED, *MADE_OF_SCRIPTS, *CASES):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
    return tmp_path


@pytest.mark.parametrize(
    ("check", "change", "says"),
    [
        ("lint", (HASH, "export function idOf(hash) {", "export function idOf(hash {"), "hash.js"),
        ("types", (HASH, "hash.slice(1)", "hash.slize(1)"), "Property 'slize' does not exist"),
        ("exports", (HASH, "export function", "export const SPARE = 1;\n\nexport function"), "SPARE"),
        ("unit tests", ("theme/web/details/periods.js", "(?<!", "(?<="), "one period where a sentence ends"),
        (web.FRESH, (HASH, "function idOf", "function idFor"), '"idOf" is not exported by "theme/web/lib/hash.js"'),
        (web.FRESH, (HASH, "\n/**", '\nimport "../page/contents.js";\n\n/**'), "Circular dependency"),
        (web.FRESH, ("theme/web/fill/members.mjs", "tooShort:", "short:"), "filling.mjs is not what theme/web makes"),
        (web.FRESH, (HASH, 'return "";', 'return "top";'), "site.js is not what theme/web makes: run npm run build"),
    ],
)
def test_what_is_broken_is_named(project: Path, check: str, change: tuple[str, str, str], says: str) -> None:
    name, old, new = change
    text = (project / name).read_text(encoding="utf-8")
    assert old in text
    (project / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert says in web.failure_of(check, project)


@pytest.mark.parametrize("check", [*web.CHECKS, web.FRESH])
def test_what_is_right_passes(project: Path, check: str) -> None:
    assert web.failure_of(check, project) == ""
