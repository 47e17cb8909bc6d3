"""Choose which of a person's environment variables and pip settings reach the private environment.

Settings for where packages come from and how to reach them are kept: without them nothing installs behind a proxy or from
a private index. Settings for where and how they are installed are left out: the pinned lists say which packages, and they go
into `.venv`. Constraints are left out too, since the lists name each version and its checksum.
"""

from __future__ import annotations

import ast
import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

# Variables that would lead our Python to the library or packages of another one.
ELSEWHERE = ("PYTHONHOME", "PYTHONPATH", "PYTHONPLATLIBDIR", "PYTHONEXECUTABLE", "__PYVENV_LAUNCHER__")
KEPT = {
    "index-url", "extra-index-url", "find-links", "no-index", "trusted-host", "proxy", "cert", "client-cert",
    "timeout", "default-timeout", "retries", "cache-dir", "no-cache-dir", "keyring-provider", "use-feature", "use-deprecated",
}  # fmt: skip
SECTIONS = ("global", "install", ":env:")  # of pip's settings: the later one wins


def own() -> dict[str, str]:
    """Return the environment for everything we start."""
    return {name: value for name, value in os.environ.items() if name not in ELSEWHERE}


def is_ci() -> bool:
    """Say whether CI is set: then nothing may be skipped, and programs are installed. Some systems set it to a word for "no"."""
    return os.environ.get("CI", "").strip().lower() not in ("", "0", "false", "no", "off")


def for_pip(python: Path) -> dict[str, str]:
    """Return the environment for pip, with the person's settings for reaching packages, wherever they are written."""
    listing = (str(python), "-m", "pip", "--disable-pip-version-check", "config", "list")
    plain = {name: value for name, value in own().items() if _may_be_seen(name)}
    listed = subprocess.run(listing, env=plain, capture_output=True, text=True, check=False)
    if listed.returncode:
        raise ValueError(f"pip cannot read its own settings: {' '.join(listed.stderr.split())}")
    named = {f"PIP_{key.upper().replace('-', '_')}": value for key, value in kept(listed.stdout.splitlines()).items()}
    return {**plain, **named, "PIP_CONFIG_FILE": os.devnull}


def _may_be_seen(name: str) -> bool:
    """Say whether pip may see a variable. It has to see where its settings file is."""
    own_name, _, key = name.upper().partition("_")
    return own_name != "PIP" or key.lower().replace("_", "-") in KEPT | {"config-file"}


def kept(listed: Iterable[str]) -> Mapping[str, str]:
    """Pick the settings to keep from the lines of `pip config list`, each with the value that pip would use."""
    found: dict[str, dict[str, str]] = {section: {} for section in SECTIONS}
    for line in listed:
        name, _, value = line.partition("=")
        section, _, key = name.rpartition(".")
        if section in found and key in KEPT:
            found[section][key] = str(ast.literal_eval(value))
    return {key: value for section in SECTIONS for key, value in found[section].items() if value}
