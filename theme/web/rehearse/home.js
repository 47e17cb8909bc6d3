// Says on the front page which rounds are left, to somebody who rehearses.

import { isoDay, rehearsals, rest } from "./kept.js";

/** @param {HTMLElement} link that names every round */
export function showRest(link) {
  const words = rest(rehearsals(), (link.dataset.rounds ?? "").split(" "), isoDay(new Date()));
  if (words) link.textContent = words;
  link.hidden = !words;
}
