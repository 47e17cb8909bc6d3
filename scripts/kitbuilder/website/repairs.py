"""A page as the theme builds it becomes one a keyboard and a screen reader can use, with our links in head and foot."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from kitbuilder.renderers.web_page import Html, element, join
from kitbuilder.website.addresses import Addresses
from kitbuilder.website.from_disk import for_disk
from kitbuilder.website.header_search import header_search
from kitbuilder.website.joining import FIRST, FOLDER, page_scripts
from kitbuilder.website.lost import PAGE as LOST
from kitbuilder.website.lost import lost_page
from kitbuilder.website.offline import WORKER
from kitbuilder.website.policy import CHARSET, FinishingError

CONFIG = re.compile(r'<script id="__config" type="application/json">(?P<json>.*?)</script>', re.DOTALL)
MENU = re.compile(r'<label class="md-header__button md-icon" for="__drawer">(?P<icon>.*?)</label>', re.DOTALL)
WIDE_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)  # one from Markdown; our own fold up by themselves
FONT = "assets/fonts/source-serif-4-semibold.woff2"
CARD = "M3 6h18v12H3zM6 15.5c.5-1.7 1.6-2.5 3-2.5s2.5.8 3 2.5M9 8.8a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2M15 10h3.5M15 13.5h3.5"
# The theme's words to the browser's store, and the same for a browser that refuses it: it throws as soon as it is named.
# Ours are told the way to the front page by an attribute: they are the same on every page, and the policy knows them.
THEMES_SCOPE = (
    '<script>__md_scope=new URL("{base}",location),__md_hash=e=>[...e].reduce(((e,_)=>(e<<5)-e+_.charCodeAt(0)),0),'
    '__md_get=(e,_=localStorage,t=__md_scope)=>JSON.parse(_.getItem(t.pathname+"."+e)),'
    '__md_set=(e,_,t=localStorage,a=__md_scope)=>{{try{{t.setItem(a.pathname+"."+e,JSON.stringify(_))}}catch(e){{}}}}</script>'
)
SCOPE = (
    "__md_scope=new URL(document.currentScript.dataset.scope,document.baseURI),"
    '__md_get=(e,_,t=__md_scope)=>{try{return JSON.parse((_||localStorage).getItem(t.pathname+"."+e))}catch(e){return null}},'
    '__md_set=(e,_,t,a=__md_scope)=>{try{(t||localStorage).setItem(a.pathname+"."+e,JSON.stringify(_))}catch(e){}}'
)

# The theme shows a stored choice of colors early, and the system's own only once its script has run: a dark page would flash.
THEMES_EARLY_COLORS = re.compile(r'<script>var palette=__md_get\("__palette"\).*?</script>', re.DOTALL)
EARLY_COLORS = (
    '(()=>{const all=[...document.querySelectorAll("[data-md-component=palette] input")],set=__md_get("__palette"),'
    'chosen=all[set&&set.index]||all[0],system=matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light",'
    'follows=chosen.dataset.mdColorMedia==="(prefers-color-scheme)",'
    'shown=follows?all.find(one=>one.dataset.mdColorMedia.includes(": "+system)):chosen;'
    'for(const part of["media","scheme","primary","accent"])'
    'document.body.setAttribute("data-md-color-"+part,shown.getAttribute("data-md-color-"+part))})()'
)
THEME_SCRIPT = re.compile(r'<script src="[^"]*assets/javascripts/bundle\.[0-9a-f]+\.min\.js"></script>')


@dataclass(frozen=True, slots=True)
class Repair:
    """One change to a page's HTML, and how often it must find its place: a theme that changes is noticed at once."""

    name: str
    found: str
    replacement: str
    times: int = 1


def repaired(html: str, page: str) -> str:
    """Turn a page into its repaired form. Raises `FinishingError` when a repair does not find its place."""
    at = Addresses(root_of(html, page))
    menu = MENU.search(html)
    if menu is None:
        raise FinishingError(f"{page}: no menu label in the header; has the theme changed?")
    for repair in (*_of_theme(menu, _base_of(html, page), at.root), *_of_ours(at, page, html)):
        times = html.count(repair.found)
        if times != repair.times:
            raise FinishingError(f"{page}: {repair.name}: found {times} times instead of {repair.times}; has the theme changed?")
        html = html.replace(repair.found, repair.replacement)
    return html


