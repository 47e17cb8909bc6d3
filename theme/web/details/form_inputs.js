// The inputs of the form of details, and where what is typed into them is kept.

import { all } from "../lib/dom.js";

/** @param {HTMLFormElement} form */
export function inputs(form) {
  return all("fieldset input[name]", HTMLInputElement, form);
}

/**
 * Where an input's detail is kept.
 * @param {HTMLInputElement} input
 */
export function keeperOf(input) {
  return input.closest("fieldset")?.dataset.keep === "device" ? "device" : "tab";
}
