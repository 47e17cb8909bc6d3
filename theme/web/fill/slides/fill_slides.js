// Fills a blank presentation as `kit build --details` would have written it: the same parts, byte for byte.
// The kit's own writer made these files (renderers/slides/runs.py): a run that shows a detail bears its field's name as a mark.
// Their number is checked.

import { bringsPeriod } from "../../details/periods.js";
import { isNone, phraseOf } from "../../details/phrases.js";
import { detail } from "../../details/values.js";
import { nothingFound } from "../filled.js";
import { escapeXml, rewrite } from "../zip/xml.js";
import { readZip, writeZip } from "../zip/zip.js";
import { withLogo } from "./logo.js";

/**
 * @typedef {import("../../details/phrases.js").Phrase} Phrase
 * @typedef {import("../../details/values.js").Values} Values
 * @typedef {import("../filled.js").Found} Found
 */

const WORDS = /^ppt\/(slides\/slide|notesSlides\/notesSlide)\d+\.xml$/;
const COLOR = '<a:solidFill><a:schemeClr val="\\w+"/></a:solidFill>';
const LOOK = `<a:rPr [^<>]*(?:/>|>${COLOR}</a:rPr>)`;
// Words that begin with the period of the sentence before them: their opening, and the rest.
const STOP = `(?:(<a:r>${LOOK}<a:t>)\\.(?!\\.)([^<]*)</a:t></a:r>)?`;
// A run that shows a detail, still empty: 1 its look up to the mark, 2 the mark up to the field, 3 its field, 4 the rest of its
// look, 5 and 6 a period and what follows it.
const ASKED = new RegExp(
  `<a:r><a:rPr ([^<>]*bmk=")((?:[0-9a-f]+\\.)?)([a-z][a-z0-9_]*)"([^<>]*)>${COLOR}</a:rPr><a:t>[^<]*</a:t></a:r>${STOP}`,
  "g",
);
// The runs of words that go with a field: 1 the key of their first mark.
const PHRASE = new RegExp(
  `<a:r><a:rPr [^<>]*bmk="([0-9a-f]+)\\.[a-z0-9_]*"[^<>]*(?:/>|>${COLOR}</a:rPr>)<a:t>[^<]*</a:t></a:r>` +
    `(?:<a:r><a:rPr [^<>]*bmk="\\1\\.[a-z0-9_]*"[^<>]*(?:/>|>${COLOR}</a:rPr>)<a:t>[^<]*</a:t></a:r>)*`,
  "g",
);
const MARK = / bmk="[^"]*"/;
const OPENING = /<a:rPr ([^<>]*?)\/?>/;

/**
 * Fill a presentation.
 * @param {Uint8Array} bytes
 * @param {Values} values
 * @param {Pick<import("../filled.js").Tools, "phrases" | "logo">} tools
 * @returns {import("../filled.js").Filled}
 */
export function fillSlides(bytes, values, { phrases, logo }) {
  const found = nothingFound();
  /** @param {string} xml */
  const fillWords = (xml) => fillPart(withoutNone(xml, values, phrases, found), values, found);
  const made = readZip(bytes).map((entry) =>
    WORDS.test(entry.name) ? rewrite(entry, fillWords) : entry,
  );
  const dressed = logo && withLogo(made, logo);
  return { bytes: writeZip(dressed ?? made), ...found, hasLogo: Boolean(dressed) };
}

/**
 * Put other words, or none, in place of those that go with a field that is none.
 * @param {string} xml
 * @param {Values} values
 * @param {Phrase[]} phrases
 * @param {Found} found
 */
function withoutNone(xml, values, phrases, found) {
  return xml.replace(PHRASE, (whole, key) => {
    const { field, otherwise } = phraseOf(key, phrases);
    if (!isNone(detail(values, field))) return whole;
    found.filled.add(field);
    const look = (OPENING.exec(whole)?.[1] ?? "").replace(MARK, "");
    return otherwise && `<a:r><a:rPr ${look}/><a:t>${escapeXml(otherwise)}</a:t></a:r>`;
  });
}

/**
 * @param {string} xml
 * @param {Values} values
 * @param {Found} found
 */
function fillPart(xml, values, found) {
  let asked = 0;
  const filled = xml.replace(ASKED, (whole, look, phrase, name, more, after, rest) => {
    asked++;
    const value = detail(values, name);
    (value ? found.filled : found.open).add(name);
    if (!value) return whole;
    const run = `<a:r><a:rPr ${look}${phrase}${name}"${more}/><a:t>${escapeXml(value)}</a:t></a:r>`;
    return run + stop(value, after, rest);
  });
  if (asked !== (xml.match(/ bmk="(?:[0-9a-f]+\.)?[a-z][a-z0-9_]*"/g) ?? []).length)
    throw new Error("This presentation is not as the kit made it.");
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
  if (!bringsPeriod(value)) return `${after}.${rest}</a:t></a:r>`;
  return rest ? `${after}${rest}</a:t></a:r>` : "";
}
