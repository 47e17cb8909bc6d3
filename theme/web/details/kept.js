// Says, once a visitor pauses, that what was typed is kept, and where: nothing on the page looks like a button to save it.

import { isRefused } from "./details.js";

/** @typedef {import("../lib/store.js").Keeper} Keeper */

const PAUSE = 700; // milliseconds without a key
/** @type {Record<Keeper, string>} */
const KEPT = {
  device: "Kept in this browser. Nothing is sent.",
  tab: "Kept in this tab, until you close it. Nothing is sent.",
};
export const REFUSED =
  "Your browser keeps nothing for this site. What you type lasts until you leave this page.";

/**
 * A function to call whenever something was typed into an input.
 * @param {(words: string) => void} announce
 */
export function keptNotice(announce) {
  let pause = 0;
  return (/** @type {HTMLInputElement} */ input, /** @type {Keeper} */ where) => {
    clearTimeout(pause);
    input.parentElement?.removeAttribute("data-kept");
    if (!input.value) return;
    pause = window.setTimeout(() => {
      const isKept = !isRefused();
      input.parentElement?.toggleAttribute("data-kept", isKept);
      announce(isKept ? KEPT[where] : REFUSED);
    }, PAUSE);
  };
}
