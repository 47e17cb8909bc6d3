// Fills the whole kit's ZIP file by file, and brings its list of sizes and checksums up to date.

import { pauses } from "../../lib/pauses.js";
import { fillFile, formatOf } from "../fill_file.js";
import { isChanged, nothingFound } from "../filled.js";
import { rewrite } from "./xml.js";
import { contentOf, readZip, withContent, writeZip } from "./zip.js";

/**
 * @typedef {import("./zip.js").Entry} Entry
 * @typedef {import("../filled.js").Found} Found
 */

const MANIFEST = "manifest.json";
const CHECKSUMS = "SHA256SUMS";
const PACKED = ["pdf", "word", "slides", "spreadsheet"]; // within themselves: once more saves a tenth and takes as long as all else

/**
 * Fill a ZIP of the kit.
 * @param {Uint8Array} bytes
 * @param {import("../../details/values.js").Values} values
 * @param {import("../filled.js").Tools} tools
 * @param {(done: number, all: number) => void} progress called about each second
 * @returns {Promise<import("../filled.js").Filled>}
 */
export async function fillKit(bytes, values, tools, progress) {
  const entries = [...readZip(bytes)];
  const found = nothingFound();
  /** @type {Map<string, Uint8Array>} */
  const changed = new Map();
  /** @type {ReturnType<typeof tools.code> | undefined} */
  let code;
  const shared = { ...tools, code: () => (code ??= tools.code(values)) }; // one for all files that show it
  const pause = pauses((done) => progress(done, entries.length));
  for (const [place, entry] of entries.entries()) {
    const format = formatOf(entry.name);
    if (format) {
      const made = await fillFile(format, contentOf(entry), values, shared);
      gather(found, made);
      if (isChanged(made)) {
        changed.set(entry.name, made.bytes);
        entries[place] = withContent(entry, made.bytes, PACKED.includes(format));
      }
    }
    await pause(place + 1);
  }
  await account(entries, changed);
  return { bytes: writeZip(entries), ...found };
}

/**
 * Add what was found in one file to what was found in all.
 * @param {Found} found
 * @param {Found} more
 */
export function gather(found, more) {
  found.hasLogo ||= more.hasLogo;
  found.hasCode ||= more.hasCode;
  for (const list of /** @type {const} */ (["filled", "open", "tooShort"])) {
    for (const name of more[list]) found[list].add(name);
  }
  for (const list of /** @type {const} */ (["missing", "loose"])) {
    for (const [name, characters] of more[list]) {
      found[list].set(name, new Set([...(found[list].get(name) ?? []), ...characters]));
    }
  }
}

/**
 * Write the manifest and the checksums of the filled files.
 * @param {Entry[]} entries changed in place
 * @param {Map<string, Uint8Array>} changed the content of the filled files
 */
async function account(entries, changed) {
  /** @type {Map<string, { bytes: number, sha256: string }>} */
  const sums = new Map();
  for (const [name, content] of changed) {
    sums.set(name, { bytes: content.length, sha256: await sha256(content) });
  }
  /**
   * @param {string} name
   * @param {(text: string) => string} change
   */
  const rewriteFile = (name, change) => {
    const place = entries.findIndex((entry) => entry.name === name);
    entries[place] = rewrite(entries[place], change);
  };
  rewriteFile(MANIFEST, (text) => {
    const manifest = JSON.parse(text);
    for (const file of manifest.files) Object.assign(file, sums.get(file.path));
    return `${JSON.stringify(manifest, null, 1)}\n`;
  });
  rewriteFile(CHECKSUMS, (text) =>
    text.replace(/^[0-9a-f]{64}(?= {2}(.+)$)/gm, (sum, name) => sums.get(name)?.sha256 ?? sum),
  );
}

/** @param {Uint8Array} bytes */
async function sha256(bytes) {
  const source = /** @type {Uint8Array<ArrayBuffer>} */ (bytes);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", source));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
