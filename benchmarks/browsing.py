"""The site as a visitor meets it: how long it takes to build, what a page weighs, the first search hit, the merge on the page."""

from __future__ import annotations

import gzip
import shutil
import sys
from typing import TYPE_CHECKING

from building import build
from filling import fills
from measuring import Figure, Run, repeat, run
from serving import chromium, served

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Response

SITE = "Site"
PACKED = (".html", ".css", ".js", ".json", ".svg", ".txt", ".xml")  # what every web server sends compressed
QUERY = "voicemail"
SEARCH = """([words]) => new Promise((resolve) => {
  const results = document.querySelector(".kit-library__results > .kit-cards");
  const input = document.querySelector("[data-library] [name=find]");
  const began = performance.now();
  new MutationObserver((_, watching) => {
    if (results.hidden || !results.querySelector(".kit-card")) return;
    watching.disconnect();
    requestAnimationFrame(() => resolve(performance.now() - began));
  }).observe(results, { childList: true, attributes: true });
  input.value = words;
  input.dispatchEvent(new Event("input", { bubbles: true }));
})"""
MERGE = """async (round) => {
  const { merge } = await kitScripts.load('site');
  const names = [...document.querySelectorAll("[data-field]")].map((place) => place.dataset.field);
  const values = Object.fromEntries(names.map((name) => [name, `Sam Sample ${round} of Sample Practice`]));
  const began = performance.now();
  merge(document, values);
  document.body.getBoundingClientRect();
  return performance.now() - began;
}"""


def site(project: Path, times: int) -> list[Figure]:
    """Measure the site of a copy of the project. The kit is built first: what is measured is the site alone."""
    build(project)
    built = project / "site"
    figures = [repeat(SITE, "build, after the kit", lambda: build_site(project, built), times)]
    pages = (built / "library").glob("*/index.html")
    largest = max(pages, key=lambda page: page.read_text(encoding="utf-8").count("data-field="))
    page = largest.parent.relative_to(built).as_posix() + "/"
    with served(built) as address, chromium() as browser:
        figures += _weights(browser, address, page)
        figures += [_search(browser, address, times), _merge(browser, address, page, times)]
        figures += fills(browser, address, project / "build" / "kit", times)
    shutil.rmtree(built)
    return figures


def build_site(project: Path, built: Path) -> Run:
    """Build the site of a project whose kit is built."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", built]
    return run(command, project, {"NO_MKDOCS_2_WARNING": "1"})


def _weights(browser: Browser, address: str, page: str) -> list[Figure]:
    """What a first visit to a template's page fetches: kilobytes on the wire (bodies, text compressed), and requests."""
    answers: list[Response] = []
    context = browser.new_context()
    tab = context.new_page()
    tab.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108  # Playwright marks what it calls
    tab.goto(address + page, wait_until="networkidle")
    sizes = [_on_the_wire(answer) for answer in answers if answer.url.startswith("http")]
    strangers = [answer.url for answer in answers if answer.url.startswith("http") and not answer.url.startswith(address)]
    context.close()
    note = f"{page}, {len(strangers)} of them to another host"
    return [
        Figure(SITE, "template page, first view", (sum(sizes) / 1000,), "kB", note="bodies, text compressed with gzip -6"),
        Figure(SITE, "requests of that view", (float(len(sizes)),), "", note=note),
    ]


def _on_the_wire(answer: Response) -> int:
    body = answer.body()
    path = answer.url.partition("?")[0]
    return len(gzip.compress(body, 6)) if path.endswith(PACKED) or path.endswith("/") else len(body)


def _search(browser: Browser, address: str, times: int) -> Figure:
    """From the first key to the first card, in a fresh browser each time; it holds the 120 ms that wait for typing to stop."""
    waited = []
    for _ in range(times):
        context = browser.new_context()
        tab = context.new_page()
        tab.goto(f"{address}library/", wait_until="networkidle")
        waited.append(float(tab.evaluate(SEARCH, [QUERY])))
        context.close()
    return Figure(SITE, "first search hit in the library", tuple(waited), "ms", note="120 ms of it wait for typing to stop")


def _merge(browser: Browser, address: str, page: str, times: int) -> Figure:
    """Every field of the page that has most of them, text and layout, with new values each time."""
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(address + page, wait_until="networkidle")
    waited = [float(tab.evaluate(MERGE, number)) for number in range(times + 1)]
    count = tab.locator("[data-field]").count()
    context.close()
    note = f"{page}: {count} placeholders, with layout"
    return Figure(SITE, "merge of every field on the largest page", tuple(waited[1:]), "ms", note=note)
