// An e-mail or a short letter opens in the visitor's own e-mail program, filled in; a long one is copied, to be pasted there.

import { put } from "./copy.js";
import { offer } from "./copy_by_hand.js";
import { textOf } from "./text_of.js";

const LONGEST = 1800; // characters of an address; some e-mail programs cut what is longer

/** Make every "Open in e-mail" work; `say` tells the visitor what could not be done. */
export function startMailing(say) {
  for (const email of document.querySelectorAll(".kit-email")) email.append(button());
  for (const opener of document.querySelectorAll(".kit-bar [data-mails]")) opener.disabled = false;
  document.addEventListener("click", ({ target }) => {
    const opener = target.closest("[data-mails]");
    if (opener) mail(opener.closest(".kit-email") ?? document.getElementById(opener.dataset.mails), say);
  });
}

async function mail(element, say) {
  const { subject, body } = messageOf(element);
  const empty = `mailto:?subject=${encodeURIComponent(subject)}`;
  const whole = `${empty}&body=${encodeURIComponent(body.replaceAll("\n", "\r\n"))}`;
  if (whole.length <= LONGEST) location.href = whole;
  else if (await put(body)) {
    say("Too long to hand over, so the text is copied: paste it into the e-mail that opens.");
    location.href = empty;
  } else offer(body);
}

/** An e-mail, or a whole text with the page's title as its subject. */
function messageOf(element) {
  const line = element.querySelector(":scope > .kit-email__subject");
  const subject = line ? textOf({ childNodes: [line] }).replace(/^Subject:\s*/, "") : document.querySelector("h1").textContent;
  const body = textOf(line ? element.querySelector(":scope > .kit-email__body") : element);
  return { subject, body };
}

function button() {
  const opener = Object.assign(document.createElement("button"), { type: "button", className: "kit-copies-part kit-mails-part", textContent: "Open in e-mail" });
  opener.setAttribute("aria-label", "Open this e-mail in your e-mail program");
  opener.dataset.mails = "";
  return opener;
}
