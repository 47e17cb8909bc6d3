// Puts files into one ZIP container. They are packed already, as Word files and PDFs are.

import { zipSync } from "fflate";

/**
 * @param {[string, Uint8Array][]} files by their names; a name that is there already gets a number
 */
export function packed(files) {
  /** @type {Record<string, [Uint8Array, { level: 0 }]>} */
  const entries = {};
  for (const [name, bytes] of files) entries[freeName(name, entries)] = [bytes, { level: 0 }];
  return zipSync(entries);
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
