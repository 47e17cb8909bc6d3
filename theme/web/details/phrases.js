// Words that go with a field give way to others, or to nothing, where a visitor has none of what it asks for.

import { all } from "../lib/dom.js";
import { detail } from "./values.js";

/**
 * @typedef {object} Phrase words around a field, as the site's build lists them
 * @property {string} key
 * @property {string} field
 * @property {string} before
 * @property {string} after
 * @property {string} otherwise what shows in place of all of them where there is none
 */

export const NONE = "none"; // what the form's tick box writes
// As scripts/kitbuilder/model/field.py has them.
const NONE_WORDS = new Set([NONE, "no", "nil", "n/a", "n.a", "na", "not applicable"]);
const DASHES = /^[-‐‑‒–—―−]+$/;

/**
 * Whether a value says that there is none. Only a field with words that go with it can be none.
 * @param {string | undefined} value
 */
export function isNone(value) {
  const bare = (value ?? "").toLowerCase().replace(/^ +|(?<![ .])[ .]+$/g, "");
  return NONE_WORDS.has(bare) || DASHES.test(bare);
}

/**
 * The phrase with this key. Throws where the site's build lists none.
 * @param {string} key
 * @param {Phrase[]} phrases
 */
export function phraseOf(key, phrases) {
  const phrase = phrases.find((one) => one.key === key);
  if (phrase) return phrase;
  throw new Error(`no phrase ${key}`);
}

/**
 * Show or leave out, below `root`, the words that go with fields. What is left out is not copied either.
 * @param {ParentNode} root
 * @param {import("./values.js").Values} values
 */
export function showPhrases(root, values) {
  for (const part of all("[data-with], [data-without]", HTMLElement, root)) {
    const name = part.dataset.with ?? part.dataset.without ?? "";
    const isOut = isNone(detail(values, name)) === "with" in part.dataset;
    part.hidden = isOut;
    if (isOut) part.dataset.copy = "no";
    else delete part.dataset.copy;
  }
}
