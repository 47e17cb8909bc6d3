// Says, once a visitor pauses, that what was typed is kept, and where: nothing on the page looks like a button to save it.

import { isFromDisk } from "../lib/site_url.js";
import { isRefused } from "./details.js";

/** @typedef {import("../lib/store.js").Keeper} Keeper */

const PAUSE = 700; // milliseconds without a key
/** @type {Record<Keeper, string>} */
const KEPT = {
  device: "Kept in this browser. Nothing is sent.",
  tab: "Kept in this tab, until you close it. Nothing is sent.",
};
const KEPT_FROM_DISK = "Kept for this page. Nothing is sent.";
export const REFUSED =
  "Your browser keeps nothing for this site. What you type lasts until you leave this page.";
export const FROM_DISK =
  "You opened this site from a folder. Some browsers, such as Firefox, then remember what you type for this page alone, and other pages do not show it. Nothing is sent anywhere.";

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
      if (!input.value) return; // forgotten meanwhile
      const isKept = !isRefused();
      input.parentElement?.toggleAttribute("data-kept", isKept);
      announce(isKept ? (isFromDisk() ? KEPT_FROM_DISK : KEPT[where]) : REFUSED);
    }, PAUSE);
  };
}
