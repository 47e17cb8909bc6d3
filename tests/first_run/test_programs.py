"""What tests need beside packages: it is found, or one line says what to type; only CI has it installed unasked."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from first_run import commands, programs
from first_run.place import Place

if TYPE_CHECKING:
    from pathlib import Path

CALLS: list[tuple[str, ...]] = []


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, str]:
    """A machine of root's on which only these programs are found; what is called there is noted, and apt brings its packages."""
    found = {"apt-get": "/usr/bin/apt-get"}
    brings = {"default-jdk-headless": "javac", "npm": "npm", "chromium": "chromium", "tesseract-ocr": "tesseract"}
    brings |= {"zbar-tools": "zbarimg"}
    brings |= {"libreoffice-calc": "soffice", "python3-uno": "uno"}
    brings |= {package: names[0] for names, package in programs.ENGINES}
    CALLS.clear()

    def call(*command: str, **_: object) -> int:
        CALLS.append(command)
        found.update({brings[word]: f"/usr/bin/{brings[word]}" for word in command if word in brings and "install" in command})
        return 0

    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(shutil, "which", found.get)
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(programs, "call", call)
    system_python = tmp_path / "python3"
    system_python.touch()
    monkeypatch.setattr(programs, "SYSTEM_PYTHON", str(system_python))
    monkeypatch.setattr(programs, "answer", lambda *words: answered(words, found))
    return found


def answered(words: tuple[str | Path, ...], found: dict[str, str]) -> str:
    """What a Python of this machine says: whether it can speak with LibreOffice, or where Playwright would look."""
    if "uno" in str(words[-1]):
        return "uno\n" if "uno" in found else ""
    return "/nowhere/chrome\n"


def test_nothing_is_installed_unasked_and_one_line_says_what_to_type(
    machine: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert programs.find_programs(Place(tmp_path)) == ""
    assert CALLS == []
    assert capsys.readouterr().out == (
        "· missing, so these are not tested: the site in a browser, PDF/UA, Word and spreadsheet files, "
        "how a fax is read, what a phone scans, the site in every engine, trackers as people work in them; "
        "type: sudo apt-get install -y chromium default-jdk-headless npm tesseract-ocr tesseract-ocr-spa "
        "zbar-tools chromium-driver firefox-esr webkit2gtk-driver xvfb libreoffice-calc python3-uno\n"
    )


def test_only_what_is_missing_is_named(machine: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    machine.update(
        javac="/usr/bin/javac",
        tesseract="/usr/bin/tesseract",
        zbarimg="/usr/bin/zbarimg",
        chrome="/usr/bin/chrome",
        soffice="/usr/bin/soffice",
    )
    machine.update(chromedriver="/usr/bin/chromedriver", firefox="/snap/bin/firefox", Xvfb="/usr/bin/Xvfb")
    del machine["apt-get"]
    assert programs.find_programs(Place(tmp_path)) == "/usr/bin/chrome"
    assert capsys.readouterr().out == (
        "· missing, so these are not tested: Word and spreadsheet files, the site in every engine, "
        "trackers as people work in them; install what Debian calls npm webkit2gtk-driver python3-uno\n"
    )


def test_where_ci_is_set_what_is_missing_is_installed(
    machine: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CI", "true")
    assert programs.find_programs(Place(tmp_path)) == "/usr/bin/chromium"
    assert [command[:2] for command in CALLS] == [("apt-get", "update"), ("apt-get", "install")]
    assert "missing" not in capsys.readouterr().out


def test_a_browser_of_playwright_is_found_by_its_path(
    machine: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chrome = tmp_path / "chrome"
    chrome.touch()
    monkeypatch.setattr(programs, "answer", lambda *_: f"{chrome}\n")
    assert programs.find_browser(Place(tmp_path)) == str(chrome)


def test_setup_installs_both_lists_and_starts_nothing(
    machine: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lists: list[str] = []
    monkeypatch.setattr(commands, "set_up", lambda _, named: lists.extend(file.name for file in named))
    monkeypatch.setattr(commands, "end_when_told", lambda: None)
    assert commands.main(["setup"]) == 0
    assert lists == ["requirements.txt", "requirements-test.txt"]
    assert capsys.readouterr().out.splitlines()[-1].startswith("· ready: .venv")
    with pytest.raises(SystemExit, match=r"^run\.py: setup takes no more words"):
        commands.main(["setup", "now"])
