// Keeps the place of somebody at a keyboard where lists are drawn anew: the same button of the same line, or else of
// the line that came in its place.

import { all, maybe, one } from "../lib/dom.js";

/**
 * @typedef {object} Place
 * @property {string} part the list's part of the page
 * @property {string} line
 * @property {string} act
 * @property {number} row of all lines that were there
 */

const PARTS = { due: "#due", list: "[data-add]" }; // and where focus goes when no line is left

/**
 * Where in a list an element stands; null elsewhere.
 * @param {Element | null} element
 * @returns {Place | null}
 */
export function placeOf(element) {
  const line = element?.closest("[data-line]");
  if (!(line instanceof HTMLElement) || !(element instanceof HTMLElement)) return null;
  const part = Object.keys(PARTS).find((name) => line.closest(`[data-${name}]`)) ?? "";
  const [{ line: id = "" }, { act = "" }] = [line.dataset, element.dataset];
  return part ? { part, line: id, act, row: linesIn(part).indexOf(line) } : null;
}

/**
 * Go back to a place, if what had focus there is gone and nothing else has it since.
 * @param {Place | null} place
 */
export function comeBack(place) {
  const { activeElement: now, body } = document;
  if (!place || (now && now !== body && now.checkVisibility())) return; // a closed dialog's button has focus a moment longer
  const lines = linesIn(place.part).filter((line) => line.checkVisibility());
  const same = lines.find(({ dataset }) => dataset.line === place.line);
  const line = same ?? lines[Math.min(place.row, lines.length - 1)];
  if (line) {
    const acts = all("[data-act]", HTMLElement, line);
    return (acts.find(({ dataset }) => dataset.act === place.act) ?? acts[0])?.focus();
  }
  const left = one(PARTS[/** @type {keyof typeof PARTS} */ (place.part)], HTMLElement);
  if (left.tagName === "H2") left.tabIndex = -1;
  left.focus();
}

/**
 * Open a dialog; when it is closed, go back to where it was opened from.
 * @param {HTMLDialogElement} dialog
 */
export function openDialog(dialog) {
  const place = placeOf(document.activeElement);
  dialog.addEventListener("close", () => comeBack(place), { once: true });
  dialog.showModal();
}

/** @param {string} part */
function linesIn(part) {
  return all("[data-line]", HTMLElement, maybe(`[data-${part}]`, HTMLElement) ?? document);
}
