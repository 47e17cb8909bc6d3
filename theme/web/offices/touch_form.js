// The dialog in which a contact is logged: what happened, when, how it ended, what was promised.

import { all, one } from "../lib/dom.js";
import { newId } from "./book.js";
import { isDay } from "./days.js";
import { openDialog } from "./focus.js";
import { dialogForm, setValues, valuesOf } from "./form_values.js";
import { nameOf } from "./office.js";
import { readTouch } from "./touch.js";

/**
 * @typedef {import("./page.js").Desk} Desk
 * @typedef {import("./office.js").Office} Office
 */

const NO_DAY = "Say which day it was.";
const LONG_AGO = "Look at the year once more.";
const EARLIEST = "1990-01-01";
const NO_PROMISE = "Say what you promised, or leave its day empty.";
const AHEAD = "That day has not come yet. What is still to come is in What is due.";

/**
 * @param {HTMLElement} root
 * @param {Desk} desk
 * @returns {(office: Office, kind?: string) => void} what opens it
 */
export function startTouchForm(root, desk) {
  const { dialog, form, status } = dialogForm("[data-touch]", root);
  const kind = one("[name=kind]", HTMLSelectElement, form);
  const answers = one(".kit-offices__answers", HTMLElement, form);
  /** @type {Office | undefined} */
  let office;
  const show = () => {
    answers.hidden = desk.outreach.touches[kind.value]?.theirs;
  };
  kind.addEventListener("change", () => {
    answerOf(form, kind.value === "visit" ? "answered" : "open");
    show();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!office) return;
    const values = valuesOf(form);
    const wrong = faultOf(values, desk.today());
    if (wrong) {
      status.textContent = wrong.words;
      return one(`[name=${wrong.name}]`, HTMLInputElement, form).focus();
    }
    const answer = answers.hidden ? "answered" : answerOf(form);
    const ending = { answered: answer === "answered", no: answer === "no" };
    const touch = readTouch({ ...values, ...ending, id: newId(), office: office.id });
    if (!touch) return;
    await desk.book.keepTouch(touch);
    dialog.close();
    desk.announce(
      touch.no ? `${nameOf(office)} said no. It will not come up again.` : "It is in the log.",
    );
  });
  return (chosen, given = "visit") => {
    office = chosen;
    status.textContent = "";
    setValues(form, { kind: given, day: desk.today(), person: chosen.facts.contact_name ?? "" });
    one("h2", HTMLElement, form).textContent = `A contact with ${nameOf(chosen)}`;
    answerOf(form, given === "visit" ? "answered" : "open");
    show();
    openDialog(dialog);
  };
}

/**
 * What is wrong with what was typed, and where; null for nothing.
 * @param {Record<string, string>} values
 * @param {import("./days.js").Day} today
 */
function faultOf({ day, due, promised }, today) {
  if (!isDay(day)) return { name: "day", words: NO_DAY };
  if (day > today) return { name: "day", words: AHEAD };
  if (day < EARLIEST) return { name: "day", words: LONG_AGO };
  if (due && !promised.trim()) return { name: "promised", words: NO_PROMISE };
  return due && due < day ? { name: "due", words: LONG_AGO } : null;
}

/**
 * How it ended, as the form says it; or have it say so.
 * @param {HTMLFormElement} form
 * @param {string} [value]
 */
function answerOf(form, value) {
  const choices = all("[name=answer]", HTMLInputElement, form);
  if (value) for (const choice of choices) choice.checked = choice.value === value;
  return choices.find((choice) => choice.checked)?.value ?? "open";
}
