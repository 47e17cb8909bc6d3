"""What is done to a built page, and what is refused."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest

from kitbuilder.website.finishing.edition import mark_edition
from kitbuilder.website.finishing.headers import complete_headers
from kitbuilder.website.finishing.locking import FOLDER, ON_EVERY_PAGE, WHEN_LOST, read_lock
from kitbuilder.website.finishing.self_contained import FinishingError, check_self_contained

ROOT = Path(__file__).resolve().parents[2]
LOCK = read_lock(ROOT)
EARLY = LOCK.on_every_page[0]


def test_the_policy_names_the_scripts_we_know_and_no_other():
    def named(*, is_lost):
        return re.findall(r"'sha256-([^']+)'", LOCK.policy(is_lost=is_lost))

    def hashed(*names):
        codes = [(ROOT / FOLDER / name).read_text(encoding="utf-8").removesuffix("\n") for name in names]
        return [base64.b64encode(hashlib.sha256(code.encode()).digest()).decode() for code in codes]

    assert named(is_lost=False) == hashed(*ON_EVERY_PAGE)
    assert named(is_lost=True) == hashed(*ON_EVERY_PAGE, *WHEN_LOST)
    assert "base-uri 'none'" in LOCK.policy(is_lost=False)
    assert "base-uri 'self'" in LOCK.policy(is_lost=True)


def test_a_page_without_our_policy_is_refused():
    def tag(policy):
        return f'<meta http-equiv="Content-Security-Policy" content="{policy}">'

    mine, lost = LOCK.settings()["page"], LOCK.settings()["lost"]
    assert LOCK.without_policy(f"<head>{tag(mine)}</head>", "kit/index.html") == "<head></head>"
    assert LOCK.without_policy(f"<head>{tag(lost)}</head>", "404.html") == "<head></head>"
    for html in ("<head></head>", tag(lost), tag(mine.replace("base-uri", "base")), tag(mine) * 2):
        with pytest.raises(FinishingError, match=r"^kit/index\.html: its content security policy is missing"):
            LOCK.without_policy(html, "kit/index.html")


def test_a_theme_without_one_of_its_scripts_is_refused(tmp_path):
    with pytest.raises(FinishingError, match=r"^theme/inline/early\.js is missing"):
        read_lock(tmp_path)


@pytest.mark.parametrize(
    "markup",
    [
        '<script src="https://elsewhere.example/x.js"></script>',
        '<img src="//elsewhere.example/x.png">',
        '<link rel="stylesheet" href="https://elsewhere.example/x.css">',
        '<p style="color:red">',
        '<button onclick="x()">',
        "<button/ONCLICK = x()>",
        '<button title="a > b"onclick="x()">',
        "<img src='https://elsewhere.example/x.png'>",
        '<img src="a.png" srcset="a.png 1x, //elsewhere.example/x.png 2x">',
        '<video poster="https://elsewhere.example/x.png"></video>',
        '<link href="//elsewhere.example" rel="dns-prefetch">',
        '<meta http-equiv="refresh" content="0; url=https://elsewhere.example/">',
        '<iframe src="a.html"></iframe>',
        "<object></object>",
    ],
)
def test_what_comes_from_elsewhere_or_runs_in_an_attribute_is_refused(markup):
    with pytest.raises(FinishingError, match=r"^index\.html: .*: <"):
        check_self_contained(f"<body>{markup}", "index.html")


def test_only_the_lost_page_says_what_its_addresses_are_seen_from_and_once():
    page = '<head><base href="/kit/"></head>'
    check_self_contained(page, "404.html", bases=1)
    for html, bases in ((page, 0), (page.replace("</head>", '<base href="/"></head>'), 1)):
        with pytest.raises(FinishingError, match="a base of its own"):
            check_self_contained(html, "404.html", bases=bases)


@pytest.mark.parametrize(
    "words",
    [
        '<meta content="Turned on one = two and style=plain" name="description">',
        '<p title="An onset=early, see //there">Based on = what</p>',
        '<a href="https://elsewhere.example/?on=1" aria-label="style = ours">there</a> <p>onclick="x()"</p>',
        "<script data-scope='x'>var on=1,style=2</script><p data-src='//x'>srcset=//x</p>",
        '<link rel="canonical" href="https://example.org/preload/"><p>&lt;iframe src=//x></p>',
    ],
)
def test_words_that_look_like_code_are_words(words):
    check_self_contained(words, "index.html")


@pytest.mark.parametrize("page", ["index.html", "404.html"])
@pytest.mark.parametrize("code", LOCK.on_every_page, ids=ON_EVERY_PAGE)
def test_a_script_we_know_may_stand_in_a_page(code, page):
    LOCK.check(f'<script data-scope="../">{code}</script>', page)


def test_the_way_home_stands_in_the_page_for_a_wrong_address_alone():
    html = f"<script>{LOCK.when_lost[0]}</script>"
    LOCK.check(html, "404.html")
    with pytest.raises(FinishingError, match="an unknown script"):
        LOCK.check(html, "index.html")


@pytest.mark.parametrize(
    "script",
    [
        "<script>first()</script>",
        "<SCRIPT>first()</SCRIPT>",
        "<script\n>first()</script>",
        "<svg><script>first()</script></svg>",
        f"<script>{EARLY};first()</script>",
        f'<script type="module">{EARLY}</script>',
        '<script src="../downloads/first.js" defer></script>',
        '<script src="https://elsewhere.example/assets/javascripts/site.js" defer></script>',
        '<script type="application/ld+json">{"a": "<"}</script>',
        "<script",
    ],
)
def test_an_unknown_script_stops_the_build_and_is_shown(script):
    before = f'<script>{EARLY}</script><script src="../assets/javascripts/site.js" defer></script>'
    data = '<script type="application/ld+json">{"a": 1}</script>'
    with pytest.raises(FinishingError) as raised:
        LOCK.check(f"{before}{data}<p>Words</p>{script}", "kit/index.html")
    assert str(raised.value).startswith(f"kit/index.html: an unknown script: {script.removeprefix('<svg>')[:60]}")


def test_a_link_to_elsewhere_is_fine():
    check_self_contained('<a href="https://elsewhere.example/">there</a> <p>onclick="x()"</p>', "index.html")


@pytest.fixture
def with_headers(tmp_path):
    """A small site whose headers are not filled in yet."""
    for name in ("index.html", "404.html", "kit/index.html", "assets/a.0.js", "assets/images/social.png", "sw.js"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    (tmp_path / "_headers").write_text("/*\n  Content-Security-Policy: {policy}\n{caching}\n", encoding="utf-8")
    return tmp_path


def test_the_headers_hold_every_pages_scripts_and_forbid_frames(with_headers):
    complete_headers(with_headers, LOCK.policy(is_lost=True), ())
    text = (with_headers / "_headers").read_text(encoding="utf-8")
    assert text.count("'sha256-") == len((*ON_EVERY_PAGE, *WHEN_LOST))
    assert "frame-ancestors 'none'" in text
    assert "{policy}" not in text


def test_the_headers_let_named_files_be_kept_and_have_the_rest_asked_for_each_time(with_headers):
    complete_headers(with_headers, "", ["assets/a.0.js"])
    rules = re.findall(r"^(/.*)\n  Cache-Control: (.+)$", (with_headers / "_headers").read_text(encoding="utf-8"), re.MULTILINE)
    assert rules == [
        ("/", "no-cache"),
        ("/404.html", "no-cache"),
        ("/assets/images/social.png", "no-cache"),
        ("/index.html", "no-cache"),
        ("/kit/*", "no-cache"),
        ("/sw.js", "no-cache"),
        ("/assets/a.0.js", "public, max-age=31536000, immutable"),
    ]


@pytest.mark.parametrize("text", ["/*\n", "{policy}\n", "{caching}\n", "{policy}{policy}{caching}"])
def test_headers_without_a_place_for_what_is_filled_in_are_noticed(tmp_path, text):
    (tmp_path / "_headers").write_text(text, encoding="utf-8")
    with pytest.raises(FinishingError, match="no place"):
        complete_headers(tmp_path, "", ())


WORKER = 'const EDITION = "unbuilt";\nconst PAGES = []; // pages\nconst FILES = {};\n'
PAGES = {name: f"<head></head>{name}" for name in ("404.html", "index.html", "kit/index.html")}
ASSETS = ("assets/a.0.js", "assets/Kit0.0.ttf")


@pytest.fixture
def saved(tmp_path):
    """A small site with a worker."""
    for name in ASSETS:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    (tmp_path / "sw.js").write_text(WORKER, encoding="utf-8")
    return tmp_path


def edition(site, pages=PAGES):
    """The edition that a site's worker and each of its pages name."""
    (site / "sw.js").write_text(WORKER, encoding="utf-8")
    marked = mark_edition(site, pages, ASSETS)
    [named] = re.findall(r'^const EDITION = "([0-9a-f]{16})";$', (site / "sw.js").read_text(encoding="utf-8"), re.MULTILINE)
    assert {name: html.split('"')[3] for name, html in marked.items()} == {
        "404.html": f"{named} 404.html",
        "index.html": f"{named} ",
        "kit/index.html": f"{named} kit/",
    }
    return named


