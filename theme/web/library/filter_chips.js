// Chosen filters show below the search box, each with a way to take it back, and on narrow screens
// with a way to the results.

import { all, create, one, targetOf } from "../lib/dom.js";
import { chosenBoxes, filterBoxes, wordsBox } from "./filter_form.js";

/**
 * Let filters be taken back one by one or all at once, and let a visitor leave them for the results.
 * @param {HTMLFormElement} form
 * @param {() => void} changed
 * @param {() => void} goToResults
 */
export function startFilterChips(form, changed, goToResults) {
  const list = one(".kit-chosen", HTMLElement, form);
  list.addEventListener("click", (event) => {
    const button = targetOf(event, "button", HTMLButtonElement);
    if (!button) return;
    const place = chips(list).indexOf(button);
    const { name, value } = button.dataset;
    for (const box of filterBoxes(form, name)) if (box.value === value) box.checked = false;
    changed();
    const left = chips(list);
    (left[place] ?? left[place - 1] ?? one("summary", HTMLElement, form)).focus();
  });
  one(".kit-library__clear", HTMLElement, form).addEventListener("click", () => {
    form.reset();
    changed();
    wordsBox(form).focus();
  });
  one(".kit-library__show button", HTMLElement, form).addEventListener("click", () => {
    one("details", HTMLDetailsElement, form).open = false;
    goToResults();
  });
}

/**
 * Show the chosen filters, and how many templates they leave.
 * @param {HTMLFormElement} form
 * @param {number} kept
 */
export function showFilterChips(form, kept) {
  const chosen = chosenBoxes(form);
  one(".kit-chosen", HTMLElement, form).replaceChildren(...chosen.map(chip));
  const isNarrowed = chosen.length > 0 || wordsBox(form).value.trim() !== "";
  for (const name of ["clear", "link"]) {
    one(`.kit-library__${name}`, HTMLElement, form).hidden = !isNarrowed;
  }
  one(".kit-library__show button", HTMLElement, form).textContent =
    kept === 0
      ? "Show what comes nearest"
      : `Show ${kept} ${kept === 1 ? "template" : "templates"}`;
}

/** @param {HTMLElement} list */
function chips(list) {
  return all("button", HTMLButtonElement, list);
}

/** @param {HTMLInputElement} box */
function chip(box) {
  const label = box.nextSibling?.textContent?.trim() ?? ""; // the count comes after it
  const words = box.name === "step" ? `Step ${box.value}` : label;
  const button = create("button", { type: "button", textContent: words });
  button.setAttribute("aria-label", `${words}: take away`);
  Object.assign(button.dataset, { name: box.name, value: box.value });
  const line = create("li");
  line.append(button);
  return line;
}
