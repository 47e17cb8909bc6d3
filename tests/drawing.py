"""Pages drawn by the theme as MkDocs draws them, without a build."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.config import load_config

from kitbuilder.website.finishing.locking import read_lock

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[1]


def entry(title: str, url: str | None, **more: Any) -> SimpleNamespace:
    """Make an entry of a menu."""
    return SimpleNamespace(title=title, url=url, **{"active": False, "children": None, **more})


def make_page(url: str = "kit/", title: str = "A page", **more: Any) -> SimpleNamespace:
    """Make a page, as a template of the theme sees it."""
    usual = {"meta": {}, "content": "<h1>A page</h1>", "toc": [], "is_homepage": False, "canonical_url": ""}
    return entry(title, url, **{"previous_page": None, "next_page": None, **usual, **more})


@pytest.fixture(scope="session")
def draw() -> Callable[..., str]:
    """Draw a page with these settings."""
    base = load_config(str(ROOT / "mkdocs.yml"))
    base.extra["policy"] = read_lock(ROOT).settings()
    environment = base.theme.get_env()

    def draw(
        page: Any = None, template: str = "main.html", items: tuple[Any, ...] = (), pages: tuple[Any, ...] = (), **settings: Any
    ) -> str:
        settings = {"site_name": "A site", "site_description": "What it is for.", "site_url": "", **settings}
        config = SimpleNamespace(**{**base, "theme": base.theme, **settings})
        nav = SimpleNamespace(items=items, pages=pages, homepage=entry("Home", ""))
        depth = page.url.count("/") if page else 0
        base_url = ("/".join([".."] * depth) or ".") if page else "/kit"
        return environment.get_template(template).render(config=config, nav=nav, page=page, base_url=base_url, extra_css=[])

    return draw
