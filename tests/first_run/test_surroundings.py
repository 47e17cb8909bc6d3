"""What a person has set for pip and Python: how to reach packages stays, where they go does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from first_run.surroundings import is_ci, kept

if TYPE_CHECKING:
    from pathlib import Path

    from checkout import Checkout

HOSTILE = """[global]
user = true
require-virtualenv = false
[install]
target = {elsewhere}
no-deps = true
no-binary = :all:
constraint = {elsewhere}/constraints.txt
"""


def test_where_packages_come_from_is_kept_and_where_they_go_is_not() -> None:
    listed = [
        "global.index-url='where the house keeps them'",
        "global.find-links='/one\\n/two'",
        "global.user='true'",
        "global.constraint='/somewhere'",
        "install.index-url='where this machine keeps them'",
        "install.target='/elsewhere'",
        "download.no-index='true'",
        ":env:.proxy='http://proxy.example:8080'",
        ":env:.cert=''",
        ":env:.find-links='/three'",
        ":env:.require-hashes='1'",
        "a line that is none",
    ]
    assert kept(listed) == {
        "index-url": "where this machine keeps them",
        "find-links": "/three",
        "proxy": "http://proxy.example:8080",
    }


@pytest.mark.parametrize(("ci", "strict"), [("true", True), ("1", True), ("woodpecker", True),
                                            ("false", False), ("False", False), ("0", False), ("", False)])  # fmt: skip
def test_ci_asks_for_everything_only_where_it_says_yes(ci: str, monkeypatch: pytest.MonkeyPatch, *, strict: bool) -> None:
    monkeypatch.setenv("CI", ci)
    assert is_ci() is strict


@pytest.mark.slow
def test_settings_of_all_kinds_do_not_stop_the_set_up(fresh: Checkout, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "small.py").write_text("raise AssertionError('another small')\n", encoding="utf-8")
    (elsewhere / "constraints.txt").write_text("small<1\n", encoding="utf-8")
    (tmp_path / "pip.conf").write_text(HOSTILE.format(elsewhere=elsewhere), encoding="utf-8")
    status, said = fresh.run(
        PIP_CONFIG_FILE=str(tmp_path / "pip.conf"),
        PIP_USER="1",
        PIP_TARGET=str(elsewhere),
        PIP_PREFIX=str(elsewhere),
        PIP_REQUIRE_HASHES="1",
        PIP_DRY_RUN="1",
        PIP_PYTHON=str(tmp_path / "no-such-python"),
        PYTHONPATH=str(elsewhere),
    )
    assert (status, said.splitlines()[-1]) == (0, fresh.kit()), said
    assert sorted(path.name for path in elsewhere.iterdir() if path.name != "__pycache__") == ["constraints.txt", "small.py"]


@pytest.mark.slow
def test_an_index_named_in_a_file_is_asked(fresh: Checkout, tmp_path: Path) -> None:
    settings = tmp_path / "pip.conf"
    settings.write_text(f"[global]\nno-index = true\nfind-links =\n    {fresh.wheels}\n    {tmp_path}\n", encoding="utf-8")
    status, said = fresh.run(PIP_CONFIG_FILE=str(settings), PIP_NO_INDEX="", PIP_FIND_LINKS="")
    assert (status, said.splitlines()[-1]) == (0, fresh.kit()), said


@pytest.mark.slow
def test_settings_that_cannot_be_read_are_said(here: Checkout, tmp_path: Path) -> None:
    (tmp_path / "pip.conf").write_text("no section\n", encoding="utf-8")
    (here.root / "requirements.txt").write_text("\n", encoding="utf-8")
    status, said = here.run(PIP_CONFIG_FILE=str(tmp_path / "pip.conf"))
    assert status == 1
    assert said.splitlines()[-1].startswith("run.py: .venv cannot be made: pip cannot read its own settings: ")
    assert "Traceback" not in said
