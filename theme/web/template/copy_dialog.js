// Where a browser does not let a page copy, shows the text selected in a box, for the visitor to copy.

import { create } from "../lib/dom.js";

const BY_TOUCH = "Your browser did not let us copy. Press and hold the text, then choose Copy.";
const BY_KEY =
  "Your browser did not let us copy. The text is marked: press Ctrl+C, or Command+C on a Mac.";

/**
 * Show a text in a dialog, all of it selected.
 * @param {string} text
 */
export function showCopyDialog(text) {
  const dialog = create("dialog", { className: "kit-by-hand md-typeset" });
  const textContent = matchMedia("(pointer: coarse)").matches ? BY_TOUCH : BY_KEY;
  const words = create("label", { htmlFor: "kit-by-hand", textContent });
  const box = create("textarea", { id: "kit-by-hand", readOnly: true, rows: 12, value: text });
  const className = "md-button md-button--primary";
  const close = create("button", { type: "button", textContent: "Done", className });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  dialog.append(words, box, close);
  document.body.append(dialog);
  dialog.showModal();
  box.focus();
  box.select();
}
