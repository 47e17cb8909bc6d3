// Draws a contact code as a PNG for Word, as the build draws it (renderers/contact_code.py): the same bytes.

import { zlibSync } from "fflate";
import { checksum } from "../zip/zip.js";

const DOTS = 12; // to each square
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const GRAY = [1, 0, 0, 0, 0]; // bits a dot, gray, and the only compression, filtering and order of lines
const WHITE = 255; // eight dots

/**
 * A code as a picture of black and white dots, which are not packed: the Word file does that, and two programs pack alike
 * only what they leave as it is.
 * @param {import("../../card/code.js").Code} code
 */
export function pngOf({ size, bars }) {
  const side = size * DOTS;
  const length = 1 + Math.ceil(side / 8); // of a line: how it is filtered, and eight dots to a byte
  const dots = new Uint8Array(side * length).fill(WHITE);
  for (let line = 0; line < side; line++) dots[line * length] = 0;
  for (const [left, top, wide] of bars) {
    for (let line = top * DOTS; line < (top + 1) * DOTS; line++) {
      for (let dot = left * DOTS; dot < (left + wide) * DOTS; dot++) {
        dots[line * length + 1 + (dot >> 3)] &= ~(0x80 >> (dot & 7));
      }
    }
  }
  const head = [...number32(side), ...number32(side), ...GRAY];
  const parts = [
    SIGNATURE,
    chunk("IHDR", head),
    chunk("IDAT", zlibSync(dots, { level: 0 })),
    chunk("IEND", []),
  ];
  return Uint8Array.from(parts.flat());
}

/**
 * @param {string} name
 * @param {ArrayLike<number>} data
 */
function chunk(name, data) {
  const named = [...Array.from(name, (letter) => letter.charCodeAt(0)), ...Array.from(data)];
  return [...number32(data.length), ...named, ...number32(checksum(Uint8Array.from(named)))];
}

/** @param {number} number */
function number32(number) {
  return [24, 16, 8, 0].map((bits) => (number >> bits) & 255);
}
