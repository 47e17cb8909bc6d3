"""Measures what a page costs its host: `python benchmarks/hosting.py`, with the site built, nginx, rsync and wrk.

The site with packed files beside it, the same packed by nginx for each visitor, and the same pages in Material's own theme; and
the first once more, while two editions are exchanged for each other without a pause.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from measuring import CommandError
from web_servers import nginx, running

from kitbuilder.website.finishing.compress import compress

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
PAGES = {"home": "", "library": "library/", "a template": "library/front-desk-phone-script/", "the guide": "guide/contact/"}
HOSTS = {"packed beforehand": 8931, "packed each time": 8932, "Material's theme": 8933}
EXCHANGED = "packed beforehand, and editions exchanged"
UPLOAD = ROOT / "scripts" / "hosting" / "upload.sh"
CONNECTIONS, SECONDS = 50, 4
EACH_TIME = "gzip on; gzip_min_length 1000; gzip_types text/css application/javascript application/json image/svg+xml;"
SERVER = "server {{ listen 127.0.0.1:{port}; root {root}; {more} }}\n"
MATERIAL = """site_name: The same pages
docs_dir: {docs}
site_dir: {site}
theme: {{name: material, font: false}}
plugins: [search]
markdown_extensions: [attr_list, md_in_html, tables, def_list]
"""


@dataclass(frozen=True, slots=True)
class Load:
    """What a host answered: requests in a second, the milliseconds that 99 of 100 waited at most, and the bytes of one answer."""

    requests: float
    p99: float
    sent: int


def main() -> int:
    """Measure each host in turns and print the medians as a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=3, help="how often each page of each host is asked for (3)")
    chosen = parser.parse_args()
    if missing := [name for name in ("nginx", "rsync", "wrk") if not shutil.which(name)]:
        print(f"hosting: {' and '.join(missing)} must be installed", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as room:
        sites = build_sites(Path(room))
        with served(Path(room), sites):
            measured = {
                (page, host): [ask(port, address) for _ in range(chosen.repeats)]
                for page, address in PAGES.items()
                for host, port in HOSTS.items()
            }
            with exchanging(Path(room), sites["packed beforehand"]) as exchanged:
                for page, address in PAGES.items():
                    measured[page, EXCHANGED] = [ask(HOSTS["packed beforehand"], address) for _ in range(chosen.repeats)]
    columns = [*HOSTS, EXCHANGED]
    print(f"| {CONNECTIONS} connections, {SECONDS} s | {' | '.join(columns)} |\n|---|{'---|' * len(columns)}")
    for page in PAGES:
        print(f"| {page} | {' | '.join(in_words(measured[page, host]) for host in columns)} |")
    print(f"exchanged {len(exchanged)} times")
    return 0


def build_sites(room: Path) -> dict[str, Path]:
    """Lay the three sites into a folder."""
    packed, plain, material = room / "packed", room / "plain", room / "material"
    for folder in (packed, plain):
        shutil.copytree(ROOT / "site", folder, ignore=shutil.ignore_patterns("downloads"))
    compress(packed)
    pages, settings = room / "pages", room / "material.yml"
    subprocess.run([ROOT / ".venv" / "bin" / "kit", "pages", pages], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    settings.write_text(MATERIAL.format(docs=pages / "docs", site=material), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "--quiet", "build", "-f", str(settings)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return dict(zip(HOSTS, (packed, plain, material), strict=True))


@contextmanager
def served(room: Path, sites: dict[str, Path]) -> Iterator[None]:
    """Serve them all by one nginx on this machine alone."""
    more = (
        f"include {sites['packed beforehand']}/_nginx.conf;",
        f"index index.html; {EACH_TIME}",
        f"index index.html; {EACH_TIME}",
    )
    servers = "".join(
        SERVER.format(port=port, root=sites[host], more=own) for (host, port), own in zip(HOSTS.items(), more, strict=True)
    )
    with running(nginx(room, servers), next(iter(HOSTS.values())), room / "error"):
        yield


@contextmanager
def exchanging(room: Path, site: Path) -> Iterator[list[Path]]:
    """Upload two editions over each other, again and again, as the recipe does; yield those that were, as they come."""
    editions = [room / "edition-1", room / "edition-2"]
    for number, edition in enumerate(editions):
        shutil.copytree(site, edition)
        for page in edition.rglob("*.html"):
            page.write_text(f"{page.read_text(encoding='utf-8')}<!-- {number} -->", encoding="utf-8")
        compress(edition)
    done: list[Path] = []
    ended = threading.Event()

    def exchange() -> None:
        while not ended.is_set():
            edition = editions[len(done) % 2]
            subprocess.run([str(shutil.which("sh")), str(UPLOAD), str(edition), str(site)], check=True)
            done.append(edition)

    uploading = threading.Thread(target=exchange)
    uploading.start()
    try:
        yield done
    finally:
        ended.set()
        uploading.join()


def ask(port: int, address: str) -> Load:
    """Ask for one page as often as many visitors at once would."""
    url = f"http://127.0.0.1:{port}/{address}"
    head = "Accept-Encoding: gzip"
    with urllib.request.urlopen(urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})) as answer:
        sent = len(answer.read())
    command = [str(shutil.which("wrk")), "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency", "-H", head, url]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if failed := re.search(r"Non-2xx or 3xx responses: \d+", said):
        raise CommandError(f"{url}: {failed[0]}")
    number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", said).groups()
    waited = float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]
    return Load(float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]), waited, sent)


def in_words(loads: list[Load]) -> str:
    """Return the medians of several tries."""
    requests, waited = (statistics.median(values) for values in zip(*((one.requests, one.p99) for one in loads), strict=True))
    return f"{requests:,.0f} a second, p99 {waited:.0f} ms, {loads[0].sent / 1000:.1f} kB"


if __name__ == "__main__":
    try:
        sys.exit(main())
    except RuntimeError as error:
        sys.exit(f"hosting: nginx did not start: {error}")
    except CommandError as error:
        sys.exit(f"hosting: {error}")
