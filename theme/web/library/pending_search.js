// A question asked in one of our forms moves focus to its answers, on another page as well. An address
// that somebody shared moves nothing.

import { targetOf } from "../lib/dom.js";
import { drop, recall, store } from "../lib/store.js";

const NAME = "asked"; // kept for the moment until the library is there, so that the address stays free of it

/** Note what is asked when one of our forms leaves for the library. */
export function startPendingSearch() {
  document.addEventListener("submit", (event) => {
    const form = targetOf(event, ".kit-search, .kit-find", HTMLFormElement);
    if (event.defaultPrevented || !form) return;
    store(NAME, String(new FormData(form).get("find") ?? "").trim(), "tab");
  });
}

/**
 * Whether these words were asked just now, on the page before. True once.
 * @param {string} words
 */
export function takePendingSearch(words) {
  const asked = recall(NAME, "tab");
  drop(NAME, "tab");
  return asked === words;
}
