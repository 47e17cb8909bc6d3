// Copies a part of a page: clean text and, where the browser can, the same with its form kept.

import { onChange } from "../details/details.js";
import { announcer } from "../lib/announce.js";
import { all, create, maybe, targetOf } from "../lib/dom.js";
import { missing, missingDetails } from "./blanks.js";
import { copyText, readable } from "./clipboard.js";
import { showCopyDialog } from "./copy_dialog.js";
import { plainText } from "./plain_text.js";
import { richText } from "./rich_text.js";

const WORDS = 7; // of a part, in the name of its button
const SHOWN = 4000; // milliseconds that a button says "copied"

/**
 * Make every copy button work, and give e-mails and spoken lines a small one of their own.
 * Returns what announces to the visitor.
 */
export function startCopying() {
  const announce = announcer();
  for (const part of all(".kit-email, .kit-say", HTMLElement)) addButton(part);
  onChange(() => announce()); // what it said of missing details no longer holds
  document.addEventListener("click", (event) => {
    const button = targetOf(event, "[data-copies], .kit-copies-part", HTMLElement);
    const source = button && !button.matches("[data-mails]") ? sourceOf(button) : null;
    if (button && source) copy(source, announce, button);
  });
  return announce;
}

/**
 * @param {HTMLElement} source
 * @param {(words: string) => void} announce
 * @param {HTMLElement} button
 */
async function copy(source, announce, button) {
  const text = readable(plainText(source));
  const html = button.dataset.as === "text" ? "" : richText(source);
  if (!(await copyText(text, html))) return showCopyDialog(text);
  const hasDetails = source.querySelector("[data-field]") !== null;
  announce(hasDetails ? `Copied. ${missing(missingDetails(source))}` : "Copied.");
  button.dataset.copied = "";
  setTimeout(() => delete button.dataset.copied, SHOWN);
}

/**
 * What a button copies.
 * @param {HTMLElement} button
 * @returns {HTMLElement | null}
 */
function sourceOf(button) {
  const { copies } = button.dataset;
  return copies ? document.getElementById(copies) : button.closest(".kit-email, .kit-say");
}

/** @param {HTMLElement} part */
function addButton(part) {
  const button = create("button", { type: "button", className: "kit-copies-part" });
  button.textContent = "Copy";
  const what = part.matches(".kit-email") ? "this e-mail" : "these lines";
  button.setAttribute("aria-label", `Copy ${what}: ${nameOf(part)}`);
  part.append(button);
}

/**
 * What tells this part from others for somebody who hears a list of buttons: its branch, or how it begins.
 * @param {HTMLElement} part
 */
function nameOf(part) {
  const branch = part.closest("details")?.querySelector("summary");
  const subject = maybe(".kit-email__subject", HTMLElement, part);
  const words = subject ?? branch ?? maybe(":scope > div", HTMLElement, part) ?? part;
  return plainText(words).split(/\s+/).slice(0, WORDS).join(" ");
}
