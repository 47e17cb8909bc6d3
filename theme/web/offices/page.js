// The page of a visitor's offices: its parts share one book, one clock, and one way to speak.

import { announcer } from "../lib/announce.js";
import { all, maybe, one } from "../lib/dom.js";
import { loadScript } from "../lib/site_url.js";
import { Book } from "./book.js";
import { startBringing } from "./bring_view.js";
import { startCalendar } from "./calendar_view.js";
import { dayOf } from "./days.js";
import { showDue } from "./due_view.js";
import { comeBack, placeOf } from "./focus.js";
import { askToKeep, startKeeping } from "./keep_view.js";
import { startList } from "./list_view.js";
import { startOfficeForm } from "./office_form.js";
import { startPaper } from "./paper_view.js";
import { startTouchForm } from "./touch_form.js";

/**
 * @typedef {import("./office.js").Office} Office
 *
 * @typedef {object} Desk what the parts of the page share
 * @property {Book} book
 * @property {import("./cadence.js").Outreach} outreach
 * @property {string} library the way to the pages of templates
 * @property {() => import("./days.js").Day} today
 * @property {(words: string) => void} announce
 * @property {() => void} askToKeep
 * @property {(office?: Office) => void} edit
 * @property {(office: Office, kind?: string) => void} log
 * @property {(fact: string) => string} labels
 */

/**
 * Make the page work.
 * @param {HTMLElement} root
 */
export async function startOffices(root) {
  const [{ outreach }, book] = await Promise.all([loadScript("outreach_data"), Book.open()]);
  const say = announcer();
  /** @type {Desk} */
  const desk = {
    book,
    outreach,
    library: "../library/",
    today: () => dayOf(new Date()),
    announce: (words) => say(words),
    askToKeep: () => askToKeep(root, desk),
    edit: () => {},
    log: () => {},
    labels: (fact) => maybe(`label[for="office-${fact}"]`, HTMLElement, root)?.textContent ?? fact,
  };
  desk.edit = startOfficeForm(root, desk);
  desk.log = startTouchForm(root, desk);
  const showState = startKeeping(root, desk);
  const showList = startList(root, desk);
  startBringing(root, desk);
  startCalendar(root, desk);
  startPaper(root, desk);
  one("[data-add]", HTMLButtonElement, root).addEventListener("click", () => desk.edit());
  const place = one("[data-due]", HTMLElement, root);
  const show = () => {
    const was = placeOf(document.activeElement);
    showList(showDue(place, desk));
    showState();
    comeBack(was);
  };
  book.onChange(show);
  show();
  for (const box of all("button, input, select", HTMLElement, root))
    box.removeAttribute("disabled");
}
