"""The real site, built strictly: every page is there, leads somewhere, hands out what it says, and asks nobody else."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import struct
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest

from kitbuilder.model.translation import originals_among
from kitbuilder.website.content.software_bill import BILL
from third_party.taken_over import PARTS

ROOT = Path(__file__).resolve().parents[2]
# What XML is named by, and no address that anybody is asked at.
NAMES = re.compile(r"http://(?:www\.w3\.org/2000/svg|schemas\.(?:openxmlformats\.org|microsoft\.com)/[\w/.]+)")

THE_LIBRARY = re.compile(r'md-tabs__item--active">\s*<a href="\.\./" class="md-tabs__link" aria-current="true"')

pytestmark = pytest.mark.site


class Page(HTMLParser):
    """What a page is called, names and points to."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.title = ""
        self.names: set[str] = set()
        self.targets: list[str] = []
        self.policy = ""
        self.metas: dict[str, str] = {}
        self._in_title = False
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self._in_title = tag == "title"
        self.names |= {str(found[name]) for name in ("id", "name") if found.get(name)}
        self.targets += [str(found[name]) for name in ("href", "src") if found.get(name)]
        if found.get("http-equiv") == "Content-Security-Policy":
            self.policy = str(found["content"])
        if tag == "meta":
            self.metas[str(found.get("property") or found.get("name"))] = str(found.get("content"))

    def handle_data(self, data):
        self.title += data if self._in_title else ""

    def handle_endtag(self, tag):  # noqa: ARG002  # the parser's own signature
        self._in_title = False


@pytest.fixture(scope="module")
def pages(site) -> dict[str, Page]:
    return {file.relative_to(site).as_posix(): Page(file) for file in sorted(site.rglob("*.html"))}


@pytest.fixture(scope="module")
def manifest(site) -> dict:
    """The account of the build the site was made from."""
    return json.loads((ROOT / "build" / "kit" / "manifest.json").read_text(encoding="utf-8"))


def test_every_template_and_every_step_has_its_page(pages, real):
    for template in real.templates:
        assert f"library/{template.slug}/index.html" in pages
    for step in real.steps:
        assert f"guide/{step.name}/index.html" in pages


def test_every_page_in_the_menus_says_where_it_is(site, real):
    for template in real.templates:
        html = (site / "library" / template.slug / "index.html").read_text(encoding="utf-8")
        assert THE_LIBRARY.search(html), template.slug
    for name in ("kit", "situations", "guide/prepare", "library"):
        html = (site / name / "index.html").read_text(encoding="utf-8")
        assert re.search(r'md-nav__link--active" aria-current="page"', html), name


def test_no_two_pages_have_the_same_title(pages):
    titles = [page.title for name, page in pages.items() if name != "404.html"]
    assert len(set(titles)) == len(titles)


def test_a_guide_page_is_called_as_its_step_is(pages, real):
    for step in real.steps:
        assert pages[f"guide/{step.name}/index.html"].title.startswith(step.title)


def test_every_link_leads_to_something(pages, site):
    lost = []
    for name, page in pages.items():
        for target in page.targets:
            if re.match(r"[a-z]+:", target) or (name == "404.html" and target == "/"):  # its base
                continue
            address, part = urldefrag(unquote(urljoin(f"/{name}", target)))
            file = site / address.lstrip("/")
            file = file / "index.html" if address.endswith("/") or file.is_dir() else file
            known = pages.get(file.relative_to(site).as_posix())
            if not file.is_file() or (part and known and part not in known.names):
                lost.append(f"{name}: {target}")
    assert lost == []


def test_every_download_arrives_as_the_manifest_says(site, manifest):
    assert len(manifest["files"]) > 200
    for file in manifest["files"]:
        data = (site / "downloads" / file["path"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == file["sha256"], file["path"]


def test_what_fills_downloads_in_knows_each_of_them(site):
    [sums] = (site / "assets" / "filling").glob("sums.*.json")
    files = [file for file in (site / "downloads").rglob("*") if file.is_file()]
    digests = {file: base64.b64encode(hashlib.sha256(file.read_bytes()).digest()).decode() for file in files}
    expected = {file.relative_to(site / "downloads").as_posix(): f"sha256-{digest}" for file, digest in digests.items()}
    assert json.loads(sums.read_text(encoding="utf-8")) == expected


def test_every_template_page_offers_every_file_of_its_template(pages, manifest):
    for file in manifest["files"]:
        if file["slug"]:
            targets = [unquote(target) for target in pages[f"library/{file['slug']}/index.html"].targets]
            assert f"../../downloads/{file['path']}" in targets


def test_the_kit_page_shows_the_checksums(site, manifest):
    html = (site / "kit" / "index.html").read_text(encoding="utf-8")
    for file in manifest["files"]:
        if file["slug"] is None:
            assert file["sha256"] in html


def test_every_page_is_locked_down(pages):
    for name, page in pages.items():
        assert page.policy.startswith("default-src 'none'; script-src 'self' 'sha256-"), name
        assert "unsafe" not in page.policy


def test_a_shared_page_is_shown_with_its_own_words_and_our_picture(pages, site, real):
    for name, page in pages.items():
        assert page.metas["og:description"] == page.metas["description"], name
        assert page.metas["og:title"] in page.title
        assert page.metas["og:type"] == "website"
        assert page.metas["twitter:card"] == "summary_large_image"
        assert (site / name).parent.joinpath(page.metas["og:image"].removeprefix("/")).is_file()
    for template in real.templates:
        assert pages[f"library/{template.slug}/index.html"].metas["og:description"] == template.summary
    assert struct.unpack(">2I", (site / "assets" / "images" / "social.png").read_bytes()[16:24]) == (1200, 630)


def test_counts_on_the_front_page_are_true(site, real):
    html = (site / "index.html").read_text(encoding="utf-8")
    assert f"{len(originals_among(real.templates))} scripts, letters, forms" in html


def test_dead_weight_and_dates_are_gone(site):
    assert not list(site.rglob("*.map"))
    assert not (site / "assets" / "javascripts" / "lunr").exists()
    assert "lastmod" not in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert not [file for file in site.rglob("*.js") if b"sourceMappingURL" in file.read_bytes()]


def test_the_license_of_all_that_comes_from_others_is_on_the_site(site):
    published = {file.read_bytes() for file in (site / "assets").rglob("*.txt")}
    assert [part.text for part in PARTS if (ROOT / part.text).read_bytes() not in published] == []


def test_the_list_of_what_comes_from_others_is_published_for_this_edition(site, real):
    kept, published = (json.loads((folder / BILL).read_text(encoding="utf-8")) for folder in (ROOT, site))
    assert published["metadata"]["component"].pop("version") == real.kit.edition
    assert published == kept
    assert BILL not in (site / "sw.js").read_text(encoding="utf-8")


def test_nothing_but_the_kit_is_in_the_docs():
    docs = ROOT / "docs"
    assert [file.name for file in (docs / "library").iterdir()] == ["index.md"]
    assert not (docs / "downloads").exists()


def test_details_are_never_asked_for_over_the_net(site):
    for script in (site / "assets" / "javascripts").glob("*.js"):
        if "bundle" not in script.name:
            text = NAMES.sub("", script.read_text(encoding="utf-8"))
            assert not re.search(r"://[^\"'`]", text), script.name  # a scheme without a host names nobody
