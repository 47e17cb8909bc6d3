"""A page learns to say where it is: its own link in the menus, and the part of the site it belongs to, are marked as current."""

from __future__ import annotations

import re

LIBRARY = "library/"
ACTIVE_LINK = re.compile(r'(<a href="[^"]*" class="md-nav__link md-nav__link--active")>')
ACTIVE_TAB = re.compile(r'(<li class="md-tabs__item md-tabs__item--active">\s*<a href="(?P<to>[^"]*)" class="md-tabs__link")>')
TAB, NAV = '<li class="md-tabs__item">', '<li class="md-nav__item">'


def with_whereabouts(html: str, page: str) -> str:
    """Turn a page into the same with its place marked; a template belongs to the library, where the menus have one."""
    html = ACTIVE_LINK.sub(r'\1 aria-current="page">', html)
    html = ACTIVE_TAB.sub(lambda tab: f'{tab[1]} aria-current="{"page" if tab["to"] in (".", "./") else "true"}">', html)
    if not page.startswith(LIBRARY) or page == f"{LIBRARY}index.html":
        return html
    for item, link in ((TAB, "md-tabs__link"), (NAV, "md-nav__link")):
        name = item.split('"')[1]
        way = re.compile(rf'{re.escape(item)}(\s*<a href="\.\./" class="{link}")>')
        html = way.sub(rf'<li class="{name} {name}--active">\1 aria-current="true">', html)
    return html
