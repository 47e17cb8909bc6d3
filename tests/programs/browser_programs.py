"""Run programs that are made for a page, in a real Chromium that may go nowhere."""

from __future__ import annotations

import base64
from contextlib import contextmanager
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from first_run.place import Place
from first_run.programs import find_browser
from programs.programs_here import FOLDER, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page, Route

PACKAGES = "http://packages.invalid/"  # answered from the folder of npm's packages; no host has this name
PDFJS = """async ([packages, blank, name, value]) => {
  const pdfjs = await import(packages + 'pdfjs-dist/build/pdf.min.mjs');
  pdfjs.GlobalWorkerOptions.workerSrc = packages + 'pdfjs-dist/build/pdf.worker.min.mjs';
  const open = (bytes) => pdfjs.getDocument({ data: bytes, verbosity: 0 }).promise;
  const pdf = await open(Uint8Array.from(atob(blank), (letter) => letter.charCodeAt(0)));
  for (const { id } of (await pdf.getFieldObjects()).get(name)) pdf.annotationStorage.setValue(id, { value });
  const filled = await pdf.saveDocument();
  const text = Array.from(filled, (code) => String.fromCharCode(code)).join('');
  const fields = (await (await open(filled)).getFieldObjects()).get(name);
  return [btoa(text), fields.find((field) => field.value).value];
}"""
DOCX_PREVIEW = """async (file) => {
  const bytes = Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0));
  const shown = document.createElement('div');
  document.body.replaceChildren(shown);
  await docx.renderAsync(new Blob([bytes]), shown);
  return shown.innerText;
}"""


@contextmanager
def page_with_packages() -> Iterator[Page]:
    """Open an empty page that can load npm's packages, and nothing else."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(Place(ROOT)), args=["--no-sandbox"])
        page = browser.new_page()
        page.route("**/*", _answer)
        page.goto(PACKAGES)
        yield page
        browser.close()


def _answer(route: Route) -> None:
    name = route.request.url.removeprefix(PACKAGES)
    if name == route.request.url:
        route.abort()
    elif name:
        route.fulfill(path=FOLDER / "node_modules" / name, content_type="text/javascript; charset=utf-8")
    else:
        route.fulfill(body="<!doctype html><title>Packages</title>", content_type="text/html; charset=utf-8")


def fill_with_pdfjs(blank: Path, filled: Path, name: str, value: str) -> str:
    """Fill one field as the viewer in Firefox does; return what a second reading finds in it."""
    with page_with_packages() as page:
        made, read = page.evaluate(PDFJS, [PACKAGES, base64.b64encode(blank.read_bytes()).decode(), name, value])
    filled.write_bytes(base64.b64decode(made))
    return str(read)


def read_with_docx_preview(files: list[Path]) -> list[str]:
    """Return the text that docx-preview shows of each file."""
    with page_with_packages() as page:
        for script in ("jszip/dist/jszip.min.js", "docx-preview/dist/docx-preview.min.js"):
            page.add_script_tag(url=PACKAGES + script)
        return [str(page.evaluate(DOCX_PREVIEW, base64.b64encode(file.read_bytes()).decode())) for file in files]
