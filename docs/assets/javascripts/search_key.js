// The key "/" leads into the search box: the library's own, the one in the header, or the library where neither is seen.

import { recall, store } from "./store.js";

const NAME = "search-key"; // "off" for somebody whose speech or hands would press it unawares
const TYPED_IN = "input, textarea, select, [contenteditable]";

/** Follow the key, and let the button on the page about this site turn it off and on. */
export function startSearchKey() {
  const button = document.querySelector("[data-search-key]");
  if (button) offer(button);
  document.addEventListener("keydown", (event) => {
    const busy = event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.(TYPED_IN);
    if (event.key !== "/" || busy || isOff() || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    const boxes = document.querySelectorAll("[data-library] [name=find], .kit-search input");
    const box = [...boxes].findLast((one) => one.checkVisibility());
    if (box) (box.focus(), box.select());
    else document.querySelector(".kit-find-link").click();
  });
}

function offer(button) {
  const show = () => (button.textContent = isOff() ? "Turn that key on" : "Turn that key off");
  button.addEventListener("click", () => (store(NAME, isOff() ? "on" : "off"), show()));
  show();
  button.hidden = false;
}

function isOff() {
  return recall(NAME) === "off";
}
