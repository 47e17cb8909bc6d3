// One text for several people: a copy of it for each, merged, for the printer or to be read as an e-mail.

import { merge } from "../details/details.js";
import { all } from "../lib/dom.js";
import { makeReady } from "../template/printing.js";

/** @typedef {import("../details/values.js").Values} Values */

const SIGNED = /^(?:Signature|Firma)\b/; // by hand
const BLANKS = ".kit-blank:not(.kit-blank--filled, .kit-note *)";

/**
 * The labels of what only this text asks for, each once.
 * @param {HTMLElement} text
 */
export function openBlanks(text) {
  const labels = all(BLANKS, HTMLElement, text).map((blank) => blank.textContent.trim());
  return [...new Set(labels)].filter((label) => label && !SIGNED.test(label));
}

/**
 * Put what was typed into the blanks with these labels.
 * @param {HTMLElement} text
 * @param {Map<string, string>} typed
 */
export function fillBlanks(text, typed) {
  for (const blank of all(BLANKS, HTMLElement, text)) {
    const value = typed.get(blank.textContent.trim());
    if (!value) continue;
    blank.dataset.asks = blank.textContent;
    blank.textContent = value;
    blank.classList.add("kit-blank--filled");
  }
}

/**
 * Empty the blanks that were filled for somebody else.
 * @param {HTMLElement} text
 */
export function emptyBlanks(text) {
  for (const blank of all("[data-asks]", HTMLElement, text)) {
    blank.textContent = blank.dataset.asks ?? "";
    delete blank.dataset.asks;
    blank.classList.remove("kit-blank--filled");
  }
}

/**
 * A copy of the text for one person.
 * @param {HTMLElement} text
 * @param {Values} values
 * @param {Map<string, string>} typed
 */
export function copyFor(text, values, typed) {
  const copy = /** @type {HTMLElement} */ (text.cloneNode(true));
  for (const named of [copy, ...all("[id]", HTMLElement, copy)]) named.removeAttribute("id");
  merge(copy, values);
  fillBlanks(copy, typed);
  return copy;
}

/**
 * Print the text once for each, every one on a page of its own.
 * @param {HTMLElement} text
 * @param {Values[]} people
 * @param {Map<string, string>} typed
 */
export function printRun(text, people, typed) {
  const copies = people.map((values) => copyFor(text, values, typed));
  for (const copy of copies) {
    copy.classList.add("kit-run");
    makeReady(copy);
  }
  const end = () => {
    for (const copy of copies) copy.remove();
    text.hidden = false;
  };
  window.addEventListener("afterprint", end, { once: true });
  text.hidden = true;
  text.after(...copies);
  window.print();
}
