"""What tests of the site's own modules may ask for: to run them without a browser and without a built site."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from judges import needed

if TYPE_CHECKING:
    from collections.abc import Callable

ASSETS = Path(__file__).resolve().parent.parent.parent / "docs" / "assets"
PROGRAM = """
import { readFileSync } from "node:fs";
import fflate from "./fflate.cjs";
const given = JSON.parse(readFileSync(0, "utf8"));
const bytes = (text) => new Uint8Array(Buffer.from(text, "base64"));
const base64 = (bytes) => Buffer.from(bytes).toString("base64");
%s
process.stdout.write(JSON.stringify(await run(given)));
"""


@pytest.fixture(scope="session")
def in_node(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, object], Any]:
    """Run a program that imports the site's modules and defines `run(given)`: gives back what that gives, by way of JSON."""
    node, folder = needed("node"), tmp_path_factory.mktemp("modules")
    shutil.copytree(ASSETS / "javascripts", folder, dirs_exist_ok=True)
    shutil.copyfile(ASSETS / "vendor" / "fflate.js", folder / "fflate.cjs")
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")

    def ran(program: str, given: object) -> Any:
        (folder / "program.js").write_text(PROGRAM % program, encoding="utf-8")
        made = subprocess.run(
            [node, "program.js"], cwd=folder, input=json.dumps(given).encode(), capture_output=True, check=False
        )
        assert made.returncode == 0, made.stderr.decode()
        return json.loads(made.stdout)

    return ran
