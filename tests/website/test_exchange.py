"""Two editions are exchanged on a busy host in the way that the recipe says, and every page finds all that it asks for."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import threading
import urllib.error
import urllib.request
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from web_servers import nginx, running

from editions import PAGES, publish

if TYPE_CHECKING:
    from collections.abc import Callable

UPLOAD = Path(__file__).resolve().parents[2] / "scripts" / "hosting" / "upload.sh"
SERVER = "server {{ listen 127.0.0.1:{port}; root {root}; include {root}/_nginx.conf; }}"
ASKED = re.compile(r'(?:src|href)="([^"#?]*assets/[^"#?]+\.(?:js|css|woff2|svg|png))"')
LATER = re.compile(r'"(javascripts/\w+\.js)":"([0-9a-f]+)"')  # in the loader: the scripts that a page may still ask for
WORDS = re.compile(r'id="words">(\d)')
ROUNDS, READERS = 6, 2


def upload(site: Path, root: Path, *more: str) -> None:
    subprocess.run([str(shutil.which("sh")), str(UPLOAD), str(site), str(root), *more], check=True)


def get(address: str) -> str:
    with urllib.request.urlopen(address) as answer:
        return answer.read().decode("utf-8", "replace")


def asked_by(page: str, html: str) -> set[str]:
    """Every asset that a page names, and every script that its loader may fetch."""
    named = {urljoin(page, path) for path in ASKED.findall(html)}
    [loader] = [address for address in named if re.search(r"/javascripts/site\.\w+\.js$", address)]
    scripts = {urljoin(loader, f"../{path.removesuffix('.js')}.{digest}.js") for path, digest in LATER.findall(get(loader))}
    assert len(scripts) > 10
    return named | scripts


def read_until(ended: threading.Event, address: str, seen: Counter[str], missing: list[str]) -> None:
    """Open pages and all that they ask for, as many visitors would."""
    while not ended.is_set():
        for path in PAGES:
            try:
                html = get(address + path)
                seen[WORDS.search(html)[1]] += 1
                for asset in asked_by(address + path, html):
                    get(asset)
            except (urllib.error.URLError, AssertionError, TypeError, ValueError) as error:
                missing.append(f"{path}: {error} {getattr(error, 'url', '')}")


@pytest.mark.optional("nginx", "no host is busy")
@pytest.mark.optional("rsync", "nothing is uploaded")
def test_every_page_finds_its_files_while_editions_are_exchanged(draw: Callable[..., str], tmp_path: Path) -> None:
    editions = [publish(draw, tmp_path / f"edition-{number}", number) for number in (1, 2)]
    root, room = tmp_path / "root", tmp_path / "room"
    room.mkdir()
    upload(editions[0], root)
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    ended, seen, missing = threading.Event(), Counter[str](), list[str]()
    given = (ended, f"http://127.0.0.1:{port}/", seen, missing)
    readers = [threading.Thread(target=read_until, args=given) for _ in range(READERS)]
    with running(nginx(room, SERVER.format(port=port, root=root)), port, room / "error"):
        for reader in readers:
            reader.start()
        for number in range(1, ROUNDS + 1):
            upload(editions[number % 2], root)
        ended.set()
        for reader in readers:
            reader.join()
    assert missing == []
    assert set(seen) == {"1", "2"}


@pytest.mark.optional("rsync", "nothing is uploaded")
def test_what_an_edition_has_no_more_goes_when_it_is_asked_to(draw: Callable[..., str], tmp_path: Path) -> None:
    editions = [publish(draw, tmp_path / f"edition-{number}", number) for number in (1, 2)]
    for edition in editions:
        upload(edition, tmp_path / "root")
    first, second, there = (
        {file.relative_to(folder) for file in folder.rglob("*") if file.is_file()} for folder in (*editions, tmp_path / "root")
    )
    assert there == first | second != second
    upload(editions[1], tmp_path / "root", "--tidy")
    assert {file.relative_to(tmp_path / "root") for file in (tmp_path / "root").rglob("*") if file.is_file()} == second


@pytest.mark.optional("sh", "nobody says what to type")
def test_without_a_site_it_says_what_to_type(tmp_path: Path) -> None:
    ran = subprocess.run([str(shutil.which("sh")), UPLOAD, tmp_path, "there"], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr.count("\n")) == (1, 1)
    assert "python3 scripts/run.py site --no-serve" in ran.stderr
