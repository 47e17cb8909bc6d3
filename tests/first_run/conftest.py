"""Checkouts in small: one that is fresh, one that is set up, and one of one's own that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checkout import Checkout, laid_out

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def fresh(tmp_path: Path) -> Checkout:
    """A checkout nothing was done in yet."""
    return laid_out(tmp_path / "kit", tmp_path / "wheels")


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """A checkout that is set up. It is shared: copy it to change it."""
    folder = tmp_path_factory.mktemp("finished")
    checkout = laid_out(folder / "kit", folder / "wheels")
    status, said = checkout.run()
    assert (status, said.splitlines()[-1]) == (0, checkout.kit()), said
    return checkout


@pytest.fixture
def here(finished: Checkout, tmp_path: Path) -> Checkout:
    """A checkout of one's own that is set up, where it stands."""
    own = finished.copy(tmp_path / "kit")
    status, said = own.run()
    assert (status, said.splitlines()[-1]) == (0, own.kit()), said
    return own
