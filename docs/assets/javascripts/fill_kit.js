// The whole kit's ZIP is filled file by file, and its account of itself, sizes and checksums, is made true again.

import { fill, formatOf } from "./fill.js";
import { contentOf, readZip, withContent, writeZip } from "./zip.js";

const MANIFEST = "manifest.json";
const CHECKSUMS = "SHA256SUMS";
const TURN = 40; // milliseconds of work, after which the page has its turn

/** Fill a ZIP of the kit; `progress` is told how many of its files are done. Gives back what `fill` does. */
export async function fillKit(bytes, values, tools, progress) {
  const entries = readZip(bytes);
  const found = { filled: new Set(), open: new Set(), tooShort: new Set(), missing: new Map(), loose: new Map() };
  const changed = new Map();
  let began = performance.now();
  for (const [place, entry] of entries.entries()) {
    const format = formatOf(entry.name);
    if (format) {
      const made = await fill(format, contentOf(entry, tools.fflate), values, tools);
      gather(found, made);
      if (made.filled.size) changed.set(entry.name, made.bytes);
      if (made.filled.size) entries[place] = withContent(entry, made.bytes, tools.fflate);
    }
    if (performance.now() - began > TURN) {
      progress(place + 1, entries.length);
      await new Promise((resolve) => setTimeout(resolve));
      began = performance.now();
    }
  }
  await account(entries, changed, tools.fflate);
  return { bytes: writeZip(entries), ...found };
}

function gather(found, { filled, open, tooShort = [], missing = [], loose = [] }) {
  for (const [all, more] of [[found.filled, filled], [found.open, open], [found.tooShort, tooShort]]) for (const name of more) all.add(name);
  for (const [all, more] of [[found.missing, missing], [found.loose, loose]]) {
    for (const [name, characters] of more) all.set(name, new Set([...(all.get(name) ?? []), ...characters]));
  }
}

/** Write the manifest and the list of checksums anew, with what the filled files are now. */
async function account(entries, changed, fflate) {
  const sums = new Map();
  for (const [name, content] of changed) sums.set(name, { bytes: content.length, sha256: await sha256(content) });
  const rewrite = (name, change) => {
    const place = entries.findIndex((entry) => entry.name === name);
    const content = new TextEncoder().encode(change(new TextDecoder().decode(contentOf(entries[place], fflate))));
    entries[place] = withContent(entries[place], content, fflate);
  };
  rewrite(MANIFEST, (text) => {
    const manifest = JSON.parse(text);
    for (const file of manifest.files) Object.assign(file, sums.get(file.path));
    return `${JSON.stringify(manifest, null, 1)}\n`;
  });
  rewrite(CHECKSUMS, (text) => text.replace(/^[0-9a-f]{64}(?= {2}(.+)$)/gm, (sum, name) => sums.get(name)?.sha256 ?? sum));
}

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
