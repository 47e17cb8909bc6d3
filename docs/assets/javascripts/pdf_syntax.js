// The few kinds of value a PDF is written in, read and written again. What is not looked into stays the characters it was.
// Dictionaries are Maps, arrays Arrays, references Refs; names, numbers and strings are their own characters.

const SPACE = /[\0\t\n\f\r ]*/y;
const REFERENCE = /(\d+) \d+ R(?![A-Za-z0-9])/y;
const PLAIN = /\/?[^\0\t\n\f\r ()<>[\]{}/%]*/y;
const HEXADECIMAL = /<[0-9A-Fa-f\0\t\n\f\r ]*>/y;

/** A value that stands elsewhere in the file, as the object with this number. */
export class Ref {
  constructor(number) {
    this.number = number;
  }
}

/** Turn a byte into the character with its number, and so on. Values of a PDF are read from such text. */
export function charactersOf(bytes) {
  let text = "";
  for (let start = 0; start < bytes.length; start += 8192) text += String.fromCharCode(...bytes.subarray(start, start + 8192));
  return text;
}

/** Turn such text into its bytes again. */
export function bytesOf(text) {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Read the value that begins at a place of a text: gives back the value and the place after it. */
export function readValue(text, place) {
  const start = place + match(SPACE, text, place)[0].length;
  if (text.startsWith("<<", start)) return readMany(text, start + 2, ">>", (parts) => new Map(pairs(parts)));
  if (text[start] === "[") return readMany(text, start + 1, "]", (parts) => parts);
  if (text[start] === "(") return readString(text, start);
  const reference = match(REFERENCE, text, start);
  if (reference) return [new Ref(Number(reference[1])), REFERENCE.lastIndex];
  const token = (match(HEXADECIMAL, text, start) ?? match(PLAIN, text, start))[0];
  if (!token) throw new Error("This PDF is not as the kit made it.");
  return [token, start + token.length];
}

/** Turn a value into the characters of a file. */
export function written(value) {
  if (value instanceof Map) return `<<${[...value].map(([key, part]) => `${key} ${written(part)}`).join(" ")}>>`;
  if (Array.isArray(value)) return `[${value.map(written).join(" ")}]`;
  return value instanceof Ref ? `${value.number} 0 R` : String(value);
}

/** Turn text into a string of hexadecimal digits, in which nothing has to be escaped. */
export function textString(text) {
  const units = Array.from({ length: text.length }, (_, place) => hexadecimal(text.charCodeAt(place), 4));
  return `<FEFF${units.join("")}>`;
}

/** A number in so many hexadecimal digits. */
export function hexadecimal(number, digits) {
  return number.toString(16).toUpperCase().padStart(digits, "0");
}

/** Turn a string in parentheses, such as a field's name, into its characters. */
export function nameIn(string) {
  return string.slice(1, -1).replace(/\\(.)/g, "$1");
}

function match(pattern, text, place) {
  pattern.lastIndex = place;
  return pattern.exec(text);
}

function readMany(text, place, closing, make) {
  const parts = [];
  for (;;) {
    const start = place + match(SPACE, text, place)[0].length;
    if (text.startsWith(closing, start)) return [make(parts), start + closing.length];
    const [value, end] = readValue(text, start);
    parts.push(value);
    place = end;
  }
}

function pairs(parts) {
  return Array.from({ length: parts.length / 2 }, (_, place) => [parts[2 * place], parts[2 * place + 1]]);
}

function readString(text, start) {
  let depth = 0;
  for (let place = start; place < text.length; place++) {
    if (text[place] === "\\") place++;
    else if (text[place] === "(") depth++;
    else if (text[place] === ")" && --depth === 0) return [text.slice(start, place + 1), place + 1];
  }
  throw new Error("This PDF is not as the kit made it.");
}
