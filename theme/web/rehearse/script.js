// Rehearses a script from its own page.

import { one } from "../lib/dom.js";
import { openRound } from "./player.js";
import { turnsOfScript } from "./turns.js";

/** @param {HTMLElement} text */
export function rehearse(text) {
  openRound({ name: "", title: one("h1", HTMLElement).textContent, turns: turnsOfScript(text) });
}
