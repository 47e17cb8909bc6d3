"""Choose from a person's environment and pip settings what a private environment is made and used with.

Kept is what says where packages come from and how they are reached: without it there is no set-up behind a proxy or beside
an index of one's own. Left out is what says where and how they are installed: the lock says which, and they go into `.venv`.
That holds for constraints as well: the lock names each version and its checksum, so a constraint could only refuse it.
"""

from __future__ import annotations

import ast
import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

# What would lead our Python to another one's library, packages or self.
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
    """Say whether CI is set: then nothing may be skipped, and programs are installed. Some systems set it to a word for no."""
    return os.environ.get("CI", "").strip().lower() not in ("", "0", "false", "no", "off")


def for_pip(python: Path) -> dict[str, str]:
    """The environment pip installs in: how to reach packages as the person has set it, wherever that is written."""
    listing = (str(python), "-m", "pip", "--disable-pip-version-check", "config", "list")
    plain = {name: value for name, value in own().items() if _may_be_seen(name)}
    listed = subprocess.run(listing, env=plain, capture_output=True, text=True, check=False)
    if listed.returncode:
        raise ValueError(f"pip cannot read its own settings: {' '.join(listed.stderr.split())}")
    named = {f"PIP_{key.upper().replace('-', '_')}": value for key, value in kept(listed.stdout.splitlines()).items()}
    return {**plain, **named, "PIP_CONFIG_FILE": os.devnull}


def _may_be_seen(name: str) -> bool:
    """Whether pip may see a variable at all; where its own file of settings is, it has to."""
    own_name, _, key = name.upper().partition("_")
    return own_name != "PIP" or key.lower().replace("_", "-") in KEPT | {"config-file"}


def kept(listed: Iterable[str]) -> Mapping[str, str]:
    """Turn the lines of `pip config list` into the settings that stay, each as pip would read it."""
    found: dict[str, dict[str, str]] = {section: {} for section in SECTIONS}
    for line in listed:
        name, _, value = line.partition("=")
        section, _, key = name.rpartition(".")
        if section in found and key in KEPT:
            found[section][key] = str(ast.literal_eval(value))
    return {key: value for section in SECTIONS for key, value in found[section].items() if value}
