// The HTML of a template for other programs: its form without what only works on this site.

import { all, create, one } from "../lib/dom.js";
import { onlyNotes, plainLine } from "./plain_text.js";

const OURS = [
  "class",
  "id",
  "role",
  "tabindex",
  "aria-label",
  "aria-hidden",
  "open",
  "data-field",
  "data-label",
  "data-filled",
  "data-stops",
  "data-stops-without",
  "data-with",
  "data-without",
  "data-head",
];

/**
 * The HTML of everything inside an element, as it is pasted elsewhere.
 * @param {HTMLElement} element
 */
export function richText(element) {
  const copied = create("div");
  copied.append(...element.cloneNode(true).childNodes);
  for (const body of all(".kit-branch:not(.kit-fold) > :last-child", HTMLElement, copied)) {
    for (const note of onlyNotes(body)) note.removeAttribute("data-copy");
  }
  for (const left of all('[data-copy="no"], button', Element, copied)) left.remove();
  replaceMarks(copied);
  for (const fold of all(".kit-fold", HTMLElement, copied)) {
    fold.replaceWith(...(fold.lastElementChild?.childNodes ?? []));
  }
  for (const branch of all("details", HTMLElement, copied)) branch.replaceWith(...titled(branch));
  // Complete addresses lead somewhere once they are pasted.
  for (const link of all("a[href]", HTMLAnchorElement, copied))
    link.setAttribute("href", link.href);
  for (const any of all("*", Element, copied)) for (const name of OURS) any.removeAttribute(name);
  for (const table of all("table", HTMLElement, copied)) table.setAttribute("border", "1");
  return copied.innerHTML;
}

/**
 * Put characters in place of boxes and blanks, which the site draws.
 * @param {HTMLElement} copied
 */
function replaceMarks(copied) {
  for (const list of all(".kit-ticks", HTMLElement, copied)) {
    list.replaceWith(...[...list.children].map(ticked));
  }
  for (const tick of all(".kit-tick", HTMLElement, copied)) {
    tick.replaceWith(tick.matches(".kit-tick--on") ? "☒" : "☐");
  }
  for (const blank of all(".kit-blank", HTMLElement, copied)) {
    const isSilent = blank.matches(".kit-blank--silent");
    blank.replaceWith(isSilent ? "__________" : `[${blank.textContent}]`);
  }
}

/**
 * A line with a box, without the list around it: pasted, a list would put its own mark before each box.
 * @param {Element} line
 */
function ticked(line) {
  const [box, words] = line.children;
  const first = words.firstElementChild;
  const isParagraph = first !== null && first === words.firstChild && first.nodeName === "P";
  (isParagraph ? first : words).prepend(box, " ");
  return words;
}

/**
 * The title of a branch, in bold, and its body.
 * @param {HTMLElement} branch
 */
function titled(branch) {
  const title = create("p");
  const summary = one("summary", HTMLElement, branch);
  title.append(create("strong", { textContent: plainLine(summary) }));
  return [title, branch.lastElementChild ?? ""];
}
