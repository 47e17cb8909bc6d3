// What stands in a form's boxes, by their names.

import { all } from "../lib/dom.js";

const UNKNOWN = "unknown"; // what a choice says where nothing is chosen

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
