// A template's page: how many details are left to type, its star, and the ways to hand it over.

import { isKnown } from "../card/known.js";
import { details, onChange } from "../details/details.js";
import { all, maybe, one, targetOf } from "../lib/dom.js";
import { recall } from "../lib/store.js";
import { noteUse, startStars } from "../library/favorites.js";
import { sayMissing } from "../page/parts.js";
import { missingDetails } from "./blanks.js";
import { startCopying } from "./copy.js";
import { startMailing } from "./mail.js";
import { startPrinting } from "./printing.js";

export { startPrinting };

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
  startOffices(text, announce);
  startCodes(text);
  const left = maybe("[data-left]", HTMLElement);
  if (left) startCounting(left, text);
  for (const button of all(".kit-bar button:not([data-mails])", HTMLButtonElement)) {
    button.disabled = false;
  }
  const { star: slug = "" } = one("[data-star]", HTMLElement).dataset;
  document.addEventListener("click", (event) => {
    if (targetOf(event, USES, HTMLElement)) noteUse(slug);
    if (targetOf(event, "[data-saves-card]", HTMLElement)) {
      import("../card/card.js").then((part) => part.saveCard(details(), announce), sayMissing);
    }
    if (targetOf(event, "[data-rehearses]", HTMLElement)) {
      import("../rehearse/script.js").then((part) => part.rehearse(text));
    }
    if (targetOf(event, "[data-packs]", HTMLElement)) {
      import("../packet/adding.js").then((part) => part.addToPacket(slug, announce));
    }
    const more = targetOf(event, ".kit-bar__more:popover-open", HTMLElement);
    if (more && targetOf(event, "button:not([data-star])", HTMLElement)) more.hidePopover();
  });
}

/**
 * Let somebody who keeps offices use the text with them; others never load what does it.
 * @param {HTMLElement} text
 * @param {(words: string) => void} announce
 */
function startOffices(text, announce) {
  const isToOffice = text.querySelector("[data-field^=provider_], [data-field=contact_name]");
  if (!isToOffice || !Number(recall("offices"))) return;
  import("../offices/letters.js").then(
    (part) => part.startLetters(text, announce),
    () => {}, // without its script the page works as for everybody
  );
}

/**
 * Draw the visitor's contact card where the text has a place for it.
 * @param {HTMLElement} text
 */
function startCodes(text) {
  if (!text.querySelector("[data-contact-code]")) return;
  let isShown = false;
  const show = () => {
    isShown ||= isKnown(details());
    if (isShown)
      import("../card/card.js").then((card) => card.showCodes(text, details()), sayMissing);
  };
  onChange(show);
  show();
}

/**
 * Keep the number of details left up to date.
 * @param {HTMLElement} left
 * @param {HTMLElement} text
 */
function startCounting(left, text) {
  const all = Number(left.dataset.left);
  const show = () => {
    left.textContent = words(missingDetails(text).length, all);
  };
  onChange(show);
  show();
}

/**
 * @param {number} open
 * @param {number} all
 */
function words(open, all) {
  if (open === 0) return "Every detail is filled in";
  const noun = all === 1 ? "detail" : "details";
  return open < all ? `${open} of ${all} ${noun} left to type` : `${all} ${noun} to type`;
}
