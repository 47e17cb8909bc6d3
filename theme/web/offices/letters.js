// A letter to each: lets a template's page be used with one office or with several of those that the visitor keeps.

import { details, keep } from "../details/details.js";
import { all, create, maybe, one } from "../lib/dom.js";
import { loadScript, loadStyle } from "../lib/site_url.js";
import { Book } from "./book.js";
import { dayOf, writtenOut } from "./days.js";
import { draftsOf } from "./drafts.js";
import { chooserOf } from "./letter_chooser.js";
import { emptyBlanks, fillBlanks, openBlanks, printRun } from "./letter_run.js";
import { byName, detailsOf, nameOf } from "./office.js";
import { saidNo } from "./touch.js";

/**
 * @typedef {import("./office.js").Office} Office
 * @typedef {(words: string) => void} Announce
 */

const NONE = "Choose an office first.";
const ONE_ONLY = "This page is about one client, so it goes to one office.";
const OF_A_CLIENT = [
  "[data-field^=client_]",
  "[data-field=referral_date]",
  "[data-field=next_visit_date]",
];
const CLIENT = /\b(?:client|patient|cliente|paciente)/i; // in what a blank asks for
const NEEDED = {
  provider_greeting: "greeting",
  provider_name: "name",
  provider_address: "address",
};
const IN_FILES =
  "It goes into print, e-mails and files alike. In PDF files a blank of several lines stays open.";

/**
 * @param {HTMLElement} text of the template
 * @param {Announce} announce
 */
export async function startLetters(text, announce) {
  const [{ outreach }, book] = await Promise.all([loadScript("outreach_data"), Book.open()]);
  if (!book.offices.size) return;
  for (const sheet of ["dialog", "offices"]) loadStyle(sheet);
  const open = create("button", {
    type: "button",
    className: "md-button kit-bar__offices",
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
  const offices = [...book.offices.values()].toSorted(byName);
  const touches = book.touchesByOffice();
  const isFinal = (/** @type {Office} */ { id }) => saidNo(touches.get(id));
  /** @type {Set<string>} */
  const chosen = new Set();
  const status = create("p");
  status.setAttribute("role", "status");
  const isForOne = isAboutClient(text);
  const tell = () => {
    const people = offices.filter(({ id }) => chosen.has(id));
    const count = people.length === 1 ? "1 office chosen." : `${people.length} offices chosen.`;
    status.textContent = [isForOne ? ONE_ONLY : "", count, lacking(text, people)]
      .filter(Boolean)
      .join(" ");
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
  dialog.append(
    headOf(dialog),
    status,
    chooserOf({ offices, chosen, isFinal, isForOne, tell }),
    blanks.element,
    acts,
  );
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
 * Whether a text names a client, or asks for one: nobody but that client's own office may get it.
 * @param {HTMLElement} text
 */
function isAboutClient(text) {
  const named = OF_A_CLIENT.map((place) => `${place}:not(.kit-note *)`).join();
  return text.querySelector(named) !== null || openBlanks(text).some((label) => CLIENT.test(label));
}

/**
 * What a letter names and the list does not have, "" where nothing is missing.
 * @param {HTMLElement} text
 * @param {Office[]} people
 */
function lacking(text, people) {
  const used = Object.entries(NEEDED).filter(([name]) =>
    text.querySelector(`[data-field=${name}]`),
  );
  const parts = used.flatMap(([name, word]) => {
    const count = people.filter(({ facts }) => !facts[name]).length;
    return count ? [`${count} without ${/^[aeiou]/.test(word) ? "an" : "a"} ${word}`] : [];
  });
  return parts.length ? `${parts.join(", ")}: it stays open in the letter.` : "";
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
    emptyBlanks(text);
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
      handOverEach(link, people.map(valuesOf), typed());
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
