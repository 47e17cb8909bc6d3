// The institute's offer and its form for updates. Without this script both are whole: the offer tells its price for
// any day, and the form stands there at once.

import { all, maybe, one } from "../lib/dom.js";
import { dayOf, isOver } from "./day.js";

const STEPS = 2;
const NO_NETWORK = "You have no network, so nothing was sent. What you typed is still here.";
const SENT =
  "The answer opens in a new tab. If it shows an error, or none comes, what you typed is still here: try again, or later.";

/** Start what the page has of both. */
export function startInstitute() {
  const today = dayOf(new Date());
  for (const price of all("[data-until]", HTMLElement)) showPrice(price, today);
  for (const form of all("form[data-updates]", HTMLFormElement)) startUpdates(form);
}

/**
 * Once an offer's last day is over, show the price that holds.
 * @param {HTMLElement} price
 * @param {string} today
 */
function showPrice(price, today) {
  const plain = price.nextElementSibling;
  if (!isOver(price.dataset.until ?? "", today) || !(plain instanceof HTMLElement)) return;
  price.hidden = true;
  plain.hidden = false;
}

/**
 * Show the form in two steps, below a bar that says which one it is.
 * @param {HTMLFormElement} form
 */
function startUpdates(form) {
  const [first, second] = all("[data-step]", HTMLFieldSetElement, form);
  const bar = one("[data-bar]", HTMLElement, form);
  const said = one("[data-said]", HTMLElement, form);
  const next = one("[data-next]", HTMLButtonElement, form);
  const back = one("[data-back]", HTMLButtonElement, form);
  for (const part of [bar, next, back]) part.hidden = false;
  showStep(1);

  next.addEventListener("click", goOn);
  back.addEventListener("click", () => {
    showStep(1);
    focusIn(first);
  });
  first.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target === next) return;
    event.preventDefault();
    goOn();
  });
  form.addEventListener("submit", (event) => {
    if (!navigator.onLine) event.preventDefault();
    said.textContent = navigator.onLine ? SENT : NO_NETWORK;
  });

  function goOn() {
    if (![...first.elements].every((box) => !isBox(box) || box.reportValidity())) return;
    showStep(2);
    focusIn(second);
  }

  /** @param {number} step */
  function showStep(step) {
    first.hidden = step !== 1;
    second.hidden = step !== 2;
    second.disabled = step !== 2; // so that Enter in the first step sends nothing
    one("label", HTMLElement, bar).textContent = `Step ${step} of ${STEPS}`;
    one("progress", HTMLProgressElement, bar).value = step;
    said.textContent = "";
  }
}

/** @param {HTMLElement} part */
function focusIn(part) {
  maybe("input", HTMLInputElement, part)?.focus();
}

/**
 * @param {Element} element
 * @returns {element is HTMLInputElement}
 */
function isBox(element) {
  return element instanceof HTMLInputElement;
}