def without_theme_script(html: str, page: str) -> str:
    """Turn a page into one without the theme's script and its settings. Raises `FinishingError`.

    What it does here is little, and weighs more than all else: colors, the menu and the list of sections have small modules
    of ours, search is the library's, and wide tables are wrapped now.
    """
    html, times = THEME_SCRIPT.subn("", html)
    if times != 1:
        raise FinishingError(f"{page}: the theme's script stands here {times} times; has the theme changed?")
    html, times = THEMES_EARLY_COLORS.subn(lambda _: f"<script>{EARLY_COLORS}</script>", html)
    if times != 1:
        raise FinishingError(f"{page}: the theme's first choice of colors stands here {times} times; has the theme changed?")
    html = WIDE_TABLE.sub(r'<div class="md-typeset__scrollwrap"><div class="md-typeset__table">\g<0></div></div>', html)
    return CONFIG.sub("", html, count=1)


def root_of(html: str, page: str) -> str:
    """Turn a page into the way from it to the front page, such as "../../". Raises `FinishingError`."""
    base = _base_of(html, page)
    return "" if base == "." else f"{base.rstrip('/')}/"


def _base_of(html: str, page: str) -> str:
    config = CONFIG.search(html)
    if config is None:
        raise FinishingError(f"{page}: the theme's settings are missing; has the theme changed?")
    return str(json.loads(config["json"])["base"])


def _of_theme(menu: re.Match[str], base: str, root: str) -> tuple[Repair, ...]:
    # A <label> cannot be reached by keyboard. It stays for visitors without scripts; the style sheet shows one of the two.
    look = "md-header__button md-icon kit-menu"
    button = element("button", Html(menu["icon"]), type="button", class_=look, aria_label="Menu", aria_expanded="false")
    scope = element("script", Html(SCOPE), data_scope=root or "./")
    return (
        Repair("a store that may be refused", THEMES_SCOPE.format(base=base), scope),
        Repair("a menu button for the keyboard", menu[0], menu[0] + button),
    )


def _of_ours(at: Addresses, page: str, html: str) -> tuple[Repair, ...]:
    before_colors = '<form class="md-header__option" data-md-component="palette">'
    before_foot = '<div class="md-footer-meta__inner md-grid">'
    lost = "<h1>404 - Not found</h1>"
    modules = f'<script src="{at.root}{FOLDER}/{FIRST}.js" type="module"></script>'
    sidebars = [f'data-md-type="{what}" ' for what in ("navigation", "toc") if page == LOST]
    return (
        Repair("our letters, early, and help for pages opened from a disk", CHARSET, f"{CHARSET}{for_disk(at.root + FONT)}"),
        Repair("our scripts, joined", modules, page_scripts(html, at.root)),
        Repair("our search and link in the header", before_colors, join(header_search(at), _details_link(at)) + before_colors),
        Repair("our links in the footer", before_foot, before_foot + _footer(at)),
        Repair("words for a lost visitor", lost, lost_page(at), times=1 if page == LOST else 0),
        # As on a page that says so in its front matter, which this one has not.
        *(Repair("no empty columns beside them", sidebar, f"{sidebar}hidden") for sidebar in sidebars),
    )


def _details_link(at: Addresses) -> Html:
    icon = element("svg", element("path", d=CARD), viewBox="0 0 24 24", aria_hidden="true")
    words = element("span", "Your details")
    return element("a", icon, words, href=at.details(), class_="md-header__button kit-header-details", data_details=True)


def _footer(at: Addresses) -> Html:
    links = (
        ("Your details", at.details()),
        ("The kit", at.kit()),
        ("About", f"{at.root}about/"),
        ("Privacy", f"{at.root}about/#privacy"),
        ("Accessibility", f"{at.root}about/#accessibility"),
    )
    nav = element("nav", *(element("a", words, href=href) for words, href in links), class_="kit-footer", aria_label="This site")
    return join(nav, element("div", id="offline", class_="kit-offline", data_offline=f"{at.root}{WORKER}"))
