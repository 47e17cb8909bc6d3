// The practice's logo as this browser keeps it, for what writes it into files. What is kept may be anything, so it is
// held to the one form that every file is written for: a PNG of 8-bit RGB without transparency or words beside the picture.

import { recall } from "../lib/store.js";
import { LOGO_KEPT, ownDetails } from "./details.js";

/**
 * @typedef {object} Logo
 * @property {Uint8Array<ArrayBuffer>} png
 * @property {number} width in pixels
 * @property {number} height in pixels
 * @property {string} alt what is read aloud in its place
 */

export const LARGEST_LOGO = 60_000; // bytes
export const WIDEST_LOGO = 480; // pixels: 40 mm at 305 an inch
export const HIGHEST_LOGO = 168; // pixels: 14 mm at 305 an inch

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const RGB = [8, 2, 0, 0, 0]; // bits a color, RGB, and the only compression, filtering and order of lines
const KNOWN = ["IHDR", "IDAT", "IEND"];
const NAMELESS = "Logo";

/**
 * The logo kept in this browser; null where there is none, or something else is kept in its place.
 * @returns {Promise<Logo | null>}
 */
export async function keptLogo() {
  try {
    const { png, width, height } = JSON.parse(recall(LOGO_KEPT) ?? "null") ?? {};
    if (typeof png !== "string" || png.length > LARGEST_LOGO * 2) return null;
    const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
    const size = sizeOfPng(bytes);
    if (!size || size.width !== width || size.height !== height) return null;
    return { png: bytes, ...size, alt: ownDetails().practice_name || NAMELESS };
  } catch {
    return null; // not written by us
  }
}

/**
 * The size in pixels of a PNG that is as every kept logo is; null of any other file.
 * @param {Uint8Array} bytes
 */
export function sizeOfPng(bytes) {
  if (bytes.length > LARGEST_LOGO || SIGNATURE.some((byte, at) => bytes[at] !== byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = chunkNames(view);
  const isPlain = names?.[0] === "IHDR" && names.includes("IDAT") && names.at(-1) === "IEND";
  if (!names || !isPlain || names.some((name) => !KNOWN.includes(name))) return null;
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  if (RGB.some((value, at) => bytes[24 + at] !== value)) return null;
  const fits = width > 0 && width <= WIDEST_LOGO && height > 0 && height <= HIGHEST_LOGO;
  return fits ? { width, height } : null;
}

/**
 * The names of a PNG's parts, in their order; null where one is cut off or something follows the last.
 * @param {DataView} view
 */
function chunkNames(view) {
  const names = [];
  let at = SIGNATURE.length;
  while (at < view.byteLength) {
    if (at + 12 > view.byteLength) return null;
    const letters = [4, 5, 6, 7].map((place) => view.getUint8(at + place));
    names.push(String.fromCharCode(...letters));
    at += 12 + view.getUint32(at);
  }
  return at === view.byteLength ? names : null;
}
