"""The strict build, for whoever tests the site's making."""

from __future__ import annotations

import pytest

from strict_build import run_mkdocs


@pytest.fixture
def mkdocs():
    """The strict build, for projects of a test's own."""
    return run_mkdocs
