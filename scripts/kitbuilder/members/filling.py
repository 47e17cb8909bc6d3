"""Run the site's own code in Node: it fills one kit after another until it is told no more."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Self

from kitbuilder.model.problem import Code, KitError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitbuilder.model.logo import Logo

PROGRAM = Path(__file__).with_name("filling.mjs")  # bundled from theme/web/fill
OLDEST = 20  # the Node that the site's scripts are tested with
ENDED = "the program that fills kits in has ended"


def find_node() -> str:
    """Find Node. Raises KitError where there is none, or one that is too old."""
    node = shutil.which("node")
    hint = f"install Node.js {OLDEST} or newer"
    if node is None:
        raise KitError([Problem(Location("kit members"), Code.MISSING_FILE, "Node.js fills the kits in, and is not here", hint)])
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    version = said.strip().removeprefix("v").partition(".")[0]
    if not version.isdigit() or int(version) < OLDEST:
        raise KitError([Problem(Location("kit members"), Code.MISSING_FILE, f"Node.js is {said.strip() or 'damaged'}", hint)])
    return node


class Filler:
    """One Node that fills kits. `opening` names the blank kit and what fills it; one that has ended is started anew."""

    def __init__(self, node: str, opening: Mapping[str, Any]) -> None:
        self._node = node
        self._opening = opening
        self._running: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def fill(self, values: Mapping[str, str], logo: Logo | None, file: Path) -> dict[str, Any]:
        """Write a kit with these details to `file`; return what the site would tell of it, or an "error"."""
        try:
            given, made = self._pipes()
            _write(given, {"values": values, "logo": _as_kept(logo), "file": str(file)})
            line = made.readline()
        except OSError:
            line = ""
        if line.endswith("\n"):
            return dict(json.loads(line))
        self.close()
        return {"error": ENDED}

    def close(self) -> None:
        """End the Node. It ends by itself when nobody can tell it anything any more."""
        if self._running is not None:
            with suppress(OSError), self._running:
                self._running.kill()
        self._running = None

    def _pipes(self) -> tuple[IO[str], IO[str]]:
        if self._running is None:
            pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
            command = [self._node, str(PROGRAM)]
            self._running = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nothing, text=True, encoding="utf-8")
            assert self._running.stdin is not None  # noqa: S101  # both were asked for
            _write(self._running.stdin, self._opening)
        given, made = self._running.stdin, self._running.stdout
        assert given is not None  # noqa: S101
        assert made is not None  # noqa: S101
        return given, made


def _as_kept(logo: Logo | None) -> dict[str, Any] | None:
    """Write a logo as JSON can hold it."""
    if logo is None:
        return None
    return {"png": base64.b64encode(logo.png).decode(), "width": logo.width, "height": logo.height, "alt": logo.alt}


def _write(pipe: IO[str], message: object) -> None:
    pipe.write(json.dumps(message) + "\n")
    pipe.flush()