def test_the_worker_keeps_pages_and_what_they_need_and_no_downloads(saved):
    edition(saved)
    worker = (saved / "sw.js").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(b"assets/a.0.js").digest()).decode()
    assert 'const PAGES = ["404.html", "", "kit/"]; // pages' in worker
    assert f'const FILES = {{"assets/a.0.js": "sha256-{digest}"}};' in worker


def test_the_edition_changes_with_any_byte_and_with_nothing_else(saved):
    first = edition(saved)
    assert edition(saved) == first
    assert edition(saved, {**PAGES, "kit/index.html": "<head></head>another"}) != first
    (saved / "assets" / "a.0.js").write_text("changed", encoding="utf-8")
    assert edition(saved) != first


def test_a_site_without_a_worker_is_marked_all_the_same(tmp_path):
    assert all('<meta name="kit-page" content="' in html for html in mark_edition(tmp_path, PAGES, ()).values())


def test_a_worker_without_a_place_for_its_lists_is_noticed(saved):
    (saved / "sw.js").write_text("const FILES = [1];", encoding="utf-8")
    with pytest.raises(FinishingError, match="no place"):
        mark_edition(saved, PAGES, ())


@pytest.mark.parametrize("html", ["<p>Words", "<head></head><head></head>"])
def test_a_page_without_one_head_is_noticed(tmp_path, html):
    with pytest.raises(FinishingError, match=r"^index\.html: a page without a head"):
        mark_edition(tmp_path, {"index.html": html}, ())
