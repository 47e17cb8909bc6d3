"""A host that does not read `_headers` is told the same by a file of its own, and hands out what was packed before."""

from __future__ import annotations

import gzip
import socket
import urllib.error
import urllib.request
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import brotli
import pytest
from web_servers import nginx, running

from kitbuilder.cli import main
from kitbuilder.website.finishing.compress import compress
from kitbuilder.website.finishing.headers import complete_headers
from kitbuilder.website.finishing.hosts import read_sections, write_host_files
from kitbuilder.website.finishing.self_contained import FinishingError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message
ROOT = Path(__file__).resolve().parents[2]
EVERYWHERE = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self' 'sha256-nNtZ+0rg='",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "public, max-age=0, must-revalidate",
}
FOREVER = "public, max-age=31536000, immutable"
HEADERS = f"""# For hosts that read this file.
/*
{"".join(f"  {name}: {value}{chr(10)}" for name, value in EVERYWHERE.items())}
/assets/*
  Cache-Control: {FOREVER}
/assets/*.map
  Cache-Control: no-store
"""
PAGE = "<!doctype html><title>Łódź</title><p>" + "A page of words. " * 100
NGINX = "server {{ listen 127.0.0.1:{port}; root {root}; include {site}/_nginx.conf; }}"
APACHE_MODULES = ("mpm_event", "authz_core", "dir", "mime", "headers", "rewrite")
APACHE = """ServerRoot {room}
ServerName localhost
PidFile {room}/pid
ErrorLog {room}/error
Listen 127.0.0.1:{port}
{modules}
TypesConfig /etc/mime.types
DocumentRoot {root}
<Directory {site}>
  Require all granted
  Include {site}/_apache.conf
</Directory>
"""
CADDY = """{{
  admin off
  auto_https off
  storage file_system {room}
}}
http://127.0.0.1:{port} {{
  root * {root}
  import {site}/_caddy.conf
}}
"""


