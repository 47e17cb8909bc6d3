// An e-mail or a short letter opens in the visitor's own e-mail program, filled in; a long one is copied instead of cut off.

import { textOf } from "./text_of.js";

const LONGEST = 1800; // characters of an address; some e-mail programs cut what is longer

/** Make every "Open in e-mail" work; `say` tells the visitor what could not be done. */
export function startMailing(say) {
  for (const email of document.querySelectorAll(".kit-email")) email.append(button());
  for (const opener of document.querySelectorAll(".kit-bar [data-mails]")) opener.disabled = false;
  document.addEventListener("click", ({ target }) => {
    const opener = target.closest("[data-mails]");
    if (!opener) return;
    const address = addressOf(opener.closest(".kit-email") ?? document.getElementById(opener.dataset.mails));
    if (address.length <= LONGEST) location.href = address;
    else say("This is too long to hand over to an e-mail program. Copy the text and paste it into a new e-mail.");
  });
}

/** Turn an e-mail, or a whole text with the page's title as its subject, into a mailto address. */
export function addressOf(element) {
  const line = element.querySelector(":scope > .kit-email__subject");
  const subject = line ? textOf({ childNodes: [line] }).replace(/^Subject:\s*/, "") : document.querySelector("h1").textContent;
  const body = textOf(line ? element.querySelector(":scope > .kit-email__body") : element);
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll("\n", "\r\n"))}`;
}

function button() {
  const opener = Object.assign(document.createElement("button"), { type: "button", className: "kit-copies-part kit-mails-part", textContent: "Open" });
  opener.setAttribute("aria-label", "Open this e-mail in your e-mail program");
  opener.dataset.mails = "";
  return opener;
}
