// A click becomes text on the clipboard: clean words and, where the browser can, the same with its form kept.

import { offer } from "./copy_by_hand.js";
import { teller } from "./status.js";
import { lineOf, onlyNotes, openLabels, textOf } from "./text_of.js";

const NAMED = 2; // blanks told by name; more are counted. A label may hold a comma
const SKIN = ["class", "id", "role", "tabindex", "aria-label", "aria-hidden", "open", "data-field", "data-label", "data-filled", "data-stops", "data-stops-without", "data-with", "data-without", "data-head"];

/** Make every copy button work and give e-mails and spoken lines a small one of their own; gives back what tells the visitor. */
export function startCopying() {
  const say = teller();
  for (const part of document.querySelectorAll(".kit-email, .kit-say")) addButton(part);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copies], .kit-copies-part");
    if (button && !button.matches("[data-mails]")) copy(source(button), say, button);
  });
  return say;
}

async function copy(element, say, button) {
  const text = element.matches(".kit-say, .kit-email") ? partText(element) : textOf(element);
  if (await put(text, button.dataset.as === "text" ? "" : richOf(element))) {
    say(`Copied. ${leftToFill(openLabels(element))}`);
    button.dataset.copied = "";
    setTimeout(() => delete button.dataset.copied, 4000);
  } else offer(text);
}

/** "3 blanks left to fill: Provider's name; Date; and 1 more." */
export function leftToFill(labels) {
  if (labels.length === 0) return "Nothing is left to fill in.";
  const named = labels.slice(0, NAMED).join("; ");
  const more = labels.length > NAMED ? `; and ${labels.length - NAMED} more` : "";
  return `${labels.length} ${labels.length === 1 ? "blank" : "blanks"} left to fill: ${named}${more}.`;
}

function source(button) {
  return button.dataset.copies ? document.getElementById(button.dataset.copies) : button.closest(".kit-email, .kit-say");
}

function partText(element) {
  return textOf(element).replace(/^ {4}/gm, "");
}

/** Put text on the clipboard, and the same with its form kept if there is one; whether the browser let us. */
export async function put(text, html = "") {
  if (window.isSecureContext && navigator.clipboard && window.ClipboardItem) {
    try {
      // Called in the click itself, before anything is awaited: Safari asks for that.
      await navigator.clipboard.write([
        new ClipboardItem({
          "text/plain": new Blob([text], { type: "text/plain" }),
          ...(html && { "text/html": new Blob([html], { type: "text/html" }) }),
        }),
      ]);
      return true;
    } catch {
      // refused: the older way is still worth a try
    }
  }
  return putTheOldWay(text, html);
}

function putTheOldWay(text, html) {
  let taken = false;
  const give = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData.setData("text/plain", text);
    if (html) event.clipboardData.setData("text/html", html);
    taken = true;
  };
  document.addEventListener("copy", give, true);
  try {
    return document.execCommand("copy") && taken;
  } catch {
    return false;
  } finally {
    document.removeEventListener("copy", give, true);
  }
}

function richOf(element) {
  const copied = element.cloneNode(true);
  for (const branch of copied.querySelectorAll(".kit-branch:not(.kit-fold)")) for (const note of onlyNotes(branch.lastElementChild)) delete note.dataset.copy;
  for (const left of copied.querySelectorAll('[data-copy="no"], button')) left.remove();
  for (const list of copied.querySelectorAll(".kit-ticks")) list.replaceWith(...[...list.children].map(ticked));
  for (const tick of copied.querySelectorAll(".kit-tick")) tick.replaceWith(tick.matches(".kit-tick--on") ? "☒" : "☐");
  for (const blank of copied.querySelectorAll(".kit-blank")) {
    blank.replaceWith(blank.matches(".kit-blank--silent") ? "__________" : `[${blank.textContent}]`);
  }
  for (const fold of copied.querySelectorAll(".kit-fold")) fold.replaceWith(...fold.lastElementChild.childNodes);
  for (const branch of copied.querySelectorAll("details")) branch.replaceWith(...titled(branch));
  for (const link of copied.querySelectorAll("a[href]")) link.href = link.href; // complete addresses survive the journey
  for (const bare of copied.querySelectorAll("*")) for (const name of SKIN) bare.removeAttribute(name);
  for (const table of copied.querySelectorAll("table")) table.setAttribute("border", "1");
  return copied.innerHTML;
}

/** A line with a box, without the list around it: pasted, a list would put its own mark before each box. */
function ticked(line) {
  const [box, words] = line.children;
  const first = words.firstChild;
  (first?.nodeName === "P" ? first : words).prepend(box, " ");
  return words;
}

function titled(branch) {
  const title = document.createElement("p");
  const strong = document.createElement("strong");
  strong.textContent = lineOf(branch.querySelector("summary"));
  title.append(strong);
  return [title, branch.lastElementChild];
}

function addButton(part) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "kit-copies-part";
  button.textContent = "Copy";
  const what = part.matches(".kit-email") ? "this e-mail" : "these lines";
  button.setAttribute("aria-label", `Copy ${what}`);
  part.append(button);
}
