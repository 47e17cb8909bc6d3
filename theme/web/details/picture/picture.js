// Makes the logo that is kept of whatever picture a visitor chose: on white, without white edges, small enough, and
// nothing of the file but its pixels.

import { HIGHEST_LOGO, LARGEST_LOGO, WIDEST_LOGO } from "../logo.js";
import { readHeader } from "./header.js";
import { inkBox, rgbOf } from "./pixels.js";
import { encodePng } from "./png.js";
import { sizedSvg } from "./svg.js";

/**
 * @typedef {{ png: Uint8Array, width: number, height: number }} Made
 * @typedef {import("./pixels.js").Box} Box
 */

const LARGEST_FILE = 2_000_000; // bytes
const MOST_PIXELS = 40_000_000; // decoded, a pixel takes four bytes of memory
const LEAST = 24; // pixels of the longer side: 4 mm at 150 an inch, and less is a speck on paper
const DRAWN = 4; // times the size kept, to find the edges in and to draw it smaller from
const STEPS = /** @type {const} */ ([
  [1, 8],
  [1, 6],
  [1, 5],
  [0.8, 5],
  [0.64, 5],
  [0.5, 5],
  [0.4, 4],
  [0.25, 4],
]); // the sides of what is kept, of the largest it may have, and the bits of each color, until it is small enough

const WRONG = {
  size: "That file is too large: a logo may have 2 MB. Most programs can export a smaller one.",
  kind: "That file is none that can be used here. A logo is a PNG, a JPEG or an SVG picture.",
  pixels: (/** @type {number} */ width, /** @type {number} */ height) =>
    `That picture is ${width} × ${height} pixels, more than can be opened here. About 1,000 pixels across are plenty.`,
  broken:
    "That picture is damaged: part of the file is missing or wrong. Export it again, or take another copy.",
  drawing: "That SVG cannot be drawn here. Export it as a PNG, about 1,000 pixels across.",
  white:
    "Nothing of that picture shows on white paper. If your logo is white, take the version for light backgrounds.",
  tiny: (/** @type {number} */ width, /** @type {number} */ height) =>
    `What shows in that picture is only ${width} × ${height} pixels, a speck on paper. Take a larger one, about 1,000 pixels across.`,
  hidden:
    "Your browser does not let this page read pictures, to protect you from being recognized. Allow it for this site, or choose your logo in another browser.",
};

/** Why a picture cannot be taken, in words for the visitor. */
class Refused extends Error {}

/**
 * Make a logo of a file. Throws an Error in words for the visitor.
 * @param {Blob} file
 * @returns {Promise<Made>}
 */
export async function logoOf(file) {
  if (file.size > LARGEST_FILE) throw new Refused(WRONG.size);
  if (!canRead()) throw new Refused(WRONG.hidden);
  const whole = await wholeOf(new Uint8Array(await file.arrayBuffer()));
  const box = inkBox(readable(whole), whole.width);
  if (!box) throw new Refused(WRONG.white);
  if (Math.max(box.width, box.height) < LEAST) {
    throw new Refused(WRONG.tiny(box.width, box.height));
  }
  return smallEnough(whole, box);
}

/**
 * Make a logo of an address that holds a picture, as a details file has it. Throws an Error in words for the visitor.
 * @param {string} address
 */
export async function logoIn(address) {
  try {
    const [, letters] = address.split(/^data:image\/(?:png|jpeg);base64,/);
    return await logoOf(
      new Blob([Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0))]),
    );
  } catch (error) {
    const reason = error instanceof Refused ? error.message : WRONG.broken;
    throw new Error(`The logo in that file: ${reason} Nothing was changed.`);
  }
}

/**
 * The picture in a file, drawn on white, once its head says that it can be opened.
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
async function wholeOf(bytes) {
  const head = readHeader(bytes);
  if (!head) {
    const image = await readied(drawing(bytes));
    return drawn(image, boxOf(image.naturalWidth, image.naturalHeight), DRAWN, true);
  }
  const { type, width, height, isWhole } = head;
  if (width * height > MOST_PIXELS) throw new Refused(WRONG.pixels(width, height));
  if (!isWhole) throw new Refused(WRONG.broken);
  const image = await decoded(new Blob([bytes], { type }));
  return drawn(image, boxOf(image.width, image.height), DRAWN);
}

/**
 * @param {number} width
 * @param {number} height
 * @returns {Box}
 */
