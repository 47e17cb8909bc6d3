// Shows the offices, the ones that come next first, and finds some by a word.

import { all, create, one } from "../lib/dom.js";
import { inWords } from "./days.js";
import { matching, nameOf, personOf, plainOf } from "./office.js";
import { saidNo } from "./touch.js";

/**
 * @typedef {import("./page.js").Desk} Desk
 * @typedef {import("./office.js").Office} Office
 */

const STEP = 40; // offices shown at once

/**
 * @param {HTMLElement} root
 * @param {Desk} desk
 * @returns {(due: import("./due.js").Due) => void} what shows them
 */
export function startList(root, desk) {
  const list = one("[data-list]", HTMLElement, root);
  const box = one("#office-find", HTMLInputElement, root);
  const more = one("[data-more]", HTMLButtonElement, root);
  const count = one(".kit-offices__count", HTMLElement, root);
  let shown = STEP;
  /** @type {import("./due.js").Due | undefined} */
  let due;
  const draw = () => {
    const found = sorted(matching([...desk.book.offices.values()], box.value), due);
    const touches = desk.book.touchesByOffice();
    const rows = found.slice(0, shown).map((office) => {
      return rowOf(office, desk, due, saidNo(touches.get(office.id)));
    });
    list.replaceChildren(...rows);
    more.hidden = found.length <= shown;
    count.textContent = countWords(found.length, desk.book.offices.size);
  };
  box.addEventListener("input", () => {
    shown = STEP;
    draw();
  });
  more.addEventListener("click", () => {
    shown += STEP;
    draw();
    all("li button", HTMLButtonElement, list)[(shown - STEP) * 2]?.focus();
  });
  return (now) => {
    due = now;
    draw();
  };
}

/**
 * @param {Office[]} offices
 * @param {import("./due.js").Due | undefined} due
 */
function sorted(offices, due) {
  const day = (/** @type {Office} */ { id }) => due?.next.get(id)?.day ?? "9";
  const keys = new Map(offices.map((office) => [office, `${day(office)} ${plainOf(office).name}`]));
  const keyOf = (/** @type {Office} */ office) => keys.get(office) ?? "";
  return offices.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

/**
 * @param {Office} office
 * @param {Desk} desk
 * @param {import("./due.js").Due | undefined} due
 * @param {boolean} isFinal whether it said no
 */
function rowOf(office, desk, due, isFinal) {
  const name = nameOf(office);
  const open = create("button", { type: "button", className: "kit-link", textContent: name });
  open.addEventListener("click", () => desk.edit(office));
  const head = create("p");
  open.dataset.act = "open";
  head.append(open);
  const step = due?.next.get(office.id);
  const list = office.facts.list ? `List ${office.facts.list}` : "";
  const next = isFinal ? "Said no" : step ? `Next: ${inWords(step.day, desk.today())}` : "";
  const facts = [personOf(office), office.facts.provider_phone, list, next].filter(Boolean);
  const log = create("button", {
    type: "button",
    className: "md-button",
    textContent: "Log a contact",
  });
  log.setAttribute("aria-label", `Log a contact with ${name}`);
  log.dataset.act = "log";
  log.addEventListener("click", () => desk.log(office));
  const row = create("li");
  row.dataset.line = office.id;
  const words = create("div");
  words.append(head, create("p", { textContent: facts.join(" · ") }));
  row.append(words, log);
  return row;
}

/**
 * @param {number} found
 * @param {number} all
 */
function countWords(found, all) {
  if (all === 0) return "No office yet.";
  const offices = all === 1 ? "1 office" : `${all.toLocaleString("en")} offices`;
  return found === all ? `${offices}.` : `${found.toLocaleString("en")} of ${offices}.`;
}
