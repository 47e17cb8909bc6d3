// The words of a question go from one page to the library within the tab, so that they are in no request
// and in no history. From a disk they go in the address, which nobody is asked for there: some browsers let
// one file keep nothing for another. What was asked in one of our forms also moves focus to its answers; an address that
// somebody shared moves nothing.

import { targetOf } from "../lib/dom.js";
import { isFromDisk } from "../lib/site_url.js";
import { drop, recall, store } from "../lib/store.js";
import { wordsBox } from "./filter_form.js";

const NAME = "asked"; // kept for the moment until the library is there
const HANDED_OVER = "#find";

/** Have the forms of every page ask the library. They are never sent: `early.js` sees to it. */
export function startPendingSearch() {
  document.addEventListener("submit", (event) => {
    const form = targetOf(event, ".kit-search, .kit-find", HTMLFormElement);
    if (!form) return;
    const words = wordsBox(form).value.trim();
    if (isFromDisk()) return location.assign(form.action + fragmentOf(words));
    if (!store(NAME, words, "tab")) window.name = words; // a browser that keeps nothing hands this on
    location.assign(form.action + HANDED_OVER);
  });
}

/** The words that the page before handed over, null where it did not. Once. */
export function takePendingSearch() {
  const { hash } = location;
  if (isFromDisk()) return new URLSearchParams(hash.slice(1)).get("find");
  if (hash !== HANDED_OVER) return null;
  const asked = recall(NAME, "tab") ?? window.name;
  drop(NAME, "tab");
  window.name = "";
  return asked;
}

/**
 * Words as the end of an address, which no browser sends to a host.
 * @param {string} words
 */
export function fragmentOf(words) {
  return words ? `#${new URLSearchParams({ find: words })}` : "";
}
