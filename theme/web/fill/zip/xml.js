// Changes the XML in an entry of a Word file, a presentation or a spreadsheet.

import { contentOf, withContent } from "./zip.js";

/** @type {Record<string, string>} */
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

const PNG = '<Default Extension="png" ContentType="image/png"/>';
const AFTER_PNG = '<Default Extension="rels" '; // where a kind of file has its place by the alphabet

/**
 * Escape text for XML.
 * @param {string} text
 */
export function escapeXml(text) {
  return text.replace(/[&<>]/g, (mark) => ESCAPES[mark]);
}

/**
 * Escape text for the value of an attribute.
 * @param {string} text
 */
export function escapeAttribute(text) {
  return escapeXml(text).replaceAll('"', "&quot;");
}

/**
 * What a container says of the types of its files, PNG among them.
 * @param {string} types
 */
export function withPngType(types) {
  return types.includes(PNG) ? types : types.replace(AFTER_PNG, `${PNG}${AFTER_PNG}`);
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
