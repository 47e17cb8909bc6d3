// A letter to each: lets a template's page be used with one office or with several of those that the visitor keeps.

import { details, keep } from "../details/details.js";
import { all, create, maybe, one } from "../lib/dom.js";
import { assetUrl, loadScript } from "../lib/site_url.js";
import { Book } from "./book.js";
import { dayOf, writtenOut } from "./days.js";
import { draftsOf } from "./drafts.js";
import { fillBlanks, openBlanks, printRun } from "./letter_run.js";
import { detailsOf, nameOf, personOf, plainName } from "./office.js";

/**
 * @typedef {import("./office.js").Office} Office
 * @typedef {(words: string) => void} Announce
 */

const SHOWN = 60; // offices in the list at once
const NONE = "Choose an office first.";
const IN_FILES =
  "In print and in e-mails; in Word files and PDFs they stay open, to be filled in there.";

/**
 * @param {HTMLElement} text of the template
 * @param {Announce} announce
 */
export async function startLetters(text, announce) {
  const [{ outreach }, book] = await Promise.all([loadScript("outreach_data"), Book.open()]);
  if (!book.offices.size) return;
  document.head.append(
    create("link", { rel: "stylesheet", href: assetUrl("offices/offices.css") }),
  );
  const className = "md-button";
  const open = create("button", {
    type: "button",
    className,
    textContent: "Use with your offices",
  });
  one(".kit-bar__opener", HTMLElement).before(open, " ");
  open.addEventListener("click", () => {
    dialogOf(text, book, outreach.limits, announce).showModal();
  });
}

/**
 * @param {HTMLElement} text
 * @param {Book} book
 * @param {Record<string, number>} limits
 * @param {Announce} announce
 */
function dialogOf(text, book, limits, announce) {
  const dialog = create("dialog", { className: "kit-dialog md-typeset" });
  dialog.setAttribute("aria-labelledby", "kit-letters-title");
  const offices = [...book.offices.values()].toSorted((first, second) =>
    plainName(nameOf(first)) < plainName(nameOf(second)) ? -1 : 1,
  );
  const chosen = new Set();
  const status = create("p");
  status.setAttribute("role", "status");
  const tell = () => {
    status.textContent = chosen.size === 1 ? "1 office chosen." : `${chosen.size} offices chosen.`;
  };
  const blanks = blanksOf(text);
  const run = (/** @type {(people: Office[]) => void} */ work) => () => {
    const people = offices.filter(({ id }) => chosen.has(id));
    if (!people.length) status.textContent = NONE;
    else work(people);
  };
  const valuesOf = (/** @type {Office} */ office) => ({
    ...details(),
    letter_date: details().letter_date || writtenOut(dayOf(new Date())),
    ...detailsOf(office, limits),
  });
  const acts = actsOf(text, { run, valuesOf, typed: blanks.typed, announce, dialog });
  dialog.append(headOf(dialog), status, chooserOf(offices, chosen, tell), blanks.element, acts);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  tell();
  return dialog;
}

/** @param {HTMLDialogElement} dialog */
function headOf(dialog) {
  const head = create("div", { className: "kit-dialog__head" });
  const className = "md-button md-button--primary";
  const close = create("button", { type: "button", className, textContent: "Close" });
  close.addEventListener("click", () => dialog.close());
  head.append(
    create("h2", { id: "kit-letters-title", textContent: "Use with your offices" }),
    close,
  );
  return head;
}

/**
 * @param {Office[]} offices
 * @param {Set<string>} chosen
 * @param {() => void} tell
 */
