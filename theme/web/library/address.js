// The address holds the filters and the order that were chosen, and nothing else: words are in one only
// where a visitor asks for it, to share it. What an address holds that is unknown here is named.

import { chosenBoxes, filterBoxes, orderBox, wordsBox } from "./filter_form.js";
import { keepWords, keptWords } from "./kept_words.js";
import { fragmentOf } from "./pending_search.js";

const SHOWN = 30; // letters of an unknown value that are repeated
const MOST = 3; // unknown values that are named

/**
 * Put what the address asks for into the form, and the words kept for this entry of the history. Words
 * stay as they are where neither has any to say. Returns the values that are unknown here.
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
  const given = sharedWords(asked) ?? keptWords() ?? words.value;
  words.value = given.trim().slice(0, words.maxLength);
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
 * Put the state of the form into the address; its words are kept apart.
 * @param {HTMLFormElement} form
 */
export function writeAddress(form) {
  keepWords(wordsBox(form).value.trim(), addressOf(form));
}

/**
 * Keep the words of the form, and leave the address as it is.
 * @param {HTMLFormElement} form
 */
export function noteWords(form) {
  keepWords(wordsBox(form).value.trim());
}

/**
 * The address that shows what the form shows, words included, to whoever opens it.
 * @param {HTMLFormElement} form
 */
export function sharedAddressOf(form) {
  return new URL(addressOf(form) + fragmentOf(wordsBox(form).value.trim()), location.href).href;
}

/** @param {HTMLFormElement} form */
function addressOf(form) {
  const asked = new URLSearchParams();
  for (const box of chosenBoxes(form)) asked.append(box.name, box.value);
  const order = orderBox(form).value;
  if (order) asked.set("sort", order);
  return asked.size ? `?${asked}` : location.pathname;
}

/**
 * The words of an address that somebody shared. The first edition had them in its query.
 * @param {URLSearchParams} asked
 */
function sharedWords(asked) {
  return new URLSearchParams(location.hash.slice(1)).get("find") || asked.get("find");
}
