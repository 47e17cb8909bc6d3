"""Modules joined into classic scripts: what is run, in which order, and what is refused."""

from __future__ import annotations

import pytest

from kitbuilder.website.finishing.joining import FOLDER, join_modules
from kitbuilder.website.finishing.self_contained import FinishingError

MODULES = {
    "site": '// first\nimport { a as b } from "./one.js";\nb();\nif (x) import("./later.js").then((m) => m.c());\n',
    "one": 'import Thing from "../vendor/thing.js";\nexport const a = () => new Thing();\n',
    "later": 'import { a } from "./one.js";\nimport { d } from "./own.js";\nexport async function c() {\n  return d(a);\n}\n',
    "own": "export function d(a) {\n  return a;\n}\n",
    "../vendor/thing": "class Thing {}\n\nexport { Thing as default };\n",
}


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / FOLDER
    (folder.parent / "vendor").mkdir(parents=True)
    folder.mkdir()
    for name, code in MODULES.items():
        (folder / f"{name}.js").write_text(code, encoding="utf-8")
    return tmp_path


def test_a_script_holds_what_is_imported_and_leaves_the_rest_for_later(site):
    join_modules(site)
    files = sorted(file.name for file in (site / FOLDER).glob("*.js"))
    assert files == ["later.js", "site.js"]
    first = (site / FOLDER / "site.js").read_text(encoding="utf-8")
    assert 'const { a: b } = need("one");' in first
    assert 'load("later").then' in first
    assert 'const { default: Thing } = need("../vendor/thing");' in first
    assert first.rstrip().endswith('kitModules.need("site");')
    assert "// first" not in first
    later = (site / FOLDER / "later.js").read_text(encoding="utf-8")
    assert 'define["own"]' in later
    assert 'define["one"]' not in later  # the first script has it
    assert not list(site.rglob("thing.js"))


@pytest.mark.parametrize(
    "code",
    [
        'import { load } from "./one.js";\n',
        'import { a as need } from "./one.js";\n',
        "export const load = 1;\n",
        "class need {}\n",
    ],
)
def test_a_name_that_joined_scripts_have_already_is_refused(site, code):
    (site / FOLDER / "own.js").write_text(code, encoding="utf-8")
    with pytest.raises(FinishingError, match=r"own\.js: every joined script has “need” and “load” already"):
        join_modules(site)


@pytest.mark.parametrize(
    "code",
    [
        "export default 1;\n",
        'import * as all from "./one.js";\n',
        'export { a } from "./one.js";\n',
        "const here = import.meta.url;\n",
        "const later = import(name);\n",
    ],
)
def test_a_form_that_is_not_known_is_refused_by_name(site, code):
    (site / FOLDER / "own.js").write_text(code, encoding="utf-8")
    with pytest.raises(FinishingError, match=r"own\.js: imports and exports"):
        join_modules(site)


def test_a_module_that_is_not_there_is_named(site):
    (site / FOLDER / "own.js").unlink()
    with pytest.raises(FinishingError, match=r"own\.js is imported and not there"):
        join_modules(site)
