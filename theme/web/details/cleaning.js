// Cleans what somebody typed for print: one line, plain spaces and hyphens, nothing invisible.
// scripts/kitbuilder/readers/cleaning.py does the same; both pass the cases of tests/cleaning_cases.json.

const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/;
const SPACES = /[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g;
const HYPHENS = /[\u2010-\u2012\ufe63\uff0d]|(?<=[0-9])\u2212(?=[0-9])/g;
const LONE_SURROGATE = /\p{Surrogate}/gu;
const UNPRINTABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this takes out
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/g;

/**
 * Clean what somebody typed, to at most `limit` characters. Lines are joined by commas.
 * @param {string} value
 */
export function clean(value, limit = Infinity) {
  const parts = value.normalize("NFC").split(BREAKS).map(cleanLine);
  const whole = parts.filter(Boolean).join(", ");
  return whole.length <= limit ? whole : trimmed([...whole].slice(0, limit).join(""));
}

/**
 * Whether a text has more than one line, as a value never has.
 * @param {string} text
 */
export function hasBreaks(text) {
  return BREAKS.test(text);
}

/** @param {string} line */
function cleanLine(line) {
  const seen = line.replace(LONE_SURROGATE, "").replace(UNPRINTABLE, "").replace(SPACES, " ");
  return trimmed(seen.replace(HYPHENS, "-").normalize("NFC"));
}

/**
 * The text without the spaces and commas at its ends. A loop, because a pattern takes quadratic time on
 * a long run of them.
 * @param {string} text
 */
function trimmed(text) {
  let [start, end] = [0, text.length];
  while (start < end && isEdge(text[start])) start++;
  while (end > start && isEdge(text[end - 1])) end--;
  return text.slice(start, end);
}

/** @param {string} character */
function isEdge(character) {
  return character === " " || character === ",";
}
