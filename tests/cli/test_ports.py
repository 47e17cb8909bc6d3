"""A port is found before anything is built, or a line says why there is none."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from kitbuilder.cli import main, ports

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A port somebody listens at, as the first one to be tried."""
    with socket.create_server(("127.0.0.1", 0)) as holder:
        port = holder.getsockname()[1]
        monkeypatch.setattr(ports, "FIRST", port)
        yield port


def test_a_taken_port_is_told_in_a_line_and_nothing_is_built(
    taken: int, sample_kit: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in ("site", "serve"):
        assert main(["--project", str(sample_kit.parent), command, "--port", str(taken)]) == 1
        said = capsys.readouterr()
        assert said.err == (
            f"kit site: port {taken} cannot be had: Address already in use (without --port the next free one is found)\n"
        )
        assert said.out == ""
        assert not (sample_kit.parent / "build").exists()


def test_without_a_port_the_next_free_one_is_taken_and_said(taken: int) -> None:
    port, said = ports.find_port(None)
    assert port is not None
    assert taken < port < taken + ports.TRIED
    assert said == f"port {taken} is taken; the site will be at http://127.0.0.1:{port}/"


def test_a_free_port_needs_no_word(taken: int) -> None:
    free, _ = ports.find_port(None)
    assert ports.find_port(str(free)) == (free, "")


@pytest.mark.parametrize("named", ["", "0", "-1", "65536", "80a", "8000.0", "²", "९", "9" * 5000])
def test_what_is_no_port_is_one_line(named: str, sample_kit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--project", str(sample_kit.parent), "site", f"--port={named}"]) == 1
    assert capsys.readouterr().err == f'kit site: --port is a number from 1 to 65535, not "{named}"\n'
