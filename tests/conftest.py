"""What every test may ask for: the real kit, and golden files; the plug-ins below have the rest."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

from kitbuilder.readers import load_catalogue

if TYPE_CHECKING:
    from collections.abc import Callable

    from kitbuilder.model.catalogue import Catalogue

# In the gate every property is tried with the same examples each time, however busy the machine; `kit test fuzz` takes others.
unfounded = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]  # the fixtures that properties use are only read
plain = settings(max_examples=100, deadline=None, database=None, print_blob=False, suppress_health_check=unfounded)
settings.register_profile("kit", plain, derandomize=True)
settings.register_profile("fuzz", plain, derandomize=False)
settings.load_profile("kit")

# Hypothesis draws now and then what stands in our code, in the modules that are there: another order of tests, other examples.
assert callable(providers._get_local_constants)
providers._get_local_constants = lambda: providers._local_constants

pytest_plugins = [
    "results_file",
    "fuzz_rounds",
    "made_once",
    "sample_kits",
    "judges",
    "in_node",
    "drawing",
    "engine_table",
    "strict_build",
    "hostile",
    "libreoffice",
    "fax_paper",
]

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what is made now as what is expected")


@pytest.fixture(scope="session")
def real() -> Catalogue:
    """The real kit, read."""
    return load_catalogue(ROOT / "kit")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with `tests/golden/<name>`; `pytest --update-golden` writes it instead."""

    def compare(name: str, made: str) -> None:
        file = GOLDEN / name
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(made, encoding="utf-8", newline="\n")
        assert file.is_file(), f"{name} has never been blessed: pytest --update-golden"
        assert made == file.read_text(encoding="utf-8")

    return compare
