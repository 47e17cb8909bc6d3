// Puts a picture into a Word file, as the build does (renderers/word/package.py).

import { rewrite, withPngType } from "../zip/xml.js";
import { added } from "../zip/zip.js";

/**
 * @typedef {import("../zip/zip.js").Entry} Entry
 *
 * @typedef {object} Picture
 * @property {string} relation the id by which parts lead to it
 * @property {string} file its name, below word/
 * @property {Uint8Array} bytes a PNG
 */

const TYPES = "[Content_Types].xml";
const PART = /^word\/(.*)$/;
const IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";
/** The namespaces of drawings. */
export const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006";
const RELATIONS =
  "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n" +
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';

/**
 * The entries of a Word file with a picture that some of its parts show.
 * @param {readonly Entry[]} entries
 * @param {string[]} parts the names of those that show it
 * @param {Picture} picture
 */
export function withPicture(entries, parts, { relation, file, bytes }) {
  const blank = new TextEncoder().encode(RELATIONS);
  const leading = parts.map((name) => name.replace(PART, "word/_rels/$1.rels"));
  const missing = leading.filter((name) => !entries.some((entry) => entry.name === name));
  const all = [...entries, ...missing.map((name) => added(name, blank, entries[0]))];
  const link = `<Relationship Id="${relation}" Type="${IMAGE}" Target="${file}"/></Relationships>`;
  const made = all.map((entry) => {
    if (entry.name === TYPES) return rewrite(entry, withPngType);
    if (!leading.includes(entry.name)) return entry;
    return rewrite(entry, (xml) => xml.replace("</Relationships>", link));
  });
  return [...made, added(`word/${file}`, bytes, entries[0])];
}

/**
 * The graphic of a picture, which stands in a line or is anchored to one.
 * @param {string} relation
 * @param {string} name
 * @param {string | number} number that no other picture has
 * @param {number[]} size in Word's smallest unit
 */
export function graphicOf(relation, name, number, [wide, high]) {
  return (
    `<a:graphic xmlns:a="${DRAWING}/main"><a:graphicData uri="${DRAWING}/picture"><pic:pic xmlns:pic="${DRAWING}/picture">` +
    `<pic:nvPicPr><pic:cNvPr id="${number}" name="${name}"/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip r:embed="${relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${wide}" cy="${high}"/></a:xfrm>` +
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
  );
}
