// Lays a visitor's contact card out as the squares of a QR code: the very ones that the command lays out
// (renderers/qr_squares.py); a test holds the two together.

import { generate, mode } from "lean-qr";
import { detail } from "../details/values.js";
import { codeText } from "./vcard.js";

/**
 * @typedef {object} Code
 * @property {string} practice whose card it is
 * @property {number} size how many squares it has on each side
 * @property {[left: number, top: number, wide: number][]} bars the black ones, row by row
 */

const ASCII = /^\p{ASCII}*$/u;
const NO_MORE = 4; // zeros that end a text

/**
 * The code of a card; null where the details are too few, or too long.
 * @param {import("../details/values.js").Values} values
 * @returns {Code | null}
 */
export function codeOf(values) {
  const text = codeText(values);
  if (!text) return null;
  const { size, get } = generate(ASCII.test(text) ? plain(text) : mode.utf8(text));
  return { practice: detail(values, "practice_name"), size, bars: barsOf(size, get) };
}

/**
 * Letters beyond ASCII are announced as UTF-8, for without that a reader guesses. The command's library fills a code
 * up with one byte more than the standard has where a text ends with a byte, so its end is written here too.
 * @param {string} text
 */
function plain(text) {
  return mode.multi(mode.ascii(text), (bits) => bits.push(0, NO_MORE));
}

/**
 * @param {number} size
 * @param {(left: number, top: number) => boolean} get
 */
function barsOf(size, get) {
  /** @type {Code["bars"]} */
  const bars = [];
  for (let top = 0; top < size; top++) {
    for (let left = 0; left < size; left++) {
      if (!get(left, top)) continue;
      if (left > 0 && get(left - 1, top)) bars[bars.length - 1][2]++;
      else bars.push([left, top, 1]);
    }
  }
  return bars;
}
