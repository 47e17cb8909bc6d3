"""Make what takes long once, such as the built site, for all processes of a run and all tiers of the gate."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from first_run.alone import alone

if TYPE_CHECKING:
    from collections.abc import Callable

SHARED = "KIT_TEST_SHARED"  # the gate names an empty folder here; a run of pytest alone shares among its own processes


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of what is made once."""
    own = tmp_path_factory.getbasetemp()
    folder = Path(os.environ.get(SHARED) or (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "shared")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def made_once(folder: Path, make: Callable[[Path], object]) -> Path:
    """Have `make` fill a folder unless it is there already: it gets that name only once it is whole. Others wait."""
    with alone(folder.with_name(f"{folder.name}.lock"), f"another process makes {folder.name}; waiting for it"):
        if not folder.exists():
            part = folder.with_name(f"{folder.name}.part")
            shutil.rmtree(part, ignore_errors=True)
            make(part)
            part.rename(folder)
    return folder
