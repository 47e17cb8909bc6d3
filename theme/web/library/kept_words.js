// What was asked in words is there again after a reload and on the way back: it lasts as long as the tab,
// by the entry of the tab's history, which itself holds none of it.

import { recall, store } from "../lib/store.js";

const NAME = "words";
const ENTRIES = 30; // whose words are kept

/** The words of this entry; null for one that is new. */
export function keptWords() {
  const { entry } = history.state ?? {};
  return entry === undefined ? null : (entries().find(([name]) => name === entry)?.[1] ?? "");
}

/**
 * Keep words for this entry, and show this address for it.
 * @param {string} words
 */
export function keepWords(words, address = location.href) {
  const entry = history.state?.entry || String(Math.random());
  const others = entries().filter(([name]) => name !== entry);
  const kept = words ? [[entry, words], ...others] : others;
  store(NAME, JSON.stringify(kept.slice(0, ENTRIES)), "tab");
  history.replaceState({ entry: words && entry }, "", address);
}

/**
 * The words kept in this tab, by entry, latest first.
 * @returns {[string, string][]}
 */
function entries() {
  try {
    const kept = JSON.parse(recall(NAME, "tab") ?? "[]");
    return kept.filter(isPair);
  } catch {
    return []; // not written by us
  }
}

/** @param {unknown} pair */
function isPair(pair) {
  return Array.isArray(pair) && pair.length === 2 && pair.every((text) => typeof text === "string");
}
