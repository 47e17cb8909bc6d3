// A template's page: how many blanks are left, its star, and the ways to hand it over.

import { details, onChange } from "../details/details.js";
import { all, maybe, one, targetOf } from "../lib/dom.js";
import { noteUse, startStars } from "../library/favorites.js";
import { openLabels } from "./blanks.js";
import { startCopying } from "./copy.js";
import { startMailing } from "./mail.js";
import { startPrinting } from "./printing.js";

const USES = "[data-copies], .kit-copies-part, [data-prints], a[download]";

/**
 * Make a template's page work.
 * @param {HTMLElement} text
 */
export function startTemplate(text) {
  const announce = startCopying();
  if (document.querySelector("[data-mails], .kit-email")) startMailing(announce);
  startPrinting(text, announce);
  startStars(document);
  const left = maybe("[data-left]", HTMLElement);
  if (left) startCounting(left, text);
  for (const button of all(".kit-bar button:not([data-mails])", HTMLButtonElement)) {
    button.disabled = false;
  }
  const { star: slug = "" } = one("[data-star]", HTMLElement).dataset;
  document.addEventListener("click", (event) => {
    if (targetOf(event, USES, HTMLElement)) noteUse(slug);
    const more = targetOf(event, ".kit-bar__more:popover-open", HTMLElement);
    if (more && targetOf(event, "button:not([data-star])", HTMLElement)) more.hidePopover();
  });
}

/**
 * Keep the number of blanks left up to date.
 * @param {HTMLElement} left
 * @param {HTMLElement} text
 */
function startCounting(left, text) {
  const all = Number(left.dataset.left);
  const show = () => {
    left.textContent = words(openLabels(text).length, all, Object.keys(details()).length > 0);
  };
  onChange(show);
  show();
}

/**
 * @param {number} open
 * @param {number} all
 * @param {boolean} hasDetails
 */
function words(open, all, hasDetails) {
  if (open === 0) return "Every blank is filled";
  const noun = all === 1 ? "blank" : "blanks";
  const isPartly = hasDetails && open < all;
  return isPartly ? `${open} of ${all} ${noun} left to fill` : `${all} ${noun} to fill`;
}
