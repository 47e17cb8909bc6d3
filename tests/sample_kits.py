"""The made-up sample kit: copies to break or to build, one that was built before, and its catalogue."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kitbuilder.bundle.build import build_kit
from kitbuilder.bundle.cache import Cache
from kitbuilder.bundle.reading_cache import CachedReading
from kitbuilder.readers import load_catalogue
from made_once import made_once

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "tests" / "sample_kit" / "kit"


def copy_sample(folder: Path) -> Path:
    """Lay the sample kit, with the real style, into a folder and return its `kit`."""
    kit = folder / "kit"
    shutil.copytree(SAMPLE, kit)
    shutil.copytree(ROOT / "kit" / "style", kit / "style")
    return kit


@pytest.fixture
def sample_kit(tmp_path: Path) -> Path:
    """A sample kit of one's own, to break or to build."""
    return copy_sample(tmp_path)


@pytest.fixture(scope="session")
def sample_cache(shared: Path) -> Path:
    """What a first build of the sample leaves for the next one, made once for all tests."""

    def build(part: Path) -> None:
        cache = Cache(part)
        with tempfile.TemporaryDirectory() as project:
            read = load_catalogue(copy_sample(Path(project)), Path(project) / "docs", CachedReading(cache))
            build_kit(read, Path(project) / "out", cache=cache)

    return made_once(shared / "sample-cache", build)


@pytest.fixture
def warm_kit(sample_kit: Path, sample_cache: Path) -> Path:
    """A sample kit of one's own, with what a first build left: only what a test changes is made again."""
    shutil.copytree(sample_cache, sample_kit.parent / "build" / "cache")
    return sample_kit


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The sample kit, read."""
    return load_catalogue(copy_sample(tmp_path_factory.mktemp("sample")))
