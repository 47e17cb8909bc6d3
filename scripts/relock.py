"""Pin `requirements.txt` and `requirements-test.txt` to `pyproject.toml` and `build.in`; `--upgrade` takes newer versions.

Run it with any Python that has uv: it pins for every system at once, which pip cannot do.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = Path(sys.executable).with_name("uv")
COMPILE = ("pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url",
           "--no-annotate", "--no-header")  # fmt: skip
SOURCES = ("pyproject.toml", "build.in")
# The test tools are pinned to fit the product's list, which stays the same with or without them.
LISTS = {
    "requirements.txt": SOURCES,
    "requirements-test.txt": (*SOURCES, "--extra", "test", "--constraint", "requirements.txt"),
}
PINNED = re.compile(r"^([\w.-]+==\S+)", re.MULTILINE)
ADDRESS = re.compile(r"^.*(?:https?|file)://.*$", re.MULTILINE)


def main(words: list[str]) -> int:
    """Pin both lists and print what changed; return 1, with one line, where that cannot be done."""
    if unknown := [word for word in words if word != "--upgrade"]:
        print(f"relock: unknown option {unknown[0]}; the only one is --upgrade", file=sys.stderr)
        return 1
    uv = shutil.which("uv") or (str(UV) if UV.is_file() else "")
    if not uv:
        print(f"relock: uv is needed: {sys.executable} -m pip install uv", file=sys.stderr)
        return 1
    for name, sources in LISTS.items():
        file = ROOT / name
        before = set(PINNED.findall(file.read_text(encoding="utf-8"))) if file.is_file() else set()
        if subprocess.call([uv, *COMPILE, *words, *sources, "--output-file", name], cwd=ROOT) != 0:
            print(f"relock: {name} cannot be made; the lines above say why", file=sys.stderr)
            return 1
        text = file.read_text(encoding="utf-8")
        if address := ADDRESS.search(text):
            print(f"relock: {name} names the address of an index: {address[0].strip()}", file=sys.stderr)
            return 1
        after = set(PINNED.findall(text))
        print(f"{name}: {', '.join(sorted(after - before)) or 'nothing new'}")
    print("next: python3 scripts/run.py setup; python -m third_party; kit test")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
