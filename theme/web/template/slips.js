// Lays as many copies of a slip or a card on printed paper as its PDF has on a sheet, with lines to cut along.

import { all, create } from "../lib/dom.js";

const PAIRED = 4; // copies, from which on two stand side by side: slips() in kit/style/blocks.typ

/**
 * Lay a sheet of each slip below `text`, in place of the one that the screen shows.
 * @param {HTMLElement} text
 */
export function laySheets(text) {
  for (const slip of all(".kit-slip:not([hidden], .kit-sheet > *)", HTMLElement, text)) {
    const copies = Number(slip.dataset.copies);
    const sheet = create("div", { className: "kit-sheet" });
    sheet.dataset.copies = String(copies);
    sheet.classList.toggle("kit-sheet--paired", copies >= PAIRED);
    sheet.append(...Array.from({ length: copies }, () => slip.cloneNode(true)));
    for (const named of all("[id]", HTMLElement, sheet)) named.removeAttribute("id");
    slip.after(sheet);
    slip.hidden = true;
  }
}

/**
 * Take the sheets away again.
 * @param {HTMLElement} text
 */
export function takeSheets(text) {
  for (const sheet of all(".kit-sheet", HTMLElement, text)) {
    sheet.previousElementSibling?.removeAttribute("hidden");
    sheet.remove();
  }
}
