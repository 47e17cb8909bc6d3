// On the front page, for somebody who keeps offices: what is due today, and the way to it.

import { create } from "../lib/dom.js";
import { loadScript } from "../lib/site_url.js";
import { Book } from "./book.js";
import { dayOf } from "./days.js";
import { dueList, whenDue } from "./due.js";
import { nameOf } from "./office.js";

const SHOWN = 3;

/**
 * Show it below the head of the page, now and after every change in another tab.
 * @param {HTMLElement} head
 */
export async function startHome(head) {
  const [{ outreach }, book] = await Promise.all([loadScript("outreach_data"), Book.open()]);
  const part = create("section", { className: "kit-due-home" });
  part.setAttribute("aria-label", "What is due");
  head.after(part);
  const show = () => {
    const today = dayOf(new Date());
    const { now } = dueList([...book.offices.values()], book.touchesByOffice(), today, outreach);
    part.hidden = book.offices.size === 0;
    const words = now.length ? `${now.length} due` : "Nothing is due today";
    const list = create("ul", { className: "kit-list" });
    for (const step of now.slice(0, SHOWN)) list.append(lineOf(step, book, today));
    const way = create("a", {
      className: "kit-more",
      href: "offices/",
      textContent: "Your offices",
    });
    const last = create("p");
    last.append(way);
    part.replaceChildren(create("h2", { textContent: words }), list, last);
  };
  book.onChange(show);
  show();
}

/**
 * @param {import("./cadence.js").Step} step
 * @param {Book} book
 * @param {import("./days.js").Day} today
 */
function lineOf(step, book, today) {
  const office = book.offices.get(step.office);
  const name = office ? nameOf(office) : "";
  const line = create("li");
  line.append(create("strong", { textContent: name }), ` (${whenDue(step, today)}): ${step.why}`);
  return line;
}
