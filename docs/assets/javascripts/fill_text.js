// A blank text file and details become the file `kit build --details` would have written, byte for byte.

import { beforePeriod, isEnded } from "./periods.js";
import { isNone } from "./phrases.js";

const MARK = "\ufeff"; // every text of the kit begins with it
const NOTE = "[Note: "; // its bracket is no placeholder's
const UNDERLINE = /^(=+|-+)$/;

/**
 * Fill a text file: gives back its bytes, the fields filled, and the fields still open. `labels` has each field's label,
 * `phrases` the words that go with some of them, and `lines` the lines they stand on, for a line does not show where they begin.
 */
export function fillText(bytes, values, { labels, phrases, lines: phrased }) {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  if (!text.startsWith(MARK)) throw new Error("This text file is not as the kit made it.");
  const fields = new Map(Object.entries(labels).map(([name, label]) => [label, name]));
  const found = { filled: new Set(), open: new Set() };
  const phrasesOn = (line) => (Object.hasOwn(phrased, line) ? phrased[line] : []).map((key) => phrases.find((one) => one.key === key));
  const lines = text.slice(MARK.length).split("\r\n");
  const made = lines.map((line) => fillLine(line, fields, values, found, phrasesOn(line)));
  for (let place = 1; place < lines.length; place++) {
    if (isUnderlined(lines, place)) made[place] = lines[place][0].repeat([...made[place - 1]].length);
  }
  return { bytes: new TextEncoder().encode(MARK + made.join("\r\n")), ...found };
}

function isUnderlined(lines, place) {
  return UNDERLINE.test(lines[place]) && [...lines[place - 1]].length === lines[place].length;
}

/** Put values where their labels stand in brackets, once over the line: what somebody typed is never read again. */
function fillLine(line, fields, values, found, phrases) {
  let made = "";
  let place = 0;
  while (place < line.length) {
    const opening = line.indexOf("[", place);
    if (opening < 0) break;
    made += line.slice(place, opening);
    const end = line.startsWith(NOTE, opening) ? opening + NOTE.length : endOf(line, opening);
    const part = line.slice(opening, end);
    const name = fields.get(part.slice(1, -1));
    const value = shown(part, name, values, found);
    const phrase = name && phrases[0]?.field === name && line.slice(0, opening).endsWith(phrases[0].before) ? phrases.shift() : null;
    if (phrase && isNone(value)) {
      made = made.slice(0, made.length - phrase.before.length) + phrase.otherwise;
      place = end + phrase.after.length;
      continue;
    }
    made += value !== part && isEnded(withoutNone(line.slice(end), phrases, fields, values)) ? beforePeriod(value) : value;
    place = end;
  }
  return made + line.slice(place);
}

/** What follows on a line, without the words at its start that will be left out. */
function withoutNone(rest, phrases, fields, values) {
  for (const { field, before, after, otherwise } of phrases) {
    const label = [...fields].find(([, name]) => name === field)[0];
    const words = `${before}[${label}]${after}`;
    if (otherwise || !isNone(values[field]) || !rest.startsWith(words)) break;
    rest = rest.slice(words.length);
  }
  return rest;
}

function shown(part, name, values, found) {
  if (!name) return part;
  const value = Object.hasOwn(values, name) ? values[name] : "";
  (value ? found.filled : found.open).add(name);
  return value || part;
}

/** Where a bracket closes; a blank's label may hold a placeholder of its own, which stays what it is. */
function endOf(line, opening) {
  let depth = 0;
  for (let place = opening; place < line.length; place++) {
    if (line[place] === "[") depth++;
    if (line[place] === "]" && --depth === 0) return place + 1;
  }
  return opening + 1;
}
