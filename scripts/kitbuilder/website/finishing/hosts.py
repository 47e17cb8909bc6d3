"""Write what `_headers` says for nginx, Apache and Caddy, which ignore that file: one file for each to include."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from kitbuilder.website.finishing.headers import HEADERS
from kitbuilder.website.finishing.self_contained import LOST, FinishingError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

NGINX, APACHE, CADDY = "_nginx.conf", "_apache.conf", "_caddy.conf"
PACKED = (".css", ".html", ".js", ".json", ".svg", ".ttf", ".txt", ".xml")  # what gets smaller by packing
EVERYWHERE = "/*"

NGINX_FILE = """\
# Include this within `server {{ … }}`, with `root` as the folder it is in. Each build writes it: reload nginx after an upload.
index index.html;
charset utf-8;
error_page 404 {lost};
gzip_static on;
gzip_vary on;
# brotli_static on;  # with the module of that name
location ~ /_(headers|(nginx|apache|caddy)\\.conf)$ {{ return 404; }}
{locations}"""
APACHE_FILE = """\
# Include this within `<Directory …>` of the folder it is in, or name it .htaccess. It needs mod_headers; with mod_rewrite it
# hands out the packed files of `site --compress`.
DirectoryIndex index.html
AddDefaultCharset utf-8
ErrorDocument 404 {lost}
<FilesMatch "^_(headers|(nginx|apache|caddy)\\.conf)$">
  Require all denied
</FilesMatch>
{headers}
<IfModule mod_rewrite.c>
  RewriteEngine On
  RewriteCond %{{HTTP:Accept-Encoding}} br
  RewriteCond %{{REQUEST_FILENAME}}.br -f
  RewriteRule ^(.+)$ $1.br [L]
  RewriteCond %{{HTTP:Accept-Encoding}} gzip
  RewriteCond %{{REQUEST_FILENAME}}.gz -f
  RewriteRule ^(.+)$ $1.gz [L]
  RemoveType .br .gz
  AddEncoding br .br
  AddEncoding gzip .gz
  <FilesMatch "\\.({packed})(\\.br|\\.gz)?$">
    Header append Vary Accept-Encoding
  </FilesMatch>
</IfModule>
"""
CADDY_FILE = """\
# Import this within the block of a site, below `root * …` of the folder it is in. Each build writes it: reload Caddy after it.
@own path_regexp /_(headers|(nginx|apache|caddy)\\.conf)$
route {{
  error @own 404
{headers}  file_server {{
    precompressed br gzip
  }}
}}
handle_errors {{
{when_lost}  rewrite * {lost}
  file_server
}}
"""


@dataclass(frozen=True, slots=True)
class Section:
    """Holds the headers of all addresses that a pattern fits; `*` in it is anything."""

    pattern: str
    headers: dict[str, str]


def write_host_files(site: Path, folder: str = "/") -> None:
    """Write a file for each beside `_headers`, if the site has that. `folder` is the site's path on its host.

    Raises `FinishingError` for a line of `_headers` that is neither a pattern, a header nor a comment.
    """
    file = site / HEADERS
    if not file.exists():
        return
    sections = read_sections(file.read_text(encoding="utf-8"))
    lost = f"{folder.rstrip('/')}/{LOST}"
    (site / NGINX).write_text(nginx(sections, lost), encoding="utf-8", newline="\n")
    (site / APACHE).write_text(apache(sections, lost), encoding="utf-8", newline="\n")
    (site / CADDY).write_text(caddy(sections, lost), encoding="utf-8", newline="\n")


def read_sections(text: str) -> list[Section]:
    """Read `_headers`: a pattern alone on a line, and below it, indented, a header a line."""
    sections: list[Section] = []
    for number, line in enumerate(text.splitlines(), 1):
        name, colon, value = line.strip().partition(":")
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line.startswith("/"):
            sections.append(Section(line.strip(), {}))
        elif colon and sections and line[0].isspace():
            sections[-1].headers[name] = value.strip()
        else:
            raise FinishingError(f"{HEADERS}:{number}: neither an address nor a header: {line.strip()}")
    return sections


def nginx(sections: Sequence[Section], lost: str) -> str:
    """Write nginx' file: a location for each pattern, which repeats what holds everywhere, as nginx forgets that within one."""
    everywhere = _everywhere(sections)
    # nginx takes the first expression that fits, `_headers` the last section.
    places = [(f"~ {expression}", everywhere | headers) for expression, headers in reversed(_special(sections))]
    locations = [_location(place, headers) for place, headers in [*places, ("/", everywhere)]]
    return NGINX_FILE.format(lost=lost, locations="".join(locations))


def _location(place: str, headers: dict[str, str]) -> str:
    lines = "".join(f'  add_header {name} "{value}" always;\n' for name, value in headers.items())
    return f"location {place} {{\n{lines}}}\n"


def apache(sections: Sequence[Section], lost: str) -> str:
    """Write Apache's file: what holds everywhere, then the headers of each pattern, the last one winning."""
    lines = [f'Header always set {name} "{value}"' for name, value in _everywhere(sections).items()]
    for expression, headers in _special(sections):
        own = [f'  Header always set {name} "{value}"' for name, value in headers.items()]
        lines += [f'<If "%{{REQUEST_URI}} =~ m#{expression}#">', *own, "</If>"]
    packed = "|".join(ending.removeprefix(".") for ending in PACKED)
    return APACHE_FILE.format(lost=lost, headers="\n".join(lines), packed=packed)


def caddy(sections: Sequence[Section], lost: str) -> str:
    """Write Caddy's file. Within `route` it goes by the order of the lines, and the last header of a name is the one sent."""
    when_lost = _everywhere(sections)
    lines = _caddy_header("", when_lost)
    for number, (expression, headers) in enumerate(_special(sections), 1):
        lines += f"  @place{number} path_regexp {expression}\n{_caddy_header(f'@place{number} ', headers)}"
        when_lost |= headers if re.search(expression, f"/{LOST}") else {}
    return CADDY_FILE.format(headers=lines, when_lost=_caddy_header("", when_lost), lost=lost)


def _caddy_header(where: str, headers: dict[str, str]) -> str:
    lines = "".join(f'    {name} "{value}"\n' for name, value in headers.items())
    return f"  header {where}{{\n{lines}  }}\n"


def _special(sections: Sequence[Section]) -> list[tuple[str, dict[str, str]]]:
    """List the headers that hold somewhere, with an expression of where; neighbors that say the same are one."""
    special = (section for section in sections if section.pattern != EVERYWHERE)
    groups = ((headers, list(group)) for headers, group in groupby(special, key=attrgetter("headers")))
    return [("|".join(_expression(section.pattern) for section in group), headers) for headers, group in groups]


def _everywhere(sections: Sequence[Section]) -> dict[str, str]:
    common = (section.headers for section in sections if section.pattern == EVERYWHERE)
    return {name: value for headers in common for name, value in headers.items()}


def _expression(pattern: str) -> str:
    """Write a regular expression for the end of an address, as the site may be in a folder of its host."""
    return ".*".join(re.escape(part) for part in pattern.split("*")).removesuffix(".*") + ("" if pattern.endswith("*") else "$")
