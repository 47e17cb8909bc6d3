"""Small sites made of the real theme, edition by edition, on a host that fails as it is told to."""

from __future__ import annotations

import http.server
import shutil
import threading
import time
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from serving import Quiet

from drawing import make_page
from kitbuilder.website.finishing.locking import read_lock
from kitbuilder.website.finishing.postprocess import finish
from kitbuilder.website.finishing.styles import LINK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("", "about/", "library/letter/")
STYLE = "#words { z-index: %s }"
SCRIPT = "\ndocument.documentElement.dataset.edition = '%s';\n"
PATIENCE = 8  # seconds; twice as much as the offline worker has
SHOWN = """() => [
  document.querySelector('#words').textContent,
  getComputedStyle(document.querySelector('#words')).zIndex,
  document.documentElement.dataset.edition,
]"""


def publish(draw: Callable[..., str], site: Path, edition: int, script: str = SCRIPT) -> Path:
    """Publish an edition in a folder, in place of what is there: its words, its style and its scripts say its number."""
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(ROOT / "theme" / "assets", site / "assets")
    for name in ("docs/assets", "docs/_headers", "theme/sw.js"):
        source, target = ROOT / name, site / Path(name).name
        shutil.copytree(source, target, dirs_exist_ok=True) if source.is_dir() else shutil.copy(source, target)
    words = f'<h1>A page</h1><p id="words">{edition}</p>'
    pages = {f"{url}index.html": draw(make_page(url, content=words)) for url in PAGES}
    pages["404.html"] = draw(template="404.html")
    for name, html in pages.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(html, encoding="utf-8")
        for sheet in LINK.finditer(html):
            (site / sheet["path"]).parent.mkdir(parents=True, exist_ok=True)
            (site / sheet["path"]).write_text(STYLE % edition, encoding="utf-8")
    with (site / "assets" / "javascripts" / "site.js").open("a", encoding="utf-8") as file:
        file.write(script % edition if "%s" in script else script)
    finish(site, read_lock(ROOT))
    return site


def shown(page: Page) -> set[str]:
    """Tell of which edition the words, the style and the scripts of an open page are."""
    return set(page.evaluate(SHOWN))


class Host(http.server.ThreadingHTTPServer):
    """A host whose faults a test chooses. `answer` takes an address, and returns what is wrong with it, or nothing.

    That is a status, CUT (half of it), LOST (no answer), LATE, SIGN_IN (a page of somebody else), or another address.
    """

    CUT, LOST, LATE, SIGN_IN = "cut", "lost", "late", "sign in"

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
        self.answer: Callable[[str], int | str | None] = lambda _: None
        self.folder = folder
        self.caching = "no-cache"
        self.address = f"http://127.0.0.1:{self.server_address[1]}/"

    def handle_error(self, *_: object) -> None:
        """Say nothing: that a browser hangs up is no fault."""


class _Handler(Quiet):
    server: Host

    def do_GET(self) -> None:  # noqa: N802  # the base class calls it so
        wrong = self.server.answer(self.path)
        if wrong is None:
            self._send_file()
        elif isinstance(wrong, int):
            self.send_error(wrong)
        elif wrong in (Host.LOST, Host.LATE):
            time.sleep(PATIENCE if wrong == Host.LATE else 0)
        elif wrong == Host.CUT:
            self._send(b"half of it", length=100)
        elif wrong == Host.SIGN_IN:
            self._send(b"<!doctype html><title>Sign in</title><p id=words>Sign in to this network")
        else:
            self.send_response(301)
            self.send_header("Location", wrong)
            self.send_header("Content-Length", "0")
            self.end_headers()

    def _send_file(self) -> None:
        """Send what lies there, with or without a slash at its end; editions of one second are not taken for each other."""
        del self.headers["If-Modified-Since"]
        address = self.path.partition("?")[0].strip("/")
        if (self.server.folder / address / "index.html").is_file():
            self.path = f"/{address}/index.html"
        super().do_GET()

    def _send(self, body: bytes, length: int = 0) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(length or len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        if self.server.caching:
            self.send_header("Cache-Control", self.server.caching)
        super().end_headers()


@contextmanager
def hosted(folder: Path) -> Iterator[Host]:
    """Serve a folder on this machine alone, with faults."""
    with Host(folder) as host:
        threading.Thread(target=host.serve_forever, daemon=True).start()
        yield host
        host.shutdown()
