"""Files filled in by the browser, as a click on a download fills them: one of Word, one PDF, the kit PDF, the whole ZIP."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from measuring import Figure

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

FILLS = "In the browser, filled in"
LETTER = "intro-letter-shared-client"
# Everything but the fetching is measured: what is in memory blank is in memory filled.
FILL = """async ([path, isZip]) => {
  const { fill: { fillFile, fillKit, formatOf } } = await kitScripts.load('fill');
  const tools = await (await fetch(kitScripts.assetUrl('filling/fields.json'))).json();
  const values = Object.fromEntries(Object.entries(tools.labels).map(([name, label]) => [name, `${label} of Sam`]));
  const blank = new Uint8Array(await (await fetch(path)).arrayBuffer());
  const began = performance.now();
  const made = isZip ? await fillKit(blank, values, tools, () => {}) : await fillFile(formatOf(path), blank, values, tools);
  return [performance.now() - began, made.filled.size, made.bytes.length];
}"""


def fills(browser: Browser, address: str, kit: Path, times: int) -> list[Figure]:
    """Fill each file `times` over, in a tab of its own each time, with a value for every field. `kit` is the built kit."""
    manifest = json.loads((kit / "manifest.json").read_text(encoding="utf-8"))
    whole = {entry["format"]: entry["path"] for entry in manifest["files"] if entry["slug"] is None}
    files = (
        ("one Word file", f"templates/{LETTER}.docx"),
        ("one PDF", f"templates/{LETTER}.pdf"),
        ("the kit PDF", whole["kit-pdf"]),
        ("the whole ZIP", whole["kit-zip"]),
    )
    return [_filled(browser, address, what, path, times) for what, path in files]


def _filled(browser: Browser, address: str, what: str, path: str, times: int) -> Figure:
    waited, filled, size = [], 0, 0
    for _ in range(times):
        context = browser.new_context()
        tab = context.new_page()
        tab.goto(f"{address}your-details/", wait_until="networkidle")
        took, filled, size = tab.evaluate(FILL, [f"/downloads/{path}", path.endswith(".zip")])
        waited.append(float(took))
        context.close()
    print(f"· {FILLS} · {what}: {sorted(waited)[len(waited) // 2]:.0f} ms, {filled} details", flush=True)
    return Figure(FILLS, what, tuple(waited), "ms", note=f"{filled} details, {size / 1e6:.2f} MB; from memory to memory")
