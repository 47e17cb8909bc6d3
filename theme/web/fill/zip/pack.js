// Puts files into one ZIP container. They are packed already, as Word files and PDFs are.

import { withContent, writeZip } from "./zip.js";

const HEAD = new Uint8Array(46); // an entry's part of the directory: what the container says of it is put in later
const view = new DataView(HEAD.buffer);
view.setUint32(0, 0x02014b50, true);
view.setUint16(4, 20, true); // made for version 2.0 of the format,
view.setUint16(6, 20, true); // and read by it
view.setUint16(8, 0x0800, true); // its name is UTF-8
view.setUint16(14, 0x21, true); // the first of January 1980: the same files make the same bytes every day

/**
 * @param {[string, Uint8Array][]} files by their names; a name that is there already gets a number
 */
export function packed(files) {
  /** @type {Record<string, import("./zip.js").Entry>} */
  const entries = {};
  for (const [name, bytes] of files) {
    const free = freeName(name, entries);
    entries[free] = entry(free, bytes);
  }
  return writeZip(Object.values(entries));
}

/**
 * @param {string} name
 * @param {Uint8Array} bytes
 */
function entry(name, bytes) {
  const data = new Uint8Array();
  return withContent({ name, head: HEAD, crc: 0, size: 0, method: 0, data }, bytes);
}

/**
 * @param {string} name
 * @param {Record<string, unknown>} taken
 */
function freeName(name, taken) {
  const end = name.lastIndexOf(".");
  let free = name;
  for (let number = 2; Object.hasOwn(taken, free); number++) {
    free = `${name.slice(0, end)} (${number})${name.slice(end)}`;
  }
  return free;
}
