// The address holds what is asked of the library and nothing else; what it holds that is unknown here
// is named to the visitor.

import { chosenBoxes, filterBoxes, orderBox, wordsBox } from "./filter_form.js";

const SHOWN = 30; // letters of an unknown value that are repeated
const MOST = 3; // unknown values that are named

/**
 * Put what the address asks for into the form. Returns the values in it that are unknown here.
 * @param {HTMLFormElement} form
 * @param {readonly string[]} facets
 */
export function readAddress(form, facets) {
  const asked = new URLSearchParams(location.search);
  /** @type {string[]} */
  const unknown = [];
  /**
   * @param {string} name
   * @param {string[]} values
   */
  const known = (name, values) => {
    const byLowerCase = new Map(values.map((value) => [value.toLowerCase(), value]));
    const found = asked.getAll(name).map((value) => {
      const meant = byLowerCase.get(value.trim().toLowerCase());
      if (meant === undefined) unknown.push(value);
      return meant;
    });
    return found.filter((value) => value !== undefined);
  };
  const [words, order] = [wordsBox(form), orderBox(form)];
  words.value = (asked.get("find") ?? "").trim().slice(0, words.maxLength);
  const orders = [...order.options].map(({ value }) => value);
  order.value = known("sort", orders).at(0) ?? "";
  for (const facet of facets) {
    const boxes = filterBoxes(form, facet);
    const values = boxes.map(({ value }) => value);
    const chosen = known(facet, values);
    for (const box of boxes) box.checked = chosen.includes(box.value);
  }
  const named = unknown.map((value) => value.trim().slice(0, SHOWN)).filter(Boolean);
  return named.slice(0, MOST);
}

/**
 * Put the state of the form into the address.
 * @param {HTMLFormElement} form
 */
export function writeAddress(form) {
  const asked = new URLSearchParams();
  const words = wordsBox(form).value.trim();
  if (words) asked.set("find", words);
  for (const box of chosenBoxes(form)) asked.append(box.name, box.value);
  const order = orderBox(form).value;
  if (order) asked.set("sort", order);
  history.replaceState(null, "", asked.size ? `?${asked}` : location.pathname);
}
