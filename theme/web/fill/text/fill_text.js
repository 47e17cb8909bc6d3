// Fills a blank text file as `kit build --details` would have written it, byte for byte.

import { beforePeriod, isEnded } from "../../details/periods.js";
import { isNone, phraseOf } from "../../details/phrases.js";
import { detail } from "../../details/values.js";
import { nothingFound } from "../filled.js";

/**
 * @typedef {import("../../details/phrases.js").Phrase} Phrase
 * @typedef {import("../../details/values.js").Values} Values
 * @typedef {import("../filled.js").Found} Found
 */

const MARK = "\ufeff"; // every text of the kit begins with it
const NOTES = ["[Note: ", "[Nota: "]; // their bracket is no placeholder's
const UNDERLINE = /^(=+|-+)$/;

/**
 * Fill a text file.
 * @param {Uint8Array} bytes
 * @param {Values} values
 * @param {Pick<import("../filled.js").Tools, "labels" | "translated" | "phrases" | "lines">} tools
 * @returns {import("../filled.js").Filled}
 */
export function fillText(bytes, values, { labels, translated, phrases, lines: phrased }) {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  if (!text.startsWith(MARK)) throw new Error("This text file is not as the kit made it.");
  const own = Object.entries(labels).map(([name, label]) => /** @type {const} */ ([label, name]));
  const fields = new Map([...own, ...Object.entries(translated)]);
  const found = nothingFound();
  /** @param {string} line */
  const phrasesOn = (line) => {
    const keys = Object.hasOwn(phrased, line) ? phrased[line] : [];
    return keys.map((key) => phraseOf(key, phrases));
  };
  const lines = text.slice(MARK.length).split("\r\n");
  const made = lines.map((line) => fillLine(line, fields, values, found, phrasesOn(line)));
  for (let place = 1; place < lines.length; place++) {
    if (isUnderlined(lines, place))
      made[place] = lines[place][0].repeat([...made[place - 1]].length);
  }
  return { bytes: new TextEncoder().encode(MARK + made.join("\r\n")), ...found };
}

/**
 * @param {string[]} lines
 * @param {number} place
 */
function isUnderlined(lines, place) {
  return UNDERLINE.test(lines[place]) && [...lines[place - 1]].length === lines[place].length;
}

/**
 * Put values in place of their labels in brackets, in one pass: what somebody typed is never read again.
 * @param {string} line
 * @param {Map<string, string>} fields by their label
 * @param {Values} values
 * @param {Found} found
 * @param {Phrase[]} phrases on this line, in their order; a line does not show where they begin
 */
function fillLine(line, fields, values, found, phrases) {
  let made = "";
  let place = 0;
  while (place < line.length) {
    const opening = line.indexOf("[", place);
    if (opening < 0) break;
    made += line.slice(place, opening);
    const note = NOTES.find((words) => line.startsWith(words, opening));
    const end = note ? opening + note.length : endOf(line, opening);
    const part = line.slice(opening, end);
    const name = fields.get(part.slice(1, -1));
    const value = shown(part, name, values, found);
    const isPhrase =
      phrases[0]?.field === name && line.slice(0, opening).endsWith(phrases[0]?.before ?? "");
    const phrase = name && isPhrase ? phrases.shift() : null;
    if (phrase && isNone(value)) {
      made = made.slice(0, made.length - phrase.before.length) + phrase.otherwise;
      place = end + phrase.after.length;
      continue;
    }
    made +=
      value !== part && isEnded(withoutNone(line.slice(end), phrases, fields, values))
        ? beforePeriod(value)
        : value;
    place = end;
  }
  return made + line.slice(place);
}

/**
 * What follows on a line, without the words at its start that will be left out.
 * @param {string} rest
 * @param {Phrase[]} phrases
 * @param {Map<string, string>} fields by their label
 * @param {Values} values
 */
function withoutNone(rest, phrases, fields, values) {
  let left = rest;
  for (const { field, before, after, otherwise } of phrases) {
    const labels = [...fields].filter(([, name]) => name === field);
    const words = labels.map(([label]) => `${before}[${label}]${after}`);
    const gone = words.find((each) => left.startsWith(each));
    if (otherwise || !isNone(detail(values, field)) || gone === undefined) break;
    left = left.slice(gone.length);
  }
  return left;
}

/**
 * @param {string} part
 * @param {string | undefined} name
 * @param {Values} values
 * @param {Found} found
 */
function shown(part, name, values, found) {
  if (!name) return part;
  const value = detail(values, name);
  (value ? found.filled : found.open).add(name);
  return value || part;
}

/**
 * Where a bracket closes. A blank's label may hold a placeholder, which stays as it is.
 * @param {string} line
 * @param {number} opening
 */
function endOf(line, opening) {
  let depth = 0;
  for (let place = opening; place < line.length; place++) {
    if (line[place] === "[") depth++;
    if (line[place] === "]" && --depth === 0) return place + 1;
  }
  return opening + 1;
}
