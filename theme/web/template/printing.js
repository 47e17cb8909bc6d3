// On paper every way a talk can go shows, what is not filled in is a line to write on, and slips fill a sheet.

import { details, merge } from "../details/details.js";
import { all, targetOf } from "../lib/dom.js";
import { paper } from "../lib/paper.js";
import { openLabels } from "./blanks.js";
import { laySheets, takeSheets } from "./slips.js";

const ON_A4 =
  "@page { size: a4; margin-inline: 0.584in } @page turned { size: a4 landscape; margin-inline: 0.584in }";
const a4 = new CSSStyleSheet();
const NOTICE = 60; // milliseconds, so that an announcement shows before the printer's window covers it

/**
 * Make the page ready for paper whenever it is printed, and announce how many lines will be left open.
 * @param {HTMLElement} text
 * @param {(words: string) => void} announce
 */
export function startPrinting(text, announce) {
  window.addEventListener("beforeprint", () => {
    layOn(paper());
    makeReady(text);
  });
  window.addEventListener("afterprint", () => {
    setBranches(text, false);
    takeSheets(text);
    merge(text, details());
  });
  document.addEventListener("click", (event) => {
    if (!targetOf(event, "[data-prints]", HTMLElement)) return;
    const open = openLabels(text).length;
    const lines = open === 1 ? "blank prints as a line" : "blanks print as lines";
    if (open) announce(`${open} ${lines} to write on.`);
    setTimeout(() => window.print(), open ? NOTICE : 0);
  });
}

/**
 * Lay what is printed on a visitor's paper. Lines are as wide on A4 as on US letter, which the style sheets say.
 * @param {import("../lib/paper.js").Paper} paper
 */
function layOn(paper) {
  a4.replaceSync(paper === "a4" ? ON_A4 : "");
  if (!document.adoptedStyleSheets.includes(a4)) document.adoptedStyleSheets.push(a4);
}

/**
 * Open every branch, show what is not filled in as a line to write on, and lay slips on a sheet.
 * @param {HTMLElement} text
 */
export function makeReady(text) {
  setBranches(text, true);
  for (const place of all("[data-field]:not([data-filled])", HTMLElement, text)) {
    place.textContent = place.textContent.replace(/^\[|\]$/g, "");
  }
  laySheets(text);
}

/**
 * Open every branch for paper, or put each back as it was.
 * @param {HTMLElement} text
 * @param {boolean} isPrinting
 */
function setBranches(text, isPrinting) {
  for (const branch of all("details", HTMLDetailsElement, text)) {
    if (isPrinting) branch.dataset.wasOpen = String(branch.open);
    branch.open = isPrinting || branch.dataset.wasOpen === "true";
  }
}
