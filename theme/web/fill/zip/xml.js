// Changes the XML in an entry of a Word file or a spreadsheet.

import { contentOf, withContent } from "./zip.js";

/** @type {Record<string, string>} */
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/**
 * Escape text for XML.
 * @param {string} text
 */
export function escapeXml(text) {
  return text.replace(/[&<>]/g, (mark) => ESCAPES[mark]);
}

/**
 * Change the XML of an entry. One that stays as it is keeps its packed bytes.
 * @param {import("./zip.js").Entry} entry
 * @param {(xml: string) => string} change
 */
export function rewrite(entry, change) {
  const before = new TextDecoder().decode(contentOf(entry));
  const after = change(before);
  return after === before ? entry : withContent(entry, new TextEncoder().encode(after));
}
