// Rehearses a script from its own page.

import { one } from "../lib/dom.js";
import { loadStyle } from "../lib/site_url.js";
import { openRound } from "./player.js";
import { turnsOfScript } from "./turns.js";

/** @param {HTMLElement} text */
export async function rehearse(text) {
  await Promise.all(["dialog", "rehearse"].map(loadStyle));
  openRound({ name: "", title: one("h1", HTMLElement).textContent, turns: turnsOfScript(text) });
}
