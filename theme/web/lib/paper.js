// Which paper a visitor prints on: what they chose, else what their region uses.

import { recall, store } from "./store.js";

/** @typedef {"letter" | "a4"} Paper */

const NAME = "paper";
// Regions that print on US letter, by the Unicode CLDR's paper sizes; all others print on A4.
const LETTER = new Set("BZ CA CL CO CR GT MX NI PA PH PR SV US VE".split(" "));

/**
 * @param {string} language as a browser names it
 * @returns {Paper}
 */
export function paperOf(language) {
  const [, region = "US"] = /^[a-z]{2,3}(?:-[a-z]{4})?-([a-z]{2})\b/i.exec(language) ?? [];
  return LETTER.has(region.toUpperCase()) ? "letter" : "a4";
}

/** @returns {Paper} */
export function paper() {
  const chosen = recall(NAME);
  return chosen === "letter" || chosen === "a4" ? chosen : paperOf(navigator.language);
}

/** @param {Paper} chosen */
export function choosePaper(chosen) {
  store(NAME, chosen);
}
