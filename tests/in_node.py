"""What tests of the site's own modules may ask for: to run them without a browser and without a built site."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from judges import needed
from testing.web import install_packages

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
WEB = (ROOT / "theme" / "web").as_uri()
PROGRAM = """
import { readFileSync } from "node:fs";
const given = JSON.parse(readFileSync(0, "utf8"));
const bytes = (text) => new Uint8Array(Buffer.from(text, "base64"));
const base64 = (bytes) => Buffer.from(bytes).toString("base64");
%s
process.stdout.write(JSON.stringify(await run(given)));
"""


@pytest.fixture(scope="session")
def in_node(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, object], Any]:
    """Run a program that imports modules from `WEB` and defines `run(given)`; return what that returns, by way of JSON."""
    node, folder = needed("node"), tmp_path_factory.mktemp("modules")
    needed("npm")
    install_packages(ROOT)

    def run(program: str, given: object) -> Any:
        file = folder / "program.mjs"
        file.write_text(PROGRAM % program.replace('from "WEB/', f'from "{WEB}/'), encoding="utf-8")
        made = subprocess.run([node, str(file)], input=json.dumps(given).encode(), capture_output=True, check=False)
        assert made.returncode == 0, made.stderr.decode()
        return json.loads(made.stdout)

    return run
