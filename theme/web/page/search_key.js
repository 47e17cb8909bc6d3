// The key "/" leads into the search box: the library's, the one in the header, or the library itself
// where neither is seen.

import { all, maybe, targetOf } from "../lib/dom.js";
import { recall, store } from "../lib/store.js";

const NAME = "search-key"; // "off" for visitors whose speech or hands would press it by accident
const TYPED_IN = "input, textarea, select, [contenteditable]";

/** Follow the key, and let the button on the page about this site turn it off and on. */
export function startSearchKey() {
  const button = maybe("[data-search-key]", HTMLButtonElement);
  if (button) startSwitch(button);
  document.addEventListener("keydown", (event) => {
    const isCombined = event.ctrlKey || event.metaKey || event.altKey;
    const isTyped = targetOf(event, TYPED_IN, Element) !== null;
    if (event.key !== "/" || event.defaultPrevented || isCombined || isTyped) return;
    if (isOff() || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    const boxes = all("[data-library] [type=search], .kit-search input", HTMLInputElement);
    const box = boxes.findLast((one) => one.checkVisibility());
    box?.focus();
    box?.select();
    if (!box) maybe(".kit-find-link", HTMLElement)?.click();
  });
}

/** @param {HTMLButtonElement} button */
function startSwitch(button) {
  const show = () => {
    button.textContent = isOff() ? "Turn that key on" : "Turn that key off";
  };
  button.addEventListener("click", () => {
    store(NAME, isOff() ? "on" : "off");
    show();
  });
  show();
  button.hidden = false;
}

function isOff() {
  return recall(NAME) === "off";
}
