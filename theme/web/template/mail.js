// Opens an e-mail or a short letter in the visitor's own e-mail program, filled in. A long one is
// copied, to be pasted there.

import { all, create, maybe, one, targetOf } from "../lib/dom.js";
import { copyText, readable } from "./clipboard.js";
import { showCopyDialog } from "./copy_dialog.js";
import { plainText } from "./plain_text.js";

const LONGEST = 1800; // characters of an address; some e-mail programs cut what is longer

/**
 * Make every "Open in e-mail" work.
 * @param {(words: string) => void} announce
 */
export function startMailing(announce) {
  for (const email of all(".kit-email", HTMLElement)) email.append(opener());
  for (const button of all(".kit-bar [data-mails]", HTMLButtonElement)) button.disabled = false;
  document.addEventListener("click", (event) => {
    const button = targetOf(event, "[data-mails]", HTMLElement);
    if (!button) return;
    /** @type {HTMLElement | null} */
    const email = button.closest(".kit-email");
    const source = email ?? document.getElementById(button.dataset.mails ?? "");
    if (source) mail(source, announce);
  });
}

/**
 * @param {HTMLElement} source
 * @param {(words: string) => void} announce
 */
async function mail(source, announce) {
  const { empty, whole, body } = draftOf(source);
  if (whole.length <= LONGEST) location.href = whole;
  else if (await copyText(body)) {
    announce("Too long to hand over, so the text is copied: paste it into the e-mail that opens.");
    location.href = empty;
  } else showCopyDialog(body);
}

/**
 * The addresses that open an e-mail: without its text, and with it; and the text.
 * @param {HTMLElement} source
 * @param {string} [to] whom it goes to
 */
export function draftOf(source, to = "") {
  const { subject, body } = messageOf(source);
  const empty = `mailto:${encodeURIComponent(to)}?subject=${encodeURIComponent(subject)}`;
  const whole = `${empty}&body=${encodeURIComponent(body.replaceAll("\n", "\r\n"))}`;
  return { empty, whole, body };
}

/**
 * The subject and body of an e-mail, or of a whole text under the page's title.
 * @param {HTMLElement} source
 */
function messageOf(source) {
  const line = maybe(":scope > .kit-email__subject", HTMLElement, source);
  if (!line)
    return { subject: one("h1", HTMLElement).textContent, body: readable(plainText(source)) };
  const subject = plainText({ childNodes: [line] }).replace(/^\p{L}+:\s*/u, "");
  return {
    subject,
    body: readable(plainText(one(":scope > .kit-email__body", HTMLElement, source))),
  };
}

function opener() {
  const className = "kit-copies-part kit-mails-part";
  const button = create("button", { type: "button", className, textContent: "Open in e-mail" });
  button.setAttribute("aria-label", "Open this e-mail in your e-mail program");
  button.dataset.mails = "";
  return button;
}
