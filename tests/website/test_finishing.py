"""What is done to a built page, and what is refused."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from kitbuilder.website.headers import complete_headers
from kitbuilder.website.locking import KNOWN, KNOWN_WHEN_LOST, check_scripts, policy_of, with_policy
from kitbuilder.website.lost import CODE, with_way_home
from kitbuilder.website.offline import complete_worker
from kitbuilder.website.policy import FinishingError, check_self_contained
from kitbuilder.website.repairs import SCOPE, THEMES_SCOPE, repaired
from kitbuilder.website.sharing import Published, with_sharing
from kitbuilder.website.whole_words import with_whole_words

CONFIG = '<script id="__config" type="application/json">{"base": "../.."}</script>'
THEME = (
    f'<!doctype html><html><head><meta charset="utf-8">{THEMES_SCOPE.format(base="../..")}</head><body>'
    '<label class="md-header__button md-icon" for="__drawer"><svg></svg></label>'
    '<form class="md-header__option" data-md-component="palette"></form>'
    f'<div class="md-footer-meta__inner md-grid"></div>{CONFIG}<script>first()</script>'
    '<script src="../../assets/javascripts/site.js" type="module"></script></body></html>'
)


def test_a_page_gets_a_menu_button_a_search_and_our_links():
    html = repaired(THEME, "library/voicemail-script/index.html")
    assert 'aria-label="Menu" aria-expanded="false"' in html
    assert '<form action="../../library/" method="get" role="search"' in html
    assert '<a href="../../library/#kit-query" aria-label="Search"' in html
    assert html.count('href="../../your-details/"') == 2
    assert f'<script data-scope="../../">{SCOPE}</script>' in html
    assert html.endswith('<script src="../../assets/javascripts/site.js" defer></script></body></html>')


@pytest.mark.parametrize("part", ["__drawer", "palette", "md-footer-meta__inner", "__config", "module", "__md_get"])
def test_a_theme_that_has_changed_is_noticed(part):
    with pytest.raises(FinishingError, match="has the theme changed"):
        repaired(THEME.replace(part, "renamed"), "index.html")


def test_a_lost_visitor_is_helped():
    sidebars = '<div data-md-type="navigation" ></div><div data-md-type="toc" ></div>'
    page = THEME.replace("<body>", f"<body>{sidebars}<h1>404 - Not found</h1>").replace("../..", "/kit")
    html = repaired(page, "404.html")
    assert 'href="/kit/library/"' in html
    assert html.count(" hidden></div>") == len(("navigation", "toc"))


LOST = (
    '<head><meta charset="utf-8"><script data-font="/kit/a.woff2">x</script><script data-scope="/kit/">y</script>'
    '</head><a href="/kit/guide/">Guide</a><a href="/kit/">Home</a><a href="/kit/.">Logo</a><a href="https://example.org/kit/">There</a>'
)


def test_the_lost_page_leads_home_from_one_base():
    html = with_way_home(LOST, "/kit/", told=True)
    assert html.index('<base href="/kit/" data-told>') < html.index("data-font")
    assert re.findall(r' (?:href|data-font|data-scope)="([^"]*)"', html) == [
        "/kit/", "a.woff2", "./", "guide/", "./", ".", "https://example.org/kit/",
    ]  # fmt: skip
    assert "data-told" not in with_way_home(LOST, "/kit/", told=False).replace(CODE, "")
    assert "base-uri 'self'" in policy_of(html)
    assert "base-uri 'none'" in policy_of(LOST)
    with pytest.raises(FinishingError, match="has the theme changed"):
        with_way_home(LOST.replace("data-scope", "scope"), "/kit/", told=True)


SHARED = '<head><title>A &amp; B - A site</title><meta name="description" content="Say &quot;yes&quot;."></head>'


def test_a_hyphened_word_of_a_title_is_kept_whole_where_a_screen_may_hold_it():
    kept = with_whole_words('<h1 id="follow-up">A <em>follow-up</em> and a very-very-very-long-word</h1><p>follow-up</p>')
    whole = '<span class="kit-whole">follow-up</span>'
    assert kept == f'<h1 id="follow-up">A <em>{whole}</em> and a very-very-very-long-word</h1><p>follow-up</p>'


def test_a_shared_page_shows_its_title_its_description_and_the_picture():
    html = with_sharing(SHARED, "kit/index.html", "../", Published("A site", "https://example.org/site"))
    assert '<meta property="og:title" content="A &amp; B">' in html
    assert '<meta property="og:description" content="Say &quot;yes&quot;.">' in html
    assert '<meta property="og:image" content="https://example.org/site/assets/images/social.png">' in html
    assert '<meta name="twitter:card" content="summary_large_image">' in html
    front = with_sharing(SHARED, "index.html", "", Published('A "site"', ""))
    assert '<meta property="og:title" content="A &quot;site&quot;">' in front
    assert '<meta property="og:image" content="assets/images/social.png">' in front


@pytest.mark.parametrize("part", ["title>", "description", "</head>"])
def test_a_page_that_says_nothing_to_share_is_refused(part):
    with pytest.raises(FinishingError, match="has the theme changed"):
        with_sharing(SHARED.replace(part, "renamed"), "index.html", "", Published("A site", ""))


def test_the_policy_names_the_scripts_we_know_and_none_that_a_page_holds():
    def named(html):
        return re.findall(r"'sha256-([^']+)'", policy_of(html))

    def hashed(*known):
        return [base64.b64encode(hashlib.sha256(one.code.encode()).digest()).decode() for one in known]

    assert named(THEME) == named("") == hashed(*KNOWN)
    assert named(with_way_home(LOST, "/kit/", told=True)) == hashed(*KNOWN, *KNOWN_WHEN_LOST)
    assert with_policy(THEME).index("Content-Security-Policy") < with_policy(THEME).index("<body>")


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
    page = with_way_home(LOST, "/kit/", told=True)
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


@pytest.mark.parametrize("known", [*KNOWN, *KNOWN_WHEN_LOST], ids=lambda known: known.what)
def test_a_script_we_know_may_stand_in_a_page(known):
    check_scripts(f'<script data-scope="../">{known.code}</script>', "index.html")


@pytest.mark.parametrize(
    "script",
    [
        "<script>first()</script>",
        "<SCRIPT>first()</SCRIPT>",
        "<script\n>first()</script>",
        "<svg><script>first()</script></svg>",
        f"<script>{KNOWN[0].code};first()</script>",
        f'<script type="module">{KNOWN[0].code}</script>',
        '<script src="../downloads/first.js" defer></script>',
        '<script src="https://elsewhere.example/assets/javascripts/site.js" defer></script>',
        '<script type="application/ld+json">{"a": "<"}</script>',
        "<script",
    ],
)
def test_a_script_nobody_knows_stops_the_build_and_is_shown(script):
    before = f'<script>{KNOWN[0].code}</script><script src="../assets/javascripts/site.js" defer></script>'
    data = '<script type="application/ld+json">{"a": 1}</script>'
    with pytest.raises(FinishingError) as raised:
        check_scripts(f"{before}{data}<p>Words</p>{script}", "kit/index.html")
    assert str(raised.value).startswith(f"kit/index.html: a script nobody knows: {script.removeprefix('<svg>')[:60]}")


def test_a_link_to_elsewhere_is_fine():
    check_self_contained('<a href="https://elsewhere.example/">there</a> <p>onclick="x()"</p>', "index.html")


def test_the_headers_hold_every_pages_scripts_and_forbid_frames(tmp_path):
    (tmp_path / "_headers").write_text("/*\n  Content-Security-Policy: {policy}\n", encoding="utf-8")
    complete_headers(tmp_path, ["<p>One", with_way_home(LOST, "/kit/", told=True)])
    text = (tmp_path / "_headers").read_text(encoding="utf-8")
    assert text.count("'sha256-") == len((*KNOWN, *KNOWN_WHEN_LOST))
    assert "frame-ancestors 'none'" in text
    assert "{policy}" not in text


def test_headers_without_a_place_for_the_policy_are_noticed(tmp_path):
    (tmp_path / "_headers").write_text("/*\n", encoding="utf-8")
    with pytest.raises(FinishingError, match="no place"):
        complete_headers(tmp_path, [])


@pytest.fixture
def saved(tmp_path):
    """A small site with a worker."""
    pages = ("index.html", "kit/index.html", "404.html", "downloads/kit.html")
    for name in (*pages, "a.js", "assets/images/social.png", "notes.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    (tmp_path / "sw.js").write_text('const VERSION = "unbuilt";\nconst FILES = [];\n', encoding="utf-8")
    return tmp_path


def test_the_worker_keeps_pages_and_what_they_need_and_no_downloads(saved):
    complete_worker(saved)
    worker = (saved / "sw.js").read_text(encoding="utf-8")
    assert 'const FILES = ["404.html", "a.js", "", "kit/"];' in worker
    assert re.search(r'const VERSION = "[0-9a-f]{16}";', worker)


def test_the_workers_version_changes_with_any_byte_and_with_nothing_else(saved):
    source = (saved / "sw.js").read_text(encoding="utf-8")
    complete_worker(saved)
    first = (saved / "sw.js").read_text(encoding="utf-8")
    (saved / "sw.js").write_text(source, encoding="utf-8")
    complete_worker(saved)
    assert (saved / "sw.js").read_text(encoding="utf-8") == first
    (saved / "sw.js").write_text(source, encoding="utf-8")
    (saved / "a.js").write_text("changed", encoding="utf-8")
    complete_worker(saved)
    assert (saved / "sw.js").read_text(encoding="utf-8") != first


def test_a_worker_without_a_place_for_its_list_is_noticed(saved):
    (saved / "sw.js").write_text("const FILES = [1];", encoding="utf-8")
    with pytest.raises(FinishingError, match="no place"):
        complete_worker(saved)
