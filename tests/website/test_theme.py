"""What the theme makes of a page, without a build: its head, its header, its menus, and the page for a wrong address."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from drawing import entry, make_page
from kitbuilder.renderers.social import SOCIAL_SIZE
from kitbuilder.website.content.library import LONGEST, QUERY
from kitbuilder.website.finishing.locking import read_lock

ROOT = Path(__file__).resolve().parents[2]


def test_a_page_gets_a_menu_button_a_search_and_our_links(draw):
    html = draw(make_page("library/voicemail-script/"))
    assert 'aria-label="Menu" aria-expanded="false"' in html
    form = html[html.index('<form action="../" role="search"') : html.index("</form>")]
    assert "name=" not in form  # a box without a name is never sent
    assert f'<a href="../#{QUERY}" aria-label="Search"' in html
    assert f'maxlength="{LONGEST}"' in html
    assert html.count('href="../../your-details/"') == 2
    assert 'data-offline="../../sw.js"' in html


def test_no_script_of_materials_is_left(draw):
    html = draw(make_page())
    read_lock(ROOT).check(html, "kit/index.html")
    assert "bundle." not in html
    assert "__config" not in html


@pytest.mark.parametrize(
    ("content", "script"),
    [
        ('<div id="kit-text"></div>', "template"),
        ("<div data-library></div>", "library"),
        ("<form data-details-form></form>", "details_form"),
    ],
)
def test_a_page_names_the_scripts_it_is_sure_to_need_and_the_first_one_first(draw, content, script):
    scripts = re.findall(r'<script src="../assets/javascripts/(\w+)\.js" defer></script>', draw(make_page(content=content)))
    assert scripts == ["site", script]
    assert (ROOT / "theme" / "assets" / "javascripts" / f"{script}.js").is_file()


def test_the_policy_comes_before_anything_it_rules(draw):
    html = draw(make_page())
    policy = html.index("Content-Security-Policy")
    assert html.index("<meta charset") < policy < html.index("<script") < html.index("<link")
    assert len(html[: html.index("<meta charset")]) < 1024


def test_a_served_page_has_no_policy(draw):
    assert "Content-Security-Policy" not in draw(make_page(), extra={})


def shared(html):
    return dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', html))


def test_a_shared_page_shows_its_title_its_description_and_the_picture(draw):
    page = make_page(title="A &amp; B", meta={"description": "Say &quot;yes&quot;."})
    told = shared(draw(page, site_url="https://example.org/site"))
    assert (told["title"], told["description"]) == ("A &amp; B", "Say &quot;yes&quot;.")
    assert told["image"] == "https://example.org/site/assets/images/social.png"
    front = shared(draw(make_page("", is_homepage=True), site_name='A "site"'))
    assert front == {**front, "title": "A &#34;site&#34;", "description": "What it is for.", "image": "assets/images/social.png"}


def test_the_picture_has_the_size_that_pages_say(draw):
    html = draw(make_page())
    for name, pixels in zip(("width", "height"), SOCIAL_SIZE, strict=True):
        assert f'<meta property="og:image:{name}" content="{pixels}">' in html


def current(html):
    return re.findall(r'<a href="([^"]*)" class="md-(tabs|nav)__link[^>]*aria-current="(\w+)"', html)


def test_the_menus_say_which_page_this_is(draw):
    page = make_page(active=True)
    html = draw(page, items=[page, entry("About", "about/")], pages=[page])
    assert current(html) == [("./", "tabs", "page"), ("./", "nav", "page")]


def test_the_menus_say_in_which_part_a_page_is(draw):
    page = make_page("guide/prepare/", active=True)
    first = make_page("guide/", title="All")
    guide = entry("Guide", None, active=True, children=[first, page])
    html = draw(page, items=[guide], pages=[first, page])
    assert current(html) == [("../", "tabs", "true"), ("./", "nav", "page")]
    assert "checked" in re.search(r'<input class="md-nav__toggle[^>]*id="__nav_1"[^>]*>', html)[0]


def test_a_template_belongs_to_the_library(draw):
    library = make_page("library/")
    html = draw(make_page("library/voicemail-script/"), items=[library, make_page("kit/")], pages=[library])
    assert current(html) == [("../", "tabs", "true"), ("../", "nav", "true")]


def test_the_page_for_a_wrong_address_leads_home_from_one_base(draw):
    html = draw(template="404.html", site_url="https://example.org/kit/", items=[make_page("guide/")])
    assert html.index('<base href="/kit/" data-style="assets/stylesheets/site.css" data-told>') < html.index("<link")
    addresses = re.findall(r' (?:href|src|action|data-sans|data-serif|data-scope|data-offline)="([^"]*)"', html)
    assert not [address for address in addresses if address.startswith("/") and address != "/kit/"]
    assert {"library/", "situations/", "guide/", "kit/", "./"} <= set(addresses)
    assert '<base href="/kit/" data-style="assets/stylesheets/site.css">' in draw(template="404.html")
    assert 'data-md-type="navigation" hidden' in html


def test_the_icons_of_the_page_for_a_wrong_address_have_a_size_without_a_style_sheet(draw):
    html = draw(template="404.html")
    assert html.count("<svg ") == html.count('<svg width="24" height="24" ') > 3


PYTHON_ONLY = re.compile(r"\.(?:rstrip|lstrip|strip|split|startswith|endswith|replace|format)\(")


def test_no_template_calls_a_method_that_only_python_has():
    for template in (ROOT / "theme").rglob("*.html"):
        tags = re.findall(r"\{[{%].*?[%}]\}", template.read_text(encoding="utf-8"), re.DOTALL)
        assert [tag for tag in tags if PYTHON_ONLY.search(tag)] == [], template.name


def test_a_title_in_another_language_is_marked_as_such(draw):
    meta = {"title": "Consentimiento", "description": "Uno.", "language": "es-US"}
    assert '<title lang="es-US">Consentimiento - A site</title>' in draw(make_page("library/consentimiento/", meta=meta))
    assert "<title>" in draw(make_page())
