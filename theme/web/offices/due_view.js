// Shows what is due: the office, why now, with which words, and whether it is done or waits.

import { keep } from "../details/details.js";
import { create, maybe } from "../lib/dom.js";
import { addDays, inWords, writtenOut } from "./days.js";
import { dueList, whenDue } from "./due.js";
import { detailsOf, nameOf } from "./office.js";

/**
 * @typedef {import("./page.js").Desk} Desk
 * @typedef {import("./cadence.js").Step} Step
 */

const [SHOWN, WEEK] = [25, 7];
const NOTHING = "Nothing is due today.";

/**
 * @param {HTMLElement} place
 * @param {Desk} desk
 */
export function showDue(place, desk) {
  const { book, outreach } = desk;
  const today = desk.today();
  const offices = [...book.offices.values()];
  const due = dueList(offices, book.touchesByOffice(), today, outreach);
  place.dataset.noneYet ??= place.textContent; // as the page has it
  const isOpen = maybe("details", HTMLDetailsElement, place)?.open ?? false;
  place.replaceChildren();
  if (due.ahead) place.append(paragraph(clockWords(due.ahead, today), "kit-tip"));
  if (!book.touches.size) place.append(paragraph(place.dataset.noneYet));
  else if (!due.now.length) place.append(paragraph(NOTHING));
  place.append(...linesOf(due.now, desk));
  if (due.soon.length) {
    const folded = create("details", { className: "kit-branch", open: isOpen });
    const textContent = `Within a week: ${due.soon.length}`;
    folded.append(create("summary", { textContent }), ...linesOf(due.soon, desk));
    place.append(folded);
  }
  if (due.fresh.length && book.touches.size) place.append(paragraph(freshWords(due.fresh.length)));
  return due;
}

/**
 * @param {Step[]} steps
 * @param {Desk} desk
 */
function linesOf(steps, desk) {
  const list = create("ul", { className: "kit-offices__due" });
  list.append(...steps.slice(0, SHOWN).map((step) => lineOf(step, desk)));
  const more = steps.length - SHOWN;
  if (steps.length === 0) return [];
  return more > 0 ? [list, paragraph(`And ${more} more. Do these first.`)] : [list];
}

/**
 * @param {Step} step
 * @param {Desk} desk
 */
function lineOf(step, desk) {
  const office = desk.book.offices.get(step.office);
  const line = create("li");
  if (!office) return line;
  line.dataset.line = step.key;
  const name = nameOf(office);
  const when = create("span", {
    className: "kit-offices__when",
    textContent: whenDue(step, desk.today()),
  });
  when.toggleAttribute("data-late", step.until < desk.today());
  const head = create("p", { className: "kit-offices__who" });
  head.append(create("strong", { textContent: name }), " ", when);
  const why = create("p", { textContent: step.why });
  const buttons = create("p", { className: "kit-offices__acts" });
  if (step.template) buttons.append(wordsFor(step, desk), " ");
  const isPromise = step.promise !== null;
  const done = act(isPromise ? "Kept" : "Done", name, () => finish(step, desk));
  buttons.append(
    done,
    " ",
    act("Put off a week", name, () => putOff(step, desk)),
  );
  line.append(head, why, buttons);
  return line;
}

/**
 * The link to the words to use, which opens them with this office.
 * @param {Step} step
 * @param {Desk} desk
 */
function wordsFor({ template, office: id }, desk) {
  const href = new URL(`${desk.library}${template}/`, location.href).href;
  const textContent = desk.outreach.titles[template];
  const link = create("a", { href, textContent });
  const choose = () => {
    const office = desk.book.offices.get(id);
    if (!office) return;
    const details = detailsOf(office, desk.outreach.limits);
    keep("tab", { ...details, letter_date: writtenOut(desk.today()) });
  };
  link.dataset.act = "words";
  link.addEventListener("click", choose);
  return link;
}

/**
 * @param {Step} step
 * @param {Desk} desk
 */
async function finish(step, desk) {
  const office = desk.book.offices.get(step.office);
  if (step.promise) {
    await desk.book.keepTouch({ ...step.promise, kept: true });
    return desk.announce("Kept. One less promise to remember.");
  }
  if (office) desk.log(office, step.kind || "call");
}

/**
 * @param {Step} step
 * @param {Desk} desk
 */
async function putOff({ key, office: id }, desk) {
  const office = desk.book.offices.get(id);
  if (!office) return;
  const day = addDays(desk.today(), WEEK);
  await desk.book.keepOffice({ ...office, later: { ...office.later, [key]: day } }, office);
  desk.announce(`Put off to ${inWords(day, desk.today())}.`);
}

/**
 * @param {string} words
 * @param {string} name
 * @param {() => void} work
 */
function act(words, name, work) {
  const button = create("button", { type: "button", className: "md-button", textContent: words });
  button.dataset.act = words;
  button.setAttribute("aria-label", `${words}: ${name}`);
  button.addEventListener("click", work);
  return button;
}

/**
 * @param {string} textContent
 * @param {string} [className]
 */
function paragraph(textContent, className = "") {
  return create("p", { textContent, className });
}

/** @param {number} count */
function freshWords(count) {
  const offices = count === 1 ? "One office has" : `${count.toLocaleString("en")} offices have`;
  return `${offices} not been contacted yet.`;
}

/**
 * @param {import("./days.js").Day} ahead
 * @param {import("./days.js").Day} today
 */
function clockWords(ahead, today) {
  const [now, later] = [inWords(today, ahead), inWords(ahead, today)];
  return `This device says that it is ${now}, and the log has a contact on ${later}. Check the clock.`;
}
