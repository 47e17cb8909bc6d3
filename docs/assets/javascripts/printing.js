// On paper every way a talk can go is shown, and what is not filled in is a line to write on.

import { details, merge } from "./details.js";
import { openLabels } from "./text_of.js";

/** Make the page ready for paper whenever it is printed, and tell first how many lines will be left to write on. */
export function startPrinting(text, say) {
  window.addEventListener("beforeprint", () => {
    setBranches(text, true);
    for (const place of text.querySelectorAll("[data-field]:not([data-filled])")) place.textContent = place.textContent.replace(/^\[|\]$/g, "");
  });
  window.addEventListener("afterprint", () => {
    setBranches(text, false);
    merge(text, details());
  });
  document.addEventListener("click", ({ target }) => {
    if (!target.closest("[data-prints]")) return;
    const open = openLabels(text).length;
    if (open) say(`${open} ${open === 1 ? "blank prints as a line" : "blanks print as lines"} to write on.`);
    setTimeout(() => window.print(), open ? 60 : 0); // told before the window of the printer covers it
  });
}

function setBranches(text, printing) {
  for (const branch of text.querySelectorAll("details")) {
    if (printing) branch.dataset.wasOpen = branch.open;
    branch.open = printing || branch.dataset.wasOpen === "true";
  }
}
