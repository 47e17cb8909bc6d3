"""Measures packets: `python benchmarks/packet.py`, with Node. Of 1, 4 and 20 pages, ours beside pdf-lib's copyPages, in one run.

Ours are filled in, with a logo and a contact code; pdf-lib copies the blank pages of the same files. Both run in Node, from
memory to memory, and what each file then holds is read by qpdf.
"""

from __future__ import annotations

import argparse
import base64
import io
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
from PIL import Image, ImageDraw

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "tests"))

from kitbuilder.readers import load_catalogue  # noqa: E402  # found by the line above or by the environment
from kitbuilder.readers.logo import plain_logo  # noqa: E402
from kitbuilder.renderers import FORMATS, formats_for  # noqa: E402
from kitbuilder.website.content.fill_files import code_words, labels_of, letterhead_of  # noqa: E402
from npm_folder import packages_in  # noqa: E402

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue, Template

PAGES = (1, 4, 20)
FIRST = "physician"  # the packet that stands ready, whose pages come first
PROGRAM = """
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { codeOf } from "WEB/card/code.js";
import { fillPdf } from "WEB/fill/pdf/fill_pdf.js";
import { joinPdfs } from "WEB/packet/pdf/joining.js";
const { sheets, values, logo, packages, times, ...tools } = JSON.parse(readFileSync(0, "utf8"));
const { PDFDocument } = createRequire(`${packages}/any.js`)("pdf-lib");
const bytes = (text) => new Uint8Array(Buffer.from(text, "base64"));
const blank = sheets.map(({ title, data }) => ({ title, bytes: bytes(data) }));
tools.logo = { ...logo, png: bytes(logo.png) };
tools.code = async (values) => codeOf(values);
const ours = async () => (await fillPdf(joinPdfs(blank, "Packet"), values, tools)).bytes;
const theirs = async () => {
  const made = await PDFDocument.create();
  for (const { bytes } of blank) {
    const file = await PDFDocument.load(bytes);
    for (const page of await made.copyPages(file, file.getPageIndices())) made.addPage(page);
  }
  return made.save();
};
const measured = {};
for (const [name, make] of Object.entries({ ours, theirs })) {
  const took = [];
  let made;
  for (let count = 0; count <= times; count++) {
    const began = performance.now();
    made = await make();
    if (count > 0) took.push(performance.now() - began); // the first also loads what it needs
  }
  measured[name] = { took, data: Buffer.from(made).toString("base64") };
}
process.stdout.write(JSON.stringify(measured));
"""


def main() -> int:
    """Measure everything once and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=5, help="how often each packet is made, after once to warm up (5)")
    times = parser.parse_args().times
    kit = load_catalogue(ROOT / "kit")
    packages = packages_in(ROOT / "build" / "programs", ROOT / "tests" / "programs")
    print("| Pages | What | Milliseconds | kB | Holds |\n|--:|---|--:|--:|---|")
    for count in PAGES:
        made = measured(kit, chosen(kit, count), packages, times)
        for name, what in (("ours", "ours, filled in, with logo and code"), ("theirs", "pdf-lib’s copyPages, blank")):
            took, data = sorted(made[name]["took"]), base64.b64decode(made[name]["data"])
            waited = f"{statistics.median(took):.0f} ({took[0]:.0f}–{took[-1]:.0f})"
            print(f"| {count} | {what} | {waited} | {len(data) / 1000:.0f} | {held(data)} |", flush=True)
    return 0


def chosen(kit: Catalogue, count: int) -> list[Template]:
    """Choose templates that have so many pages together: those of the ready packet, then what has a code, then the others."""
    ready = next(packet.slugs for packet in kit.kit.packets if packet.name == FIRST)
    others = [one.slug for one in kit.templates if "pdf" in formats_for(one)]
    taken: list[Template] = []
    for slug in dict.fromkeys((*ready, "business-card", *others)):
        template = kit.template(slug)
        if template.pages <= count - sum(one.pages for one in taken):
            taken.append(template)
    return taken


def measured(kit: Catalogue, templates: list[Template], packages: Path, times: int) -> dict[str, Any]:
    """Make one packet both ways in Node."""
    sheets = [{"title": one.title, "data": base64.b64encode(FORMATS["pdf"].render(one, kit)).decode()} for one in templates]
    values = {name: field.example for name, field in kit.fields.items()}
    tools = {**labels_of(kit.fields), **letterhead_of(kit), **code_words()}
    given = {"sheets": sheets, "values": values, "logo": logo(), "packages": str(packages), "times": times, **tools}
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "packet.mjs"
        program.write_text(PROGRAM.replace('from "WEB/', f'from "{(ROOT / "theme" / "web").as_uri()}/'), encoding="utf-8")
        command = [shutil.which("node") or "node", str(program)]
        made = subprocess.run(command, input=json.dumps(given).encode(), capture_output=True, check=True)
    return json.loads(made.stdout)


def logo() -> dict[str, Any]:
    """Draw a logo as large as one may be, with soft edges, which pack worst."""
    picture = Image.radial_gradient("L").resize((480, 168)).convert("RGB")
    ImageDraw.Draw(picture).ellipse((20, 20, 148, 148), fill=(15, 91, 87))
    file = io.BytesIO()
    picture.save(file, format="PNG")
    png, width, height = plain_logo(file.getvalue())
    return {"png": base64.b64encode(png).decode(), "width": width, "height": height, "alt": "Harbor Medical Exercise"}


def held(data: bytes) -> str:
    """Say what a packet still has of what its pages had."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fields = len(pdf.Root.AcroForm.Fields) if "/AcroForm" in pdf.Root else 0
        return f"{len(pdf.pages)} pages, {'tagged' if '/StructTreeRoot' in pdf.Root else 'untagged'}, {fields} fields"


if __name__ == "__main__":
    sys.exit(main())
