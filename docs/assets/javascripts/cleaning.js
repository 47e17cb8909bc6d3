// What somebody typed becomes what is printed: one line, plain spaces and hyphens, nothing unseen.
// The same as scripts/kitbuilder/readers/cleaning.py; tests/cleaning_cases.json is held against both.

const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/;
const SPACES = /[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g;
const HYPHENS = /[\u2010-\u2012\ufe63\uff0d]|(?<=[0-9])\u2212(?=[0-9])/g;
const LONE_SURROGATE = /\p{Surrogate}/gu;
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/g;

/** Turn what somebody typed into what is kept, at most `limit` characters; lines become parts with commas between them. */
export function clean(value, limit = Infinity) {
  const parts = value.normalize("NFC").split(BREAKS).map(cleanLine);
  const whole = parts.filter(Boolean).join(", ");
  return whole.length <= limit ? whole : trimmed([...whole].slice(0, limit).join(""));
}

/** Whether a text has more than one line, as a value never has. */
export function hasBreaks(text) {
  return BREAKS.test(text);
}

function cleanLine(line) {
  const seen = line.replace(LONE_SURROGATE, "").replace(UNPRINTABLE, "").replace(SPACES, " ");
  return trimmed(seen.replace(HYPHENS, "-").normalize("NFC"));
}

/** The text without the spaces and commas at its ends. A loop, for a pattern takes its time by the square on a long run of them. */
function trimmed(text) {
  let [start, end] = [0, text.length];
  while (start < end && isEdge(text[start])) start++;
  while (end > start && isEdge(text[end - 1])) end--;
  return text.slice(start, end);
}

function isEdge(character) {
  return character === " " || character === ",";
}
