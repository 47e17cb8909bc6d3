// The practice's logo in the letterheads of a page: at the left, beside name and address, as large as on paper.

import { all, create, maybe } from "../lib/dom.js";
import { keptLogo } from "./logo.js";
import { drawnSize } from "./logo_size.js";

/** @typedef {import("./logo.js").Logo} Logo */

const ROOM = [40, 14]; // millimeters
const INCH = 25.4; // millimeters
const SCREEN = 96; // CSS pixels an inch, on paper as well

/**
 * How often it was asked for below an element.
 * @type {WeakMap<ParentNode, number>}
 */
const asked = new WeakMap();

/**
 * How wide and high a logo is on paper, in millimeters.
 * @param {{ width: number, height: number }} pixels
 */
export function sizeOnPaper(pixels) {
  return drawnSize(pixels, ROOM, INCH);
}

/**
 * The address of a picture that is in the address itself. Our pages' policy allows no other for what is nowhere on the site.
 * @param {Uint8Array} png
 */
export function pictureAddress(png) {
  const letters = Array.from(png, (byte) => String.fromCharCode(byte));
  return `data:image/png;base64,${btoa(letters.join(""))}`;
}

/**
 * Show the logo that this browser keeps in every letterhead below `root`, or none where it keeps none. Copied text leaves
 * it out: in an e-mail it would be a large address, or an attachment.
 * @param {ParentNode} root
 */
export async function showLogo(root) {
  const mine = (asked.get(root) ?? 0) + 1;
  asked.set(root, mine);
  const logo = await keptLogo();
  const address = logo ? pictureAddress(logo.png) : "";
  const isSeen = logo !== null && (await isPicture(logo.png, address));
  if (asked.get(root) !== mine) return; // asked again meanwhile, as where a logo was just forgotten
  for (const head of all(".kit-letterhead", HTMLElement, root)) {
    const shown = maybe(".kit-logo", HTMLImageElement, head);
    if (logo && isSeen) imageOf(logo, address, shown ?? placeIn(head));
    else if (shown) head.replaceChildren(...(head.lastElementChild?.childNodes ?? []));
  }
}

/**
 * Whether what is kept can be shown: somebody may have changed it. It is decoded by then, so that the printer gets it too.
 * @param {Uint8Array<ArrayBuffer>} png
 * @param {string} address
 */
async function isPicture(png, address) {
  try {
    (await createImageBitmap(new Blob([png]))).close(); // an image says that it is decoded where its pixels are missing
    await create("img", { src: address }).decode();
    return true;
  } catch {
    return false;
  }
}

/**
 * Make a place for the logo in a letterhead, and put its lines into one part beside it.
 * @param {HTMLElement} head
 */
function placeIn(head) {
  const image = create("img", { className: "kit-logo" });
  const lines = create("div");
  lines.append(...head.childNodes);
  head.append(image, lines);
  return image;
}

/**
 * The image as it shows a logo. Its size is in attributes, which a copy of the page keeps.
 * @param {Logo} logo
 * @param {string} address
 * @param {HTMLImageElement} image
 */
export function imageOf(logo, address, image) {
  const [wide, high] = sizeOnPaper(logo);
  if (image.src !== address) image.src = address;
  image.width = Math.round((wide / INCH) * SCREEN);
  image.height = Math.round((high / INCH) * SCREEN);
  image.dataset.copy = "no";
  image.translate = false; // the name of a practice is no word
  image.alt = logo.alt;
  return image;
}