@pytest.fixture(params=["", "kit"])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A finished site of two pages and a script, at the root of its host or in a folder."""
    folder = tmp_path / "root" / request.param
    for name, text in {
        "_headers": HEADERS,
        "index.html": PAGE,
        "about/index.html": PAGE,
        "404.html": f"{PAGE} This page is not here.",
        "assets/site.js": "// words\n" * 300,
        "assets/site.js.map": "{}",
        "assets/small.css": "p{}",
    }.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    write_host_files(folder, f"/{request.param}")
    compress(folder)
    return folder


@contextmanager
def served(site: Path, program: str) -> Iterator[str]:
    """Serve the site by a program that includes our file, and yield its address."""
    root = next(folder for folder in (site, *site.parents) if folder.name == "root")
    room = root.parent / "room"
    room.mkdir()
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    places = {"room": room, "root": root, "site": site, "port": port}
    if program == "nginx":
        command = nginx(room, NGINX.format(**places))
    elif program == "caddy":
        settings = room / "settings"
        settings.write_text(CADDY.format(**places), encoding="utf-8")
        command = ["caddy", "run", "--config", str(settings), "--adapter", "caddyfile"]
    else:
        modules = "\n".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in APACHE_MODULES)
        settings = room / "settings"
        settings.write_text(APACHE.format(modules=modules, **places), encoding="utf-8")
        command = ["apache2", "-f", str(settings), "-DFOREGROUND"]
    with running(command, port, room / "error"):
        yield f"http://127.0.0.1:{port}/{site.relative_to(root).as_posix()}/".replace("/./", "/")


def ask(address: str, accepted: str = "identity", **more: str) -> tuple[int, Message, bytes]:
    asked = urllib.request.Request(address, headers={"Accept-Encoding": accepted, **more})
    try:
        with urllib.request.urlopen(asked) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


PROGRAMS = pytest.mark.parametrize(
    "program",
    [
        pytest.param("nginx", marks=pytest.mark.optional("nginx", "its file is read by nobody")),
        pytest.param("caddy", marks=pytest.mark.optional("caddy", "its file is read by nobody")),
        pytest.param("apache2", marks=pytest.mark.optional("apache2", "its file is read by nobody")),
    ],
)


@PROGRAMS
def test_a_named_file_may_be_kept_for_good_and_all_else_is_asked_for_each_time(site: Path, program: str) -> None:
    named = "assets/site.0123456789ab.js"
    for name in (named, "assets/images/social.png", "kit/index.html", "downloads/a.txt"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(name, encoding="utf-8")
    (site / "_headers").write_text((ROOT / "docs" / "_headers").read_text(encoding="utf-8"), encoding="utf-8")
    complete_headers(site, "default-src 'none'", [named])
    write_host_files(site, "/" if site.name == "root" else f"/{site.name}")
    with served(site, program) as address:
        for name in ("", "index.html", "about/", "kit/", "downloads/a.txt", "assets/images/social.png", "assets/site.js"):
            assert ask(address + name)[1].get_all("Cache-Control") == ["no-cache"], name
        assert ask(address + named)[1].get_all("Cache-Control") == [FOREVER]
        status, headers, _ = ask(f"{address}assets/site.ba9876543210.js")
        assert (status, headers.get_all("Cache-Control")) == (404, ["no-cache"])


@PROGRAMS
def test_the_host_says_what_the_file_of_headers_says(site: Path, program: str) -> None:
    with served(site, program) as address:
        for name, wanted in {"": 200, "about/": 200, "nowhere/": 404, "assets/small.css": 200}.items():
            status, headers, body = ask(address + name)
            cached = FOREVER if name.startswith("assets/") else EVERYWHERE["Cache-Control"]
            assert (status, {name: headers[name] for name in EVERYWHERE}) == (wanted, EVERYWHERE | {"Cache-Control": cached})
            assert ("This page is not here" in body.decode()) is (wanted == 404)
            assert headers["Content-Type"].startswith("text/css" if name.endswith(".css") else "text/html; charset=utf-8")
        assert ask(f"{address}assets/site.js.map")[1].get_all("Cache-Control") == ["no-store"]
        unchanged = {"If-Modified-Since": ask(f"{address}assets/small.css")[1]["Last-Modified"]}
        status, headers, _ = ask(f"{address}assets/small.css", **unchanged)
        assert (status, headers.get_all("Cache-Control")) == (304, [FOREVER])
        status, headers, _ = ask(f"{address}assets/gone.js")
        assert (status, headers.get_all("Cache-Control")) == (404, [EVERYWHERE["Cache-Control"]])
        for own in ("_headers", "_nginx.conf", "_apache.conf", "_caddy.conf"):
            assert ask(address + own)[0] in (403, 404)
        for name in ("about/", "assets/site.js"):
            plain = ask(address + name)[2]
            status, headers, packed = ask(address + name, "gzip")
            assert (headers["Content-Encoding"], headers["Vary"], gzip.decompress(packed)) == ("gzip", "Accept-Encoding", plain)
            assert headers["Content-Type"].startswith(
                "text/html" if name == "about/" else ("text/javascript", "application/javascript")
            )
            if program != "nginx":  # Debian's nginx reads .br files with one package more
                status, headers, packed = ask(address + name, "gzip, br")
                assert (status, headers["Content-Encoding"], brotli.decompress(packed)) == (200, "br", plain)


def test_packed_files_hold_what_they_stand_for_and_nothing_of_the_time(site: Path) -> None:
    packed = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.suffix in (".br", ".gz")}
    assert packed == {f"{name}{ending}" for name in ("index.html", "about/index.html", "404.html", "assets/site.js")
                      for ending in (".br", ".gz")}  # fmt: skip
    before = {name: (site / name).read_bytes() for name in packed}
    for name, data in before.items():
        plain = (site / name).with_suffix("").read_bytes()
        assert (brotli.decompress if name.endswith(".br") else gzip.decompress)(data) == plain
        (site / name).unlink()
    compress(site)
    assert {name: (site / name).read_bytes() for name in packed} == before


def test_a_line_that_is_no_header_is_refused_by_number() -> None:
    with pytest.raises(FinishingError, match=r"^_headers:3: neither an address nor a header: nosniff$"):
        read_sections("/*\n  X-A: b\nnosniff\n")


def test_a_site_without_headers_gets_no_files(tmp_path: Path) -> None:
    write_host_files(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_packing_is_for_an_upload(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["site", "--compress"]) == 1
    assert capsys.readouterr().err == "kit site: --compress packs a site for its host: use it with --no-serve\n"
