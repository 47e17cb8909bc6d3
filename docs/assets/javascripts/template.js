// A template's page: how many blanks are left, its star, what was used last, and the ways to hand it over.

import { startCopying } from "./copy.js";
import { details, onChange } from "./details.js";
import { startMailing } from "./mail.js";
import { startPrinting } from "./printing.js";
import { startStars, used } from "./shelf.js";
import { openLabels } from "./text_of.js";

/** Make a template's page work. */
export function startTemplate(text) {
  const say = startCopying();
  if (document.querySelector("[data-mails], .kit-email")) startMailing(say);
  startPrinting(text, say);
  startStars(document);
  const left = document.querySelector("[data-left]");
  if (left) {
    const show = () => (left.textContent = words(openLabels(text).length, Number(left.dataset.left), Object.keys(details()).length));
    onChange(show);
    show();
  }
  for (const button of document.querySelectorAll(".kit-bar button:not([data-mails])")) button.disabled = false;
  const slug = document.querySelector("[data-star]").dataset.star;
  document.addEventListener("click", ({ target }) => {
    if (target.closest("[data-copies], .kit-copies-part, [data-prints], a[download]")) used(slug);
    if (target.closest(".kit-bar__more:popover-open button:not([data-star])")) document.querySelector(".kit-bar__more").hidePopover();
  });
}

function words(open, all, typed) {
  if (open === 0) return "Every blank is filled";
  const noun = all === 1 ? "blank" : "blanks";
  return typed && open < all ? `${open} of ${all} ${noun} left to fill` : `${all} ${noun} to fill`;
}
