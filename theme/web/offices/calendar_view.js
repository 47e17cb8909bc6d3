// Hands over what is due as a calendar file: only what was not handed over before, unless all of it is asked for.

import { one } from "../lib/dom.js";
import { saveFile } from "../lib/save_file.js";
import { newId } from "./book.js";
import { calendarFile } from "./calendar.js";
import { plan } from "./due.js";
import { nameOf } from "./office.js";

/**
 * @typedef {import("./page.js").Desk} Desk
 * @typedef {import("./cadence.js").Step} Step
 */

const [NOTE, DAYS] = ["calendar", 90];
const NAME = "Outreach";
const NOTHING = "Nothing is due in the next 90 days: log a contact first.";
const NOTHING_NEW =
  "Everything that is due was in an earlier file. All of it again makes a whole new one.";

/**
 * @param {HTMLElement} root
 * @param {Desk} desk
 */
export function startCalendar(root, desk) {
  const hour = one("#office-hour", HTMLSelectElement, root);
  const again = one("[data-calendar-all]", HTMLButtonElement, root);
  const save = (/** @type {boolean} */ isAll) => {
    const { book, outreach } = desk;
    const steps = plan(
      [...book.offices.values()],
      book.touchesByOffice(),
      desk.today(),
      outreach,
      DAYS,
    );
    const known = new Set((book.notes.get(NOTE) ?? "").split("\n"));
    const fresh = isAll ? steps : steps.filter((step) => !known.has(markOf(step)));
    again.hidden = fresh.length === steps.length;
    if (!fresh.length) return desk.announce(steps.length ? NOTHING_NEW : NOTHING);
    const events = fresh.map((step) => eventOf(step, desk));
    const time = hour.value.includes(":") ? hour.value : "";
    saveFile("outreach.ics", calendarFile(NAME, events, time, new Date()), "text/calendar");
    book.note(NOTE, steps.map(markOf).join("\n"));
    desk.announce(
      `Saved as outreach.ics: ${fresh.length} ${fresh.length === 1 ? "date" : "dates"}.`,
    );
  };
  one("[data-calendar]", HTMLElement, root).addEventListener("click", () => save(false));
  again.addEventListener("click", () => save(true));
}

/** @param {Step} step */
function markOf({ key, day }) {
  return `${key} ${day}`;
}

/**
 * @param {Step} step
 * @param {Desk} desk
 */
function eventOf({ day, office: id, template, why }, desk) {
  const office = desk.book.offices.get(id);
  const name = office ? nameOf(office) : "";
  const words = template ? `: ${desk.outreach.titles[template]}` : ": a promise";
  const phone = office?.facts.provider_phone ?? "";
  const page = template ? new URL(`${desk.library}${template}/`, location.href).href : "";
  const text = [why, phone, page].filter(Boolean).join("\n");
  return { uid: `${newId()}@outreach`, day, title: `${NAME}: ${name}${words}`, text };
}
