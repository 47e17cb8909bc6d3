// A list of e-mails to open one by one, each with its office's address and words.

import { all, create, maybe } from "../lib/dom.js";
import { draftOf } from "../template/mail.js";
import { plainText } from "../template/plain_text.js";
import { copyFor } from "./letter_run.js";
import { nameOf } from "./office.js";

/** @typedef {import("./office.js").Office} Office */

const LONGEST = 1800; // characters of an address; some e-mail programs cut what is longer
const LONG = "Some are too long to hand over whole: copy their words from the page.";

/**
 * @param {HTMLElement} text
 * @param {Office[]} people
 * @param {(office: Office) => Record<string, string>} valuesOf
 * @param {Map<string, string>} typed
 */
export function draftsOf(text, people, valuesOf, typed) {
  const part = create("div", { className: "kit-drafts" });
  const emails = all(".kit-email", HTMLElement, text);
  for (const place of emails.length ? emails.keys() : [-1]) {
    part.append(create("h3", { textContent: titleOf(emails[place]) }), listOf(place));
  }
  return part;

  /** @param {number} place of the e-mail in the text, -1 for the whole text */
  function listOf(place) {
    const list = create("ol");
    let isLong = false;
    for (const office of people) {
      const copy = copyFor(text, valuesOf(office), typed);
      const source = place < 0 ? copy : all(".kit-email", HTMLElement, copy)[place];
      const { empty, whole } = draftOf(source, office.facts.email);
      isLong ||= whole.length > LONGEST;
      const href = whole.length > LONGEST ? empty : whole;
      const line = create("li");
      line.append(create("a", { href, textContent: nameOf(office) }));
      if (!office.facts.email) line.append(" (its address is to be typed)");
      list.append(line);
    }
    if (isLong) list.append(create("li", { textContent: LONG }));
    return list;
  }
}

/** @param {HTMLElement | undefined} email */
function titleOf(email) {
  const subject = email && maybe(".kit-email__subject", HTMLElement, email);
  return subject ? plainText(subject) : "The whole text";
}
