// A visitor's contact card: saved as a file, and drawn as a code to scan wherever a page has a place for one.

import { all, one } from "../lib/dom.js";
import { saveFile } from "../lib/save_file.js";
import { codeOf } from "./code.js";
import { contactCard } from "./vcard.js";

/**
 * @typedef {import("../details/values.js").Values} Values
 * @typedef {import("./code.js").Code} Code
 */

const FILE = "Contact card.vcf";
const SAVED = `Saved as “${FILE}”, in your downloads. Send it to your phone and open it there, or attach it to an e-mail.`;
const TOO_FEW =
  "A contact card needs your practice's name and its phone. Type both under “Your details” first.";
const QUIET = 4; // squares of white that readers of codes ask for on each side
const SVG = "http://www.w3.org/2000/svg";

/**
 * Save the card as a file, and announce it, or what it lacks.
 * @param {Values} values
 * @param {(words: string) => void} announce
 */
export function saveCard(values, announce) {
  const card = contactCard(values);
  if (card) saveFile(FILE, card, "text/vcard;charset=utf-8");
  announce(card ? SAVED : TOO_FEW);
}

/**
 * Draw the card as a code in each place for one below `root`; nothing where the details are too few.
 * @param {ParentNode} root
 * @param {Values} values
 */
export function showCodes(root, values) {
  const code = codeOf(values);
  for (const place of all("[data-contact-code]", HTMLElement, root)) {
    place.querySelector("svg")?.remove();
    place.hidden = !code;
    if (!code) continue;
    const words = place.dataset.contactCode?.replace("{}", () => code.practice) ?? "";
    one("figcaption", HTMLElement, place).before(drawn(code, words));
  }
}

/**
 * A code as one shape, black on white in any scheme of colors.
 * @param {Code} code
 * @param {string} words what is read aloud for it
 */
function drawn({ size, bars }, words) {
  const side = size + 2 * QUIET;
  const picture = made("svg", { viewBox: `${-QUIET} ${-QUIET} ${side} ${side}`, role: "img" });
  picture.setAttribute("aria-label", words);
  const shape = bars.map(([left, top, wide]) => `M${left} ${top}h${wide}v1h-${wide}z`).join("");
  picture.append(
    made("rect", { x: -QUIET, y: -QUIET, width: side, height: side, fill: "#fff" }),
    made("path", { d: shape, fill: "#000" }),
  );
  return picture;
}

/**
 * @param {"svg" | "rect" | "path"} name
 * @param {Record<string, string | number>} attributes
 */
function made(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}
