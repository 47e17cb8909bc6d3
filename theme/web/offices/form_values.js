// The forms of the page, each in a dialog, and what stands in their boxes, by their names.

import { all, one } from "../lib/dom.js";

const UNKNOWN = "unknown"; // what a choice says where nothing is chosen

/**
 * A dialog with a form in it, whose buttons close it.
 * @param {string} selector
 * @param {HTMLElement} root
 */
export function dialogForm(selector, root) {
  const dialog = one(selector, HTMLDialogElement, root);
  const form = one("form", HTMLFormElement, dialog);
  for (const button of all("[data-close]", HTMLButtonElement, form)) {
    button.addEventListener("click", () => dialog.close());
  }
  return { dialog, form, status: one("[role=status]", HTMLElement, form) };
}

/**
 * @param {HTMLFormElement} form
 * @returns {Record<string, string>}
 */
export function valuesOf(form) {
  return Object.fromEntries(
    boxesOf(form).map(({ name, value }) => [name, value === UNKNOWN ? "" : value]),
  );
}

/**
 * @param {HTMLFormElement} form
 * @param {Record<string, string>} values
 */
export function setValues(form, values) {
  for (const box of boxesOf(form)) {
    const value = values[box.name] ?? "";
    box.value = box instanceof HTMLSelectElement && !value ? UNKNOWN : value;
  }
}

/**
 * @param {HTMLFormElement} form
 * @returns {(HTMLInputElement | HTMLSelectElement)[]}
 */
function boxesOf(form) {
  const inputs = all("input[name]:not([type=radio])", HTMLInputElement, form);
  return [...inputs, ...all("select[name]", HTMLSelectElement, form)];
}
