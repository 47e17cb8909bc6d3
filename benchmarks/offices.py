"""A visitor's offices at their most, 2,000 with 20,000 contacts, in a real Chromium; and `idb` and JSZip alone on the same."""

from __future__ import annotations

import datetime
import json
import random
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from browsing import build_site
from building import build
from measuring import Figure, run
from serving import chromium, served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

OFFICES = "Offices, 2,000 with 20,000 contacts"
OPENED, CHANGED = "page opened: read, reckoned, drawn", "one put off: kept, all reckoned and drawn anew"
PRINTED, PACKED = "25 letters, until print", "200 Word files in a ZIP"
PEERS = {"idb": "build/umd.js", "jszip": "dist/jszip.min.js"}
HERE = Path(__file__).resolve().parent
MOST, EACH, LETTERS, FILES = 2000, 10, 25, 200
LETTER = "library/intro-letter-no-shared-client/"
KINDS = ("visit", "call", "voicemail", "letter", "email", "brief", "referral", "report", "answer")
NAMES = ("Casco", "Harbor", "Łódź", "Penobscot", "Saco", "Kennebec", "Acadia")
Row = tuple[str, float, str]  # what, milliseconds, and what to know of it


def offices(project: Path, folder: Path, times: int) -> list[Figure]:
    """Measure the page of offices and letters to them, `times` over, each time in a fresh browser.

    The site is built in a copy of the project. The peers come from npm, into `folder`.
    """
    set_up(folder)
    build(project)
    site = project / "site"
    build_site(project, site)
    peers = [(folder / "node_modules" / name / path).read_text(encoding="utf-8") for name, path in PEERS.items()]
    found: dict[str, list[tuple[float, str]]] = {}
    with served(site) as address, chromium() as browser:
        for number in range(times):
            for what, waited, note in _round(browser, address, number, peers):
                found.setdefault(what, []).append((waited, note))
    shutil.rmtree(site)
    return [Figure(OFFICES, what, tuple(one for one, _ in rows), "ms", note=rows[-1][1]) for what, rows in found.items()]


def set_up(folder: Path) -> None:
    """Install the peers as `package-lock.json` has them."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(HERE / name, folder / name)
    run([shutil.which("npm") or "npm", "ci", "--no-audit", "--no-fund", "--silent"], folder)


def invented(number: int) -> dict[str, Any]:
    """Make up a copy with as many offices as there may be; the same one for the same number on the same day."""
    at, today = random.Random(number), datetime.datetime.now().astimezone().date()  # noqa: S311  # nothing secret
    known = [_office(at, place) for place in range(MOST)]
    touches = [_touch(at, place, today) for place in range(MOST * EACH)]
    return {"kit": "offices", "version": 1, "saved": today.isoformat(), "offices": known, "touches": touches}


def _office(at: random.Random, place: int) -> dict[str, Any]:
    facts = {
        "provider_practice": f"{at.choice(NAMES)} Clinic {place}",
        "provider_name": f"Dr. {at.choice(NAMES)} {place}",
        "provider_greeting": f"Dr. {place}",
        "provider_address": f"{place} Harbor Street, Portland, ME 04101",
        "provider_phone": f"207-555-{place:04}",
        "email": f"desk{place}@example.org",
        "list": at.choice("ABC"),
        "remark": "Written to" if place < FILES else "",
    }
    return {"id": f"o{place}", "revision": 1, "added": "2026-01-05", "later": {}, "more": {"Parking": "Behind"}, "facts": facts}


def _touch(at: random.Random, place: int, today: datetime.date) -> dict[str, Any]:
    day = today - datetime.timedelta(days=at.randint(1, 500))
    about = {"said": "Come by on Thursday, with a page", "promised": "" if place % 50 else "A page", "kept": place % 100 == 0}
    known = {"id": f"t{place}", "office": f"o{place % MOST}", "place": place + 1, "day": day.isoformat()}
    return {**known, **about, "kind": at.choice(KINDS), "answered": at.random() < 0.3}  # noqa: PLR2004  # three of ten


def _round(browser: Browser, address: str, number: int, peers: list[str]) -> Iterator[Row]:
    """Everything once: a full list is brought in, looked at, changed, handed over, and written to."""
    copy = invented(number)
    with browser.new_context() as context:
        context.add_init_script(path=HERE / "offices.js")
        page = context.new_page()
        do = _doing(page)
        page.goto(f"{address}offices/", wait_until="networkidle")
        yield "a copy read", *do("bring", "my-offices.json", json.dumps(copy))
        yield "and kept", *do("add")
        for peer in peers:
            page.evaluate(peer)
        kept, read, one = page.evaluate("copy => benchmark.bare(copy)", copy)
        yield "all kept by idb alone", kept, ""
        page.reload(wait_until="networkidle")
        yield OPENED, *do("opened")
        yield "all read by idb alone", read, "nothing reckoned, nothing drawn"
        yield "some found by a word", *do("find", "casco")
        do("find", "")
        yield CHANGED, *do("putOff")
        yield "one kept by idb alone", one, "nothing reckoned, nothing drawn"
        yield "calendar file", *do("handOver", "[data-calendar]")
        yield "log as a spreadsheet", *do("handOver", "[data-paper=ninety-day-touchpoint-calendar]")
        yield "target list as a spreadsheet", *do("handOver", "[data-paper=referral-source-target-list]")
        yield "that spreadsheet read again", *do("bringAgain", "list.xlsx")
        yield from _letters(page, f"{address}{LETTER}", peers)


def _letters(page: Page, address: str, peers: list[str]) -> Iterator[Row]:
    do = _doing(page)
    page.goto(address, wait_until="networkidle")
    yield PRINTED, *do("letters", LETTERS, "", "Print each")
    page.evaluate("benchmark.printed()")
    yield PACKED, *do("letters", FILES, "written to", "Word files")
    for peer in peers:
        page.evaluate(peer)
    waited, count, theirs, ours = page.evaluate("benchmark.packed()")
    yield (
        "the same, filled already, packed by JSZip alone",
        waited,
        f"{count} files, {theirs / 1e6:.2f} MB; ours {ours / 1e6:.2f} MB",
    )


def _doing(page: Page) -> Callable[..., tuple[float, str]]:
    """What a visitor does on a page, by its name in `offices.js`."""

    def do(name: str, *given: object) -> tuple[float, str]:
        waited, longest = page.evaluate("([name, given]) => benchmark[name](...given)", [name, list(given)])
        return waited, f"longest task {longest:.0f} ms" if longest else ""

    return do
