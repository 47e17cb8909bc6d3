// Reads and writes the few kinds of value that a PDF holds. What is not looked into stays as it was.
// Dictionaries are Maps, arrays Arrays, references Refs; names, numbers and strings their characters.

/**
 * @typedef {Map<string, any>} Dictionary its values are of any kind that a PDF holds
 */

const SPACE = /[\0\t\n\f\r ]*/y;
const REFERENCE = /(\d+) \d+ R(?![A-Za-z0-9])/y;
const PLAIN = /\/?[^\0\t\n\f\r ()<>[\]{}/%]*/y;
const HEXADECIMAL = /<[0-9A-Fa-f\0\t\n\f\r ]*>/y;
const MARKS = /[\u0080-\u009e]/g;
const PLACED = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž";
/** @type {Record<string, string>} */
const CONTROLS = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
const CHUNK = 8192; // bytes given to one call: a call takes only so many arguments

/** What every reader says of a PDF that the kit's writer did not make. */
export const STRANGE = "This PDF is not as the kit made it.";

/** A value that is elsewhere in the file, as the object with this number. */
export class Ref {
  /** @param {number} number */
  constructor(number) {
    this.number = number;
  }
}

/**
 * A dictionary of these entries.
 * @param {...[string, any]} entries
 * @returns {Dictionary}
 */
export function dictionary(...entries) {
  return new Map(entries);
}

/**
 * The text with one character for each byte, of that number. A PDF's values are read from such text.
 * @param {Uint8Array} bytes
 */
export function charactersOf(bytes) {
  let text = "";
  for (let start = 0; start < bytes.length; start += CHUNK) {
    // To spread them would take ten times as long: each byte by way of an iterator.
    text += Reflect.apply(String.fromCharCode, null, bytes.subarray(start, start + CHUNK));
  }
  return text;
}

/**
 * The bytes of such text.
 * @param {string} text
 */
export function bytesOf(text) {
  const bytes = new Uint8Array(text.length);
  for (let place = 0; place < text.length; place++) bytes[place] = text.charCodeAt(place);
  return bytes;
}

/**
 * Read the value that begins at a place of a text. Returns the value and the place after it.
 * @param {string} text
 * @param {number} place
 * @returns {[any, number]}
 */
export function readValue(text, place) {
  const start = afterSpace(text, place);
  if (text.startsWith("<<", start)) {
    const [parts, end] = readMany(text, start + 2, ">>");
    return [dictionary(...pairs(parts)), end];
  }
  if (text[start] === "[") return readMany(text, start + 1, "]");
  if (text[start] === "(") return readString(text, start);
  const reference = match(REFERENCE, text, start);
  if (reference) return [new Ref(Number(reference[1])), REFERENCE.lastIndex];
  const token = (match(HEXADECIMAL, text, start) ?? match(PLAIN, text, start))?.[0];
  if (!token) throw new Error(STRANGE);
  return [token, start + token.length];
}

/**
 * Write a value as the characters of a file.
 * @param {any} value
 * @returns {string}
 */
export function written(value) {
  if (value instanceof Map) {
    return `<<${[...value].map(([key, part]) => `${key} ${written(part)}`).join(" ")}>>`;
  }
  if (Array.isArray(value)) return `[${value.map(written).join(" ")}]`;
  return value instanceof Ref ? `${value.number} 0 R` : String(value);
}

/**
 * Write text as a string of hexadecimal digits, in which nothing has to be escaped.
 * @param {string} text
 */
export function textString(text) {
  return `<FEFF${utf16(text)}>`;
}

/**
 * Write text as the hexadecimal digits of its UTF-16.
 * @param {string} text
 */
export function utf16(text) {
  const units = Array.from({ length: text.length }, (_, place) => text.charCodeAt(place));
  return units.map((unit) => hexadecimal(unit, 4)).join("");
}

/**
 * A number in so many hexadecimal digits.
 * @param {number} number
 * @param {number} digits
 */
export function hexadecimal(number, digits) {
  return number.toString(16).toUpperCase().padStart(digits, "0");
}

/**
 * The bytes of a number, the highest first.
 * @param {number} number
 * @param {number} size in bytes
 */
export function big(number, size) {
  return Array.from({ length: size }, (_, place) => (number >> (8 * (size - 1 - place))) & 255);
}

/**
 * The characters of a string in parentheses, such as a field's name.
 * @param {string} string
 */
export function nameIn(string) {
  return string.slice(1, -1).replace(/\\(.)/g, "$1");
}

/**
 * A length as it is written, with at most two digits behind its point.
 * @param {number} number
 */
export function short(number, digits = 2) {
  return Number(number.toFixed(digits));
}

/**
 * The text of a string in any of the ways that a PDF may write one.
 * @param {string} string
 */
export function textIn(string) {
  const bytes = string.startsWith("<") ? pairsIn(string) : unescaped(string.slice(1, -1));
  if (!bytes.startsWith("\u00fe\u00ff")) return bytes.replace(MARKS, placed);
  const units = [...bytes.slice(2).matchAll(/(.)(.)/gs)];
  return units
    .map(([, high, low]) => String.fromCharCode(high.charCodeAt(0) * 256 + low.charCodeAt(0)))
    .join("");
}

/** @param {string} string of hexadecimal digits */
function pairsIn(string) {
  const pairs = string.slice(1, -1).match(/[0-9A-Fa-f]{2}/g) ?? [];
  return pairs.map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join("");
}

/** @param {string} text */
function unescaped(text) {
  return text.replace(/\\([0-7]{1,3}|.)/gs, (_, what) => {
    if (/^[0-7]/.test(what)) return String.fromCharCode(Number.parseInt(what, 8));
    return CONTROLS[what] ?? what;
  });
}

/** @param {string} byte between 128 and 158, as PDF places marks there */
function placed(byte) {
  return PLACED[byte.charCodeAt(0) - 128];
}

/**
 * @param {RegExp} pattern a sticky one
 * @param {string} text
 * @param {number} place
 */
function match(pattern, text, place) {
  pattern.lastIndex = place;
  return pattern.exec(text);
}

/**
 * @param {string} text
 * @param {number} place
 */
function afterSpace(text, place) {
  match(SPACE, text, place);
  return SPACE.lastIndex;
}

/**
 * @param {string} text
 * @param {number} place
 * @param {string} closing
 * @returns {[any[], number]}
 */
function readMany(text, place, closing) {
  const parts = [];
  let next = place;
  for (;;) {
    const start = afterSpace(text, next);
    if (text.startsWith(closing, start)) return [parts, start + closing.length];
    const [value, end] = readValue(text, start);
    parts.push(value);
    next = end;
  }
}

/**
 * @param {any[]} parts
 * @returns {[string, any][]}
 */
function pairs(parts) {
  return Array.from({ length: parts.length / 2 }, (_, place) => [
    parts[2 * place],
    parts[2 * place + 1],
  ]);
}

/**
 * @param {string} text
 * @param {number} start
 * @returns {[string, number]}
 */
function readString(text, start) {
  let depth = 0;
  for (let place = start; place < text.length; place++) {
    if (text[place] === "\\") place++;
    else if (text[place] === "(") depth++;
    else if (text[place] === ")" && --depth === 0) return [text.slice(start, place + 1), place + 1];
  }
  throw new Error(STRANGE);
}
