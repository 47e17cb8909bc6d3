// The line below the search box: how many templates are left, and which comes first. It is read aloud.

import { one } from "../lib/dom.js";
import { favorites } from "./favorites.js";
import { chosenBoxes, orderBox, wordsBox } from "./filter_form.js";

const UNUSED = "You have used none yet, so they stand in the order of the steps.";

/**
 * Say how many templates are left, and what else there is to say.
 * @param {HTMLFormElement} form
 * @param {number} kept
 * @param {number} total
 * @param {string[]} more
 */
export function announceCount(form, kept, total, more) {
  const isNarrowed = chosenBoxes(form).length > 0 || wordsBox(form).value.trim() !== "";
  const isUnused = orderBox(form).value === "recent" && !favorites("recent").length;
  const number = isNarrowed ? `${kept} of ${total} templates` : `${total} templates in all`;
  const further = (isUnused ? [UNUSED] : more).filter(Boolean);
  showStatus(form, [number, ...further].join(further.length ? ". " : ""));
}

/**
 * Show words, and have them read aloud, as soon as there is a pause.
 * @param {HTMLFormElement} form
 * @param {string} words
 */
export function showStatus(form, words) {
  put(one(".kit-library__status", HTMLElement, form), words);
}

/**
 * Show words, unless they show already: setting them again would cost a new layout.
 * @param {HTMLElement} element
 * @param {string} words
 */
export function put(element, words) {
  if (element.textContent !== words) element.textContent = words;
}
