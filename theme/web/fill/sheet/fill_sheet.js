// Names the practice at the head of every printed page of a tracker, as `kit build --details` does. No
// cell is changed.

import { detail } from "../../details/values.js";
import { nothingFound } from "../filled.js";
import { escapeXml, rewrite } from "../zip/xml.js";
import { readZip, writeZip } from "../zip/zip.js";

const FIELD = "practice_name";
const LONGEST_HEAD = 255; // characters; a longer one would keep Excel from opening the file
const SHEET = /^xl\/worksheets\/sheet\d+\.xml$/;
const PROPERTIES = /(<(dc:creator|cp:lastModifiedBy|Company)>)(?=<\/\2>)/g;

/**
 * Fill a spreadsheet.
 * @param {Uint8Array} bytes
 * @param {import("../../details/values.js").Values} values
 * @returns {import("../filled.js").Filled}
 */
export function fillSheet(bytes, values) {
  const practice = detail(values, FIELD);
  if (!practice) return { ...nothingFound(), bytes, open: new Set([FIELD]) };
  const entries = readZip(bytes);
  let title = "";
  const properties = entries.map((entry) =>
    entry.name.startsWith("docProps/") ? rewrite(entry, named) : entry,
  );
  const head = `&amp;L${escapeXml(practice.replaceAll("&", "&&"))}&amp;R${title}`;
  const made = properties.map((entry) => (SHEET.test(entry.name) ? rewrite(entry, headed) : entry));
  return { ...nothingFound(), bytes: writeZip(made), filled: new Set([FIELD]) };

  /** @param {string} xml */
  function named(xml) {
    title = /<dc:title>([^<]*)</.exec(xml)?.[1].replaceAll("&amp;", "&amp;&amp;") ?? title;
    return xml.replace(PROPERTIES, (opening) => opening + escapeXml(practice));
  }

  /** @param {string} xml */
  function headed(xml) {
    if (!xml.includes("<headerFooter><oddFooter>"))
      throw new Error("This spreadsheet is not as the kit made it.");
    if (plain(head).length > LONGEST_HEAD) return xml;
    return xml.replace("<headerFooter>", (opening) => `${opening}<oddHeader>${head}</oddHeader>`);
  }
}

/** @param {string} xml */
function plain(xml) {
  return xml.replace(/&(amp|lt|gt);/g, "&");
}
