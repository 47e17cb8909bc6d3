// Which rounds were rehearsed, how often, and the day of the visit: on this device until everything is forgotten.

import { recall, store } from "../lib/store.js";

const NAME = "rehearsal";
const VERSION = 1;
const FRESH = 7; // days that a rehearsed round counts
const DAY = 86_400_000; // milliseconds
const ISO = /^\d{4}-\d\d-\d\d$/;
const ROUND = /^[a-z0-9-]{1,80}$/;

/**
 * @typedef {{ times: number, last: string }} Rehearsed how often, and the ISO day of the last time
 * @typedef {{ day: string, rounds: Record<string, Rehearsed> }} Kept the ISO day of the visit, and rounds by name
 */

/** @returns {Kept} */
export function rehearsals() {
  try {
    return tidied(JSON.parse(recall(NAME) ?? "null"));
  } catch {
    return tidied(null); // not written by us
  }
}

/**
 * @param {string} name
 * @param {string} today
 */
export function noteRound(name, today) {
  const kept = rehearsals();
  const times = (kept.rounds[name]?.times ?? 0) + 1;
  keep({ ...kept, rounds: { ...kept.rounds, [name]: { times, last: today } } });
}

/** @param {string} day */
export function noteVisit(day) {
  keep({ ...rehearsals(), day });
}

/**
 * Of these rounds, those that were not rehearsed lately.
 * @param {Kept} kept
 * @param {string[]} names
 * @param {string} today
 */
export function roundsLeft({ rounds }, names, today) {
  return names.filter((name) => !rounds[name] || daysBetween(rounds[name].last, today) >= FRESH);
}

/**
 * Such as "2 rounds left before Thursday"; "" where nothing was rehearsed and no visit is near.
 * @param {Kept} kept
 * @param {string[]} names
 * @param {string} today
 */
export function rest(kept, names, today) {
  const ahead = kept.day ? daysBetween(today, kept.day) : -1;
  if (!Object.keys(kept.rounds).length && ahead < 0) return "";
  const left = roundsLeft(kept, names, today).length;
  const before = ahead < 0 ? "" : ` before ${nameOf(kept.day, ahead)}`;
  if (!left) return `Every round rehearsed${before}`;
  return `${left} ${left === 1 ? "round" : "rounds"} left${before}`;
}

/**
 * The ISO day of a date, where the visitor is.
 * @param {Date} date
 */
export function isoDay(date) {
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}

/**
 * @param {string} day
 * @param {number} ahead
 */
function nameOf(day, ahead) {
  if (ahead === 0) return "your visit today";
  const shown = /** @type {Intl.DateTimeFormatOptions} */ (
    ahead < 7 ? { weekday: "long" } : { month: "long", day: "numeric" }
  );
  return new Date(`${day}T12:00:00Z`).toLocaleDateString("en-US", { ...shown, timeZone: "UTC" });
}

/**
 * @param {string} from
 * @param {string} to
 */
function daysBetween(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/**
 * @param {any} kept
 * @returns {Kept}
 */
function tidied(kept) {
  if (kept?.version !== VERSION) return { day: "", rounds: {} };
  const rounds = Object.entries(kept.rounds ?? {}).filter(
    ([name, round]) => ROUND.test(name) && ISO.test(round?.last) && Number.isInteger(round?.times),
  );
  return { day: ISO.test(kept.day) ? kept.day : "", rounds: Object.fromEntries(rounds) };
}

/** @param {Kept} kept */
function keep(kept) {
  store(NAME, JSON.stringify({ version: VERSION, ...kept }));
}
