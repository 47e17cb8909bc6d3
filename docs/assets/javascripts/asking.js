// A question asked in a form of ours leads on to its answers, on another page as well. A shared address that is opened moves nothing.

import { drop, recall, store } from "./store.js";

const NAME = "asked"; // until the library is there, a moment later; the address stays free of it

/** Note what is asked as one of our forms leaves for the library. */
export function startAsking() {
  document.addEventListener("submit", ({ target, defaultPrevented }) => {
    if (!defaultPrevented && target.matches(".kit-search, .kit-find")) store(NAME, target.elements.find.value.trim(), "tab");
  });
}

/** Whether these words were asked just now, on the page before. It is so once. */
export function wasAsked(words) {
  const asked = recall(NAME, "tab");
  drop(NAME, "tab");
  return asked === words;
}
