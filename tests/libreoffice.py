"""LibreOffice, with somebody at work in it: one program for all tests that ask for it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

import pytest

from first_run.programs import find_bridge

if TYPE_CHECKING:
    from collections.abc import Iterator

DRIVER = Path(__file__).with_name("office_driver.py")
WITHOUT_BRIDGE = "LibreOffice is not installed, or no Python can speak with it, so nobody works in the trackers"


class Office:
    """Hand commands to `office_driver.py`, which says what each does, and take its answers."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def __call__(self, command: str, *given: object) -> Any:
        """Have one command done; a driver that failed has said why on its own error output."""
        into, out = cast("IO[str]", self.process.stdin), cast("IO[str]", self.process.stdout)
        into.write(json.dumps([command, *given]) + "\n")
        into.flush()
        answer = out.readline()
        assert answer, f"LibreOffice did not survive: {command} {given}"
        return json.loads(answer)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Start LibreOffice with a profile of its own, and end it after the last test."""
    python, soffice = find_bridge(), shutil.which("soffice")
    if not python or not soffice:
        pytest.skip(WITHOUT_BRIDGE)
    command = [python, str(DRIVER), soffice, str(tmp_path_factory.mktemp("office"))]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    yield Office(process)
    process.communicate(timeout=60)
