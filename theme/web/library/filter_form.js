// The library's form: what is asked in words, which filters are chosen, in which order cards show.

import { all, one } from "../lib/dom.js";

/**
 * The box for words. It has no name: no browser would put what is in it into an address.
 * @param {HTMLFormElement} form
 */
export function wordsBox(form) {
  return one("[type=search]", HTMLInputElement, form);
}

/**
 * The choice of an order.
 * @param {HTMLFormElement} form
 */
export function orderBox(form) {
  return one("[name=sort]", HTMLSelectElement, form);
}

/**
 * Name the order that shows where none is chosen: where words are asked, it is by how well cards fit them.
 * @param {HTMLFormElement} form
 * @param {boolean} isAsked
 */
export function nameOrder(form, isAsked) {
  const [usual] = orderBox(form).options;
  usual.dataset.usual ??= usual.text;
  usual.text = isAsked ? "Best match" : usual.dataset.usual;
}

/**
 * The boxes of all filters, or of those of one facet.
 * @param {HTMLFormElement} form
 * @param {string} [facet]
 */
export function filterBoxes(form, facet) {
  const boxes = all("input[type=checkbox]", HTMLInputElement, form);
  return facet === undefined ? boxes : boxes.filter(({ name }) => name === facet);
}

/**
 * The filters that are chosen.
 * @param {HTMLFormElement} form
 */
export function chosenBoxes(form) {
  return filterBoxes(form).filter(({ checked }) => checked);
}
