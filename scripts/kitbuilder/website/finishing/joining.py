"""ES modules become classic scripts: fewer requests, no waterfall, and a site opened from a disk, where no module runs, works.

A script holds a module and all it imports. What is imported by `import()` becomes a script of its own, fetched when it is
asked for; `theme/main.html` names those a page is sure to ask for, so that they are fetched with it. Modules keep to the forms
below, one import a line, and this says so where one does not: it is no JavaScript parser, and need be none.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from kitbuilder.website.finishing.self_contained import FinishingError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER, FIRST = "assets/javascripts", "site"
IMPORT = re.compile(r'^import (?:\{ (?P<names>[^}]+) \}|(?P<whole>\w+)) from "(?P<path>[^"]+)\.js";$', re.MULTILINE)
LAZY = re.compile(r'\bimport\("(?P<path>\./\w+)\.js"\)')
EXPORT = re.compile(r"^export (?P<what>(?:async )?function\*?|const|class) (?P<name>\w+)", re.MULTILINE)
EXPORT_DEFAULT = re.compile(r"^export \{ (?P<name>\w+) as default \};$", re.MULTILINE)
LEFT = re.compile(r"^(?:import|export)\b|\bimport\s*[(.]", re.MULTILINE)
# A module's own name for what every joined one is given already: the script would not even be read.
TAKEN = re.compile(r"^(?:const|let|class) (?:\{[^}]*?\b(?:need|load)(?= ?[,}])|(?:need|load)\b).*", re.MULTILINE)
# Whole lines that are only a comment, and what lines are set in by; a line is never joined to another.
FOR_AUTHORS = re.compile(r"^[ \t]*(?://[^\n]*|/\*(?:[^*]|\*(?!/))*\*/)[ \t]*\n|^[ \t]+|^\n", re.MULTILINE)
# What stands at the head of every script. The first one that comes makes the rest, and says which scripts' addresses are ours:
# the pages' policy has browsers ask it for each, and let nothing else make a script, or markup, out of words.
LOADER = """\
globalThis.kitModules ??= (() => {
const made = {}, asked = {}, here = document.currentScript.src, root = new URL("../../", here).href;
const createScriptURL = (address) => {
const { href } = new URL(address, here);
if (href === `${root}sw.js` || (href.startsWith(`${root}assets/`) && href.endsWith(".js"))) return href;
throw new TypeError(`${href} is none of our scripts`);
};
const trusted = globalThis.trustedTypes?.createPolicy("kit", { createScriptURL }) ?? { createScriptURL };
const scriptAddress = (address) => trusted.createScriptURL(address);
const modules = { define: {}, need: (name) => made[name] ??= modules.define[name](modules.need, load), scriptAddress };
const fetched = (name) => new Promise((resolve, reject) => {
const script = Object.assign(document.createElement("script"), { src: scriptAddress(`${name}.js`), onload: resolve });
script.onerror = () => { delete asked[name]; reject(new Error(`${name} is not there`)); };
document.head.append(script);
});
const load = async (name) => {
if (!modules.define[name]) await (asked[name] ??= fetched(name));
return modules.need(name);
};
return Object.assign(modules, { load });
})();
"""


def join_modules(site: Path) -> None:
    """Join the site's own modules, in place. Raises `FinishingError` when one is written in a way this does not know."""
    folder = site / FOLDER
    if not (folder / f"{FIRST}.js").exists():
        return
    modules: dict[str, _Module] = {}
    entries = [FIRST]
    for entry in entries:  # grows while it is walked
        for module in _closure(folder, entry, modules):
            entries.extend(name for name in modules[module].lazy if name not in entries)
    first = set(_closure(folder, FIRST, modules))
    scripts = {}
    for entry in entries:
        names = [name for name in _closure(folder, entry, modules) if entry == FIRST or name not in first]
        defined = "".join(f"kitModules.define[{json.dumps(name)}] ??= {modules[name].code}\n" for name in names)
        scripts[entry] = LOADER + defined + (f"kitModules.need({json.dumps(FIRST)});\n" if entry == FIRST else "")
    for name in modules:
        (folder / f"{name}.js").unlink()
    for entry, code in scripts.items():
        (folder / f"{entry}.js").write_text(code, encoding="utf-8", newline="\n")


class _Module:
    """One module: its code as a function from `need` and `load` to what it exports, and the names of what it imports."""

    def __init__(self, text: str, name: str) -> None:
        self.imports = [match["path"].removeprefix("./") for match in IMPORT.finditer(text)]
        self.lazy = [match["path"].removeprefix("./") for match in LAZY.finditer(text)]
        exports = [match["name"] for match in EXPORT.finditer(text)]
        whole = EXPORT_DEFAULT.search(text)
        text = EXPORT_DEFAULT.sub("", EXPORT.sub(r"\g<what> \g<name>", LAZY.sub(_load, IMPORT.sub(_need, text))))
        code = FOR_AUTHORS.sub("", text)
        if strange := LEFT.search(code):
            line = code[strange.start() :].split("\n", 1)[0]
            raise FinishingError(f"{FOLDER}/{name}.js: imports and exports have a form of their own here; not this: {line}")
        if taken := TAKEN.search(code):
            raise FinishingError(f"{FOLDER}/{name}.js: every joined script has “need” and “load” already: {taken[0]}")
        given = [*exports, *([f"default: {whole['name']}"] if whole else [])]
        self.code = f'(need, load) => {{\n"use strict";\n{code}return {{ {", ".join(given)} }};\n}};'


def _need(match: re.Match[str]) -> str:
    names = match["names"].replace(" as ", ": ") if match["names"] else f"default: {match['whole']}"
    return f"const {{ {names} }} = need({json.dumps(match['path'].removeprefix('./'))});"


def _load(match: re.Match[str]) -> str:
    return f"load({json.dumps(match['path'].removeprefix('./'))})"


def _closure(folder: Path, entry: str, modules: dict[str, _Module]) -> Iterator[str]:
    """A module and all it imports at once, each read once."""
    waiting, seen = [entry], {entry}
    while waiting:
        name = waiting.pop()
        if name not in modules:
            try:
                modules[name] = _Module((folder / f"{name}.js").read_text(encoding="utf-8"), name)
            except OSError:
                raise FinishingError(f"{FOLDER}/{name}.js is imported and not there") from None
        yield name
        fresh = [one for one in modules[name].imports if one not in seen]
        seen.update(fresh)
        waiting.extend(fresh)
