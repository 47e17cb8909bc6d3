// A tracker names the practice at the head of every printed page, as `kit build --details` has it. No cell is touched.

import { escapeXml, rewrite } from "./fill_word.js";
import { readZip, writeZip } from "./zip.js";

const FIELD = "practice_name";
const LONGEST_HEAD = 255; // characters; a longer one would keep Excel from opening the file
const SHEET = /^xl\/worksheets\/sheet\d+\.xml$/;
const PROPERTIES = /(<(dc:creator|cp:lastModifiedBy|Company)>)(?=<\/\2>)/g;

/** Fill a spreadsheet: gives back its bytes, the fields filled, and the fields still open. */
export function fillSheet(bytes, values, fflate) {
  const practice = Object.hasOwn(values, FIELD) ? values[FIELD] : "";
  if (!practice) return { bytes, filled: new Set(), open: new Set([FIELD]) };
  const entries = readZip(bytes);
  let title = "";
  const properties = entries.map((entry) => (entry.name.startsWith("docProps/") ? rewrite(entry, (xml) => named(xml), fflate) : entry));
  const head = `&amp;L${escapeXml(practice.replaceAll("&", "&&"))}&amp;R${title}`;
  const made = properties.map((entry) => (SHEET.test(entry.name) ? rewrite(entry, headed, fflate) : entry));
  return { bytes: writeZip(made), filled: new Set([FIELD]), open: new Set() };

  function named(xml) {
    title = /<dc:title>([^<]*)</.exec(xml)?.[1].replaceAll("&amp;", "&amp;&amp;") ?? title;
    return xml.replace(PROPERTIES, (opening) => opening + escapeXml(practice));
  }

  function headed(xml) {
    if (!xml.includes("<headerFooter><oddFooter>")) throw new Error("This spreadsheet is not as the kit made it.");
    if (plain(head).length > LONGEST_HEAD) return xml;
    return xml.replace("<headerFooter>", (opening) => `${opening}<oddHeader>${head}</oddHeader>`);
  }
}

function plain(xml) {
  return xml.replace(/&(amp|lt|gt);/g, "&");
}
