// Fills several files and packs them in a container of their own, numbered in the order in which they are read.

import { fillFile, formatOf } from "../fill_file.js";
import { nothingFound } from "../filled.js";
import { gather } from "./fill_kit.js";
import { withContent, writeZip } from "./zip.js";

const HEAD = new Uint8Array(46); // an entry's part of the directory: what the container says of it is put in later
const view = new DataView(HEAD.buffer);
view.setUint32(0, 0x02014b50, true);
view.setUint16(4, 20, true); // made for version 2.0 of the format,
view.setUint16(6, 20, true); // and read by it
view.setUint16(8, 0x0800, true); // its name is UTF-8
view.setUint16(14, 0x21, true); // the first of January 1980: the same files make the same bytes every day

/**
 * Fill files.
 * @param {{ name: string, file: string, bytes: Uint8Array }[]} files each with its name for people, and its own
 * @param {import("../../details/values.js").Values} values
 * @param {import("../filled.js").Tools} tools
 * @returns {Promise<import("../filled.js").Filled>}
 */
export async function fillSeveral(files, values, tools) {
  const found = nothingFound();
  const entries = [];
  for (const [place, { name, file, bytes }] of files.entries()) {
    const made = await fillFile(formatOf(file), bytes, values, tools);
    gather(found, made);
    entries.push(entry(`${place + 1} ${name}${file.slice(file.lastIndexOf("."))}`, made.bytes));
  }
  return { bytes: writeZip(entries), ...found };
}

/**
 * @param {string} name
 * @param {Uint8Array} bytes
 */
function entry(name, bytes) {
  const data = new Uint8Array();
  return withContent({ name, head: HEAD, crc: 0, size: 0, method: 0, data }, bytes);
}
