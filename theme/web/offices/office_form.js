// The dialog in which an office is added or changed, with the log of its contacts.

import { all, create, one } from "../lib/dom.js";
import { newId } from "./book.js";
import { inWords } from "./days.js";
import { openDialog } from "./focus.js";
import { dialogForm, setValues, valuesOf } from "./form_values.js";
import { cleanFacts, nameOf, newOffice } from "./office.js";

/**
 * @typedef {import("./page.js").Desk} Desk
 * @typedef {import("./office.js").Office} Office
 * @typedef {import("./touch.js").Touch} Touch
 */

const NAMELESS = "Give it a name: the practice, or somebody in it.";
const OUT = "kit-offices__out"; // a line of the log that was taken out, until the form is closed
const SURE = "This takes the office away, with its log. Press again to do it.";

/**
 * @param {HTMLElement} root
 * @param {Desk} desk
 * @returns {(office?: Office) => void} what opens it
 */
export function startOfficeForm(root, desk) {
  const { dialog, form, status } = dialogForm("[data-office]", root);
  /** @type {Office | undefined} */
  let base;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const facts = cleanFacts(valuesOf(form), desk.outreach.limits);
    if (!facts.provider_practice && !facts.provider_name && !facts.contact_name) {
      status.textContent = NAMELESS;
      one("input", HTMLInputElement, form).focus();
      return;
    }
    const office = base
      ? { ...(desk.book.offices.get(base.id) ?? base), facts, revision: base.revision }
      : newOffice(newId(), desk.today(), facts);
    const lost = await desk.book.keepOffice(office, base);
    dialog.close();
    desk.announce(kept(nameOf(office), lost, base === undefined));
    if (!base) desk.askToKeep();
  });
  return (office) => {
    base = office;
    status.textContent = "";
    one("h2", HTMLElement, form).textContent = office ? nameOf(office) : "A new office";
    setValues(form, office?.facts ?? {});
    one(".kit-offices__more", HTMLDetailsElement, form).open = false;
    showLog(form, desk, office, () => dialog.close());
    openDialog(dialog);
  };
}

/**
 * @param {string} name
 * @param {Record<string, string>} lost
 * @param {boolean} isNew
 */
function kept(name, lost, isNew) {
  const others = Object.values(lost).map((value) => `“${value}”`);
  const said = isNew ? `${name} is on your list.` : `${name} is kept.`;
  if (!others.length) return said;
  return `${said} In another tab the same was changed to ${others.join(", ")}: yours stays.`;
}

/**
 * @param {HTMLFormElement} form
 * @param {Desk} desk
 * @param {Office | undefined} office
 * @param {() => void} close
 */
function showLog(form, desk, office, close) {
  const added = ".kit-offices__log, .kit-offices__own, .kit-offices__away";
  for (const old of all(added, HTMLElement, form)) old.remove();
  if (!office) return;
  const touches = desk.book.touchesByOffice().get(office.id) ?? [];
  const folded = create("details", { className: "kit-branch kit-offices__log" });
  const summary = create("summary", { textContent: `Log: ${touches.length}` });
  const list = create("ul", { className: "kit-offices__lines" });
  list.append(...touches.toReversed().map((touch) => logLine(touch, desk, summary, list)));
  folded.append(summary, list);
  const buttons = one(".kit-offices__buttons", HTMLElement, form);
  buttons.before(folded, ...ownCells(office), takeAway(office, desk, close));
}

/**
 * What the visitor's own table had beside the facts, where there is any. It is kept with the office, and shown as it came.
 * @param {Office} office
 */
function ownCells({ more }) {
  const cells = Object.entries(more);
  if (!cells.length) return [];
  const folded = create("details", { className: "kit-branch kit-offices__own" });
  const list = create("ul", { className: "kit-offices__lines" });
  const lines = cells.map(([name, cell]) => create("li", { textContent: `${name}: ${cell}` }));
  list.append(...lines);
  folded.append(create("summary", { textContent: `From your table: ${cells.length}` }), list);
  return [folded];
}

/**
 * @param {Touch} touch
 * @param {Desk} desk
 * @param {HTMLElement} summary
 * @param {HTMLElement} list
 */
function logLine(touch, desk, summary, list) {
  const { label } = desk.outreach.touches[touch.kind] ?? { label: "A contact of another edition" };
  const ending = touch.no ? "They said no" : touch.answered ? "Answered" : "";
  const promised = touch.promised && `Promised: ${touch.promised}${touch.kept ? " (kept)" : ""}`;
  const parts = [label, touch.person, ending, touch.said && `“${touch.said}”`, promised];
  const words = `${inWords(touch.day, desk.today())}: ${parts.filter(Boolean).join(" · ")} `;
  const line = create("li");
  const button = create("button", { type: "button", className: "kit-link" });
  const name = () => {
    button.textContent = line.classList.contains(OUT) ? "Put it back" : "Take out";
    button.setAttribute("aria-label", `${button.textContent}: ${words}`);
  };
  button.addEventListener("click", async () => {
    const isOut = line.classList.toggle(OUT);
    name();
    summary.textContent = `Log: ${all(`li:not(.${OUT})`, HTMLElement, list).length}`;
    await (isOut ? desk.book.dropTouch(touch.id) : desk.book.keepTouch(touch));
  });
  name();
  line.append(create("span", { textContent: words }), button);
  return line;
}

/**
 * @param {Office} office
 * @param {Desk} desk
 * @param {() => void} close
 */
function takeAway(office, desk, close) {
  const textContent = "Take this office off the list";
  const className = "kit-link kit-offices__away";
  const button = create("button", { type: "button", className, textContent });
  button.addEventListener("click", async () => {
    if (!button.hasAttribute("data-sure")) {
      button.setAttribute("data-sure", "");
      button.textContent = SURE;
      return;
    }
    close();
    await desk.book.dropOffice(office.id);
    desk.announce(`${nameOf(office)} is off the list.`);
  });
  return button;
}