function boxOf(width, height) {
  return { left: 0, top: 0, width, height };
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
function drawing(bytes) {
  const text = new TextDecoder().decode(bytes);
  if (!/<(?:[\w.-]+:)?svg[\s>]/.test(text)) throw new Refused(WRONG.kind);
  const sized = sizedSvg(text);
  if (!sized) throw new Refused(WRONG.drawing);
  return new Blob([sized.text], { type: "image/svg+xml" });
}

/**
 * The picture, decoded by the browser: turned as a camera says, in the colors of a screen.
 * @param {Blob} blob
 */
async function decoded(blob) {
  try {
    return await createImageBitmap(blob, { imageOrientation: "from-image" });
  } catch {
    throw new Refused(WRONG.broken);
  }
}

/**
 * A drawing, ready to be drawn. It comes by a data address, which the pages' policy allows; a browser runs nothing that is
 * within a picture, and fetches nothing for it.
 * @param {Blob} blob
 */
async function readied(blob) {
  const image = new Image();
  image.src = await dataUrl(blob);
  try {
    await image.decode();
  } catch {
    throw new Refused(WRONG.broken);
  }
  return image;
}

/**
 * @param {Blob} blob
 * @returns {Promise<string>}
 */
function dataUrl(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new Refused(WRONG.broken));
    reader.readAsDataURL(blob);
  });
}

/**
 * A part of a picture on white, no larger than `times` what is kept. Only a drawing is made larger than it is.
 * @param {CanvasImageSource} image
 * @param {Box} box
 * @param {number} times
 */
function drawn(image, box, times, isDrawing = false) {
  const fit = Math.min((WIDEST_LOGO * times) / box.width, (HIGHEST_LOGO * times) / box.height);
  const scale = isDrawing ? fit : Math.min(fit, 1);
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(box.width * scale));
  canvas.height = Math.max(1, Math.round(box.height * scale));
  const pen = penOf(canvas);
  pen.fillStyle = "white";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = "high";
  const { left, top } = box;
  pen.drawImage(image, left, top, box.width, box.height, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** @param {HTMLCanvasElement} canvas */
function penOf(canvas) {
  return /** @type {CanvasRenderingContext2D} */ (
    canvas.getContext("2d", { willReadFrequently: true })
  );
}

/** @param {HTMLCanvasElement} canvas */
function pixelsOf(canvas) {
  return penOf(canvas).getImageData(0, 0, canvas.width, canvas.height).data;
}

/**
 * The pixels of a picture. Some browsers let nobody read what they drew of some drawings, such as one with a web page in it.
 * @param {HTMLCanvasElement} canvas
 */
function readable(canvas) {
  try {
    return pixelsOf(canvas);
  } catch {
    throw new Refused(WRONG.drawing);
  }
}

/** Whether what is drawn can be read as it is: some browsers answer with noise. */
function canRead() {
  const canvas = document.createElement("canvas");
  const pen = penOf(canvas);
  pen.fillStyle = "#f00";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  const data = pixelsOf(canvas);
  return data.every((byte, at) => Math.abs(byte - (at % 4 === 0 || at % 4 === 3 ? 255 : 0)) < 8);
}

/**
 * @param {HTMLCanvasElement} whole
 * @param {Box} box
 * @returns {Promise<Made>}
 */
async function smallEnough(whole, box) {
  for (const [times, bits] of STEPS) {
    const canvas = drawn(whole, box, times);
    const { width, height } = canvas;
    const png = await encodePng(rgbOf(pixelsOf(canvas), bits), width, height);
    if (png.length <= LARGEST_LOGO) return { png, width, height };
  }
  throw new Refused(WRONG.size); // no picture is: the last step leaves at most 120 × 42 pixels of 12 bits
}
