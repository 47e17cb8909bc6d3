// Fills several files and packs them in a container of their own, numbered in the order in which they are read.

import { fillFile, formatOf } from "../fill_file.js";
import { nothingFound } from "../filled.js";
import { gather } from "./fill_kit.js";
import { packed } from "./pack.js";

/**
 * Fill files.
 * @param {{ name: string, file: string, bytes: Uint8Array }[]} files each with its name for people, and its own
 * @param {import("../../details/values.js").Values} values
 * @param {import("../filled.js").Tools} tools
 * @returns {Promise<import("../filled.js").Filled>}
 */
export async function fillSeveral(files, values, tools) {
  const found = nothingFound();
  /** @type {[string, Uint8Array][]} */
  const filled = [];
  for (const [place, { name, file, bytes }] of files.entries()) {
    const made = await fillFile(formatOf(file), bytes, values, tools);
    gather(found, made);
    filled.push([`${place + 1} ${name}${file.slice(file.lastIndexOf("."))}`, made.bytes]);
  }
  return { bytes: packed(filled), ...found };
}
