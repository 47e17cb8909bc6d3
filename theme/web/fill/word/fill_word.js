// Fills a blank Word file as `kit build --details` would have written it: the same parts, byte for byte.
// The kit's own writer made these files (renderers/word/controls.py), so a pattern finds every control.
// Their number is checked.

import { bringsPeriod } from "../../details/periods.js";
import { isNone, phraseOf } from "../../details/phrases.js";
import { detail } from "../../details/values.js";
import { nothingFound } from "../filled.js";
import { escapeXml, rewrite } from "../zip/xml.js";
import { readZip, writeZip } from "../zip/zip.js";
import { withBlanks } from "./blanks.js";
import { hasPlace, withCode } from "./code.js";
import { withLogo } from "./logo.js";

/**
 * @typedef {import("../../details/phrases.js").Phrase} Phrase
 * @typedef {import("../../details/values.js").Values} Values
 * @typedef {import("../filled.js").Found} Found
 */

const WORDS = /^word\/(document|header\d+|footer\d+|first-footer\d+)\.xml$/;
const DETAILS = "customXml/item1.xml";
const LOOK = "(?:<w:rPr>(?:<w:[a-zA-Z]+(?: [^<>]*)?/>)*</w:rPr>)?";
// Words that begin with the period of the sentence before them: their opening, and the rest.
const STOP = `(?:((?:<w:bookmarkEnd w:id="\\d+"/>)?<w:r>${LOOK}<w:t xml:space="preserve">)\\.(?!\\.)([^<]*</w:t></w:r>))?`;
// A control bound to a detail: 1 up to its placeholder, 2 its look, 3 its field, 4 whether it is empty, 5 its binding, 6 its words,
// 7 and 8 a period and what follows it.
const CONTROL = new RegExp(
  `(<w:sdt><w:sdtPr>(${LOOK})<w:alias w:val="[^"]*"/><w:tag w:val="([a-z][a-z0-9_]*)"/><w:id w:val="\\d+"/>` +
    `<w:placeholder><w:docPart w:val="\\3"/></w:placeholder>)(<w:showingPlcHdr/>)(<w:dataBinding [^<>]*/><w:text/></w:sdtPr>)` +
    `<w:sdtContent><w:r>${LOOK}(<w:t xml:space="preserve">)[^<]*</w:t></w:r></w:sdtContent></w:sdt>${STOP}`,
  "g",
);
// A mail-merge field: 1 up to its words, 2 its field, 3 its words, 4 its end, 5 and 6 as above.
const MERGED = new RegExp(
  `( MERGEFIELD ([a-z][a-z0-9_]*) </w:instrText></w:r><w:r>${LOOK}<w:fldChar w:fldCharType="separate"/></w:r>` +
    `<w:r>${LOOK}<w:t xml:space="preserve">)([^<]*)(</w:t></w:r><w:r>${LOOK}<w:fldChar w:fldCharType="end"/></w:r>)${STOP}`,
  "g",
);
// Words that go with a field, between two marks: 1 the number of the marks, 2 the words' key, 3 what stands between.
const PHRASE =
  /<w:bookmarkStart w:id="(\d+)" w:name="_with_([0-9a-f]+)_\d+"\/>(.*?)<w:bookmarkEnd w:id="\1"\/>/gs;
const OPENING = new RegExp(`<w:r>${LOOK}<w:t xml:space="preserve">`, "g");

/**
 * Fill a Word file.
 * @param {Uint8Array} bytes
 * @param {Values} values
 * @param {Pick<import("../filled.js").Tools, "phrases" | "logo" | "letterhead" | "code" | "codeWords" | "blanks">} tools
 * @returns {Promise<import("../filled.js").Filled>}
 */
export async function fillWord(bytes, values, { phrases, logo, letterhead, blanks, ...tools }) {
  const entries = readZip(bytes);
  const found = nothingFound();
  /** @type {Set<string>} */
  const bound = new Set();
  let isMarked = false;
  /** @param {string} xml */
  const fillWords = (xml) => {
    isMarked ||= hasPlace(xml);
    const words = blanks ? withBlanks(xml, blanks) : xml;
    return fillPart(withoutNone(words, values, phrases, found), values, found, bound);
  };
  const made = entries.map((entry) => (WORDS.test(entry.name) ? rewrite(entry, fillWords) : entry));
  // Only now is it known which details this file shows.
  const done = made.map((entry) =>
    entry.name === DETAILS ? rewrite(entry, (xml) => fillDetails(xml, values, bound)) : entry,
  );
  const code = isMarked ? await tools.code(values) : null;
  const coded = code ? withCode(done, code, tools.codeWords) : done;
  const dressed = logo && withLogo(coded, logo, letterhead);
  return {
    bytes: writeZip(dressed ?? coded),
    ...found,
    hasLogo: Boolean(dressed),
    hasCode: code !== null,
  };
}

/**
 * Put other words, or none, in place of those that go with a field that is none.
 * @param {string} xml
 * @param {Values} values
 * @param {Phrase[]} phrases
 * @param {Found} found
 */
function withoutNone(xml, values, phrases, found) {
  return xml.replace(PHRASE, (whole, _, key, inside) => {
    const { field, before, otherwise } = phraseOf(key, phrases);
    if (!isNone(detail(values, field))) return whole;
    found.filled.add(field);
    const [...openings] = inside.match(OPENING);
    const opening = before ? openings[0] : openings.at(-1);
    return otherwise && `${opening}${escapeXml(otherwise)}</w:t></w:r>`;
  });
}

/**
 * @param {string} xml
 * @param {Values} values
 * @param {Found} found
 * @param {Set<string>} bound the details that controls show, added to here
 */
function fillPart(xml, values, found, bound) {
  let controls = 0;
  let fields = 0;
  /**
   * @param {string} name
   * @param {string} value
   */
  const note = (name, value) => (value ? found.filled : found.open).add(name);
  const filled = xml
    .replace(CONTROL, (whole, head, look, name, _, binding, opening, after, rest) => {
      controls++;
      const value = detail(values, name);
      note(name, value);
      if (!value) return whole;
      bound.add(name);
      return `${head}${binding}<w:sdtContent><w:r>${look}${opening}${escapeXml(value)}</w:t></w:r></w:sdtContent></w:sdt>${stop(value, after, rest)}`;
    })
    .replace(MERGED, (whole, head, name, _, end, after, rest) => {
      fields++;
      const value = detail(values, name);
      note(name, value);
      return value ? head + escapeXml(value) + end + stop(value, after, rest) : whole;
    });
  if (controls !== count(xml, "<w:dataBinding ") || fields !== count(xml, " MERGEFIELD "))
    throw new Error("This Word file is not as the kit made it.");
  return filled;
}

/**
 * The words after a value, without their period if the value brings its own; nothing where that was all.
 * @param {string} value
 * @param {string | undefined} after
 * @param {string} rest
 */
function stop(value, after, rest) {
  if (after === undefined) return "";
  if (!bringsPeriod(value)) return `${after}.${rest}`;
  return rest.startsWith("<") ? after.slice(0, after.indexOf("<w:r>")) : after + rest;
}

/**
 * Fill the part that every bound control takes its value from. What this file does not show stays out.
 * @param {string} xml
 * @param {Values} values
 * @param {Set<string>} bound
 */
function fillDetails(xml, values, bound) {
  return [...bound].reduce(
    (part, name) =>
      part.replace(`<${name}></${name}>`, () => `<${name}>${escapeXml(values[name])}</${name}>`),
    xml,
  );
}

/**
 * @param {string} text
 * @param {string} part
 */
function count(text, part) {
  return text.split(part).length - 1;
}
