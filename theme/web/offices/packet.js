// Lets a visitor who keeps offices say which one a packet is for: its details are then in every page of it.

import { details, keep } from "../details/details.js";
import { create, one } from "../lib/dom.js";
import { loadScript } from "../lib/site_url.js";
import { Book } from "./book.js";
import { dayOf, writtenOut } from "./days.js";
import { byName, detailsOf, nameOf, personOf } from "./office.js";
import { saidNo } from "./touch.js";

/**
 * Put the choice above the ways to take a packet along. An office that said no is not offered.
 * @param {HTMLElement} element the packet's page
 * @param {(words: string) => void} announce
 */
export async function startPacketOffices(element, announce) {
  const [{ outreach }, book] = await Promise.all([loadScript("outreach_data"), Book.open()]);
  const touches = book.touchesByOffice();
  const offices = [...book.offices.values()]
    .filter(({ id }) => !saidNo(touches.get(id)))
    .toSorted(byName);
  if (!offices.length) return;
  const choice = create("select", { id: "kit-packet-office", autocomplete: "off" });
  choice.append(new Option("As typed under “Your details”", ""));
  for (const office of offices) {
    const words = [nameOf(office), personOf(office)].filter(Boolean).join(": ");
    choice.append(new Option(words, office.id));
  }
  choice.addEventListener("change", () => {
    const office = book.offices.get(choice.value);
    if (!office) return;
    const date = details().letter_date || writtenOut(dayOf(new Date()));
    keep("tab", { letter_date: date, ...detailsOf(office, outreach.limits) });
    announce(`The packet is for ${nameOf(office)} now.`);
  });
  const line = create("p", { className: "kit-packet__add" });
  line.append(create("label", { htmlFor: choice.id, textContent: "For the office" }), " ", choice);
  one(".kit-bar", HTMLElement, element).before(line);
}