function chooserOf(offices, chosen, tell) {
  const part = create("div", { className: "kit-details" });
  const box = create("input", { type: "search", id: "kit-letters-find", autocomplete: "off" });
  const label = create("label", { htmlFor: box.id, textContent: "Find an office" });
  const every = create("button", { type: "button", className: "md-button" });
  const list = create("div", { className: "kit-letters" });
  let found = offices;
  const draw = () => {
    const words = plainName(box.value).split(" ").filter(Boolean);
    found = offices.filter((office) => {
      const text = plainName(Object.values(office.facts).join(" "));
      return words.every((word) => text.includes(word));
    });
    list.replaceChildren(...found.slice(0, SHOWN).map((office) => tickOf(office, chosen, tell)));
    if (found.length > SHOWN)
      list.append(
        create("p", { textContent: `${found.length - SHOWN} more: find them by a word.` }),
      );
    every.textContent = `Choose all ${found.length}`;
  };
  box.addEventListener("input", draw);
  every.addEventListener("click", () => {
    for (const { id } of found) chosen.add(id);
    draw();
    tell();
  });
  part.append(label, box, list, every);
  draw();
  return part;
}

/**
 * @param {Office} office
 * @param {Set<string>} chosen
 * @param {() => void} tell
 */
function tickOf(office, chosen, tell) {
  const tick = create("input", { type: "checkbox", checked: chosen.has(office.id) });
  tick.addEventListener("change", () => {
    if (tick.checked) chosen.add(office.id);
    else chosen.delete(office.id);
    tell();
  });
  const label = create("label", { className: "kit-details__none" });
  label.append(tick, ` ${[nameOf(office), personOf(office)].filter(Boolean).join(" · ")}`);
  return label;
}

/**
 * A box for each blank that only this letter has, typed once for all.
 * @param {HTMLElement} text
 */
function blanksOf(text) {
  const labels = openBlanks(text);
  const element = create("details", { className: "kit-branch", hidden: labels.length === 0 });
  const boxes = create("div", { className: "kit-details" });
  /** @type {Map<string, HTMLInputElement>} */
  const inputs = new Map();
  for (const [place, words] of labels.entries()) {
    const input = create("input", {
      id: `kit-blank-${place}`,
      maxLength: 300,
      autocomplete: "off",
    });
    boxes.append(create("label", { htmlFor: input.id, textContent: words }), input);
    inputs.set(words, input);
  }
  boxes.append(create("p", { textContent: IN_FILES }));
  element.append(create("summary", { textContent: "Fill in what is the same in each" }), boxes);
  const typed = () => new Map([...inputs].map(([words, { value }]) => [words, value]));
  return { element, typed };
}

/**
 * @param {HTMLElement} text
 * @param {object} given
 * @param {(work: (people: Office[]) => void) => () => void} given.run
 * @param {(office: Office) => Record<string, string>} given.valuesOf
 * @param {() => Map<string, string>} given.typed
 * @param {Announce} given.announce
 * @param {HTMLDialogElement} given.dialog
 */
function actsOf(text, { run, valuesOf, typed, announce, dialog }) {
  const acts = create("div", { className: "kit-letters__acts" });
  const act = (/** @type {string} */ words, /** @type {(people: Office[]) => void} */ work) => {
    const button = create("button", { type: "button", className: "md-button", textContent: words });
    button.addEventListener("click", run(work));
    acts.append(button, " ");
  };
  act("Show on this page", ([first]) => {
    keep("tab", valuesOf(first));
    fillBlanks(text, typed());
    dialog.close();
    announce(`The page is for ${nameOf(first)} now.`);
  });
  act("Print each", (people) => {
    dialog.close();
    printRun(text, people.map(valuesOf), typed());
  });
  for (const [format, words] of [
    ["word", "Word files"],
    ["pdf", "PDF files"],
  ]) {
    const link = maybe(`a[data-fill=${format}]`, HTMLAnchorElement);
    if (!link) continue;
    act(words, async (people) => {
      dialog.close();
      const { handOverEach } = await import("../fill/download.js");
      handOverEach(link, people.map(valuesOf));
    });
  }
  if (document.querySelector("[data-mails], .kit-email")) {
    act("E-mails", (people) => {
      const list = draftsOf(text, people, valuesOf, typed());
      for (const old of all(".kit-drafts", HTMLElement, dialog)) old.remove();
      dialog.append(list);
      list.scrollIntoView();
    });
  }
  return acts;
}
