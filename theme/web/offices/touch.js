// A contact with an office, as it is logged: the day, what it was, what they said, what was promised.

import { clean } from "../details/cleaning.js";
import { isDay } from "./days.js";

/**
 * @typedef {import("./days.js").Day} Day
 *
 * @typedef {object} Touch
 * @property {string} id
 * @property {string} office its id
 * @property {Day} day
 * @property {number} place among all that were logged, so that two of one day have an order
 * @property {string} kind
 * @property {boolean} answered whether somebody there answered in it
 * @property {boolean} no whether they said no, which is final
 * @property {string} person
 * @property {string} said
 * @property {string} promised
 * @property {Day | ""} due the day the promise falls due
 * @property {boolean} kept whether the promise was kept
 */

const LIMITS = { person: 80, said: 300, promised: 200 };
const LONGEST_ID = 40;

/**
 * A contact as it is kept, from what was typed or read; null for what is none. A kind nobody knows is one of
 * another edition: its line stays in the log.
 * @param {any} given
 * @returns {Touch | null}
 */
export function readTouch(given) {
  const isNamed = [given?.id, given?.office, given?.kind].every(
    (text) => typeof text === "string" && text && text.length <= LONGEST_ID,
  );
  if (!isNamed || !isDay(given.day)) return null;
  const text = (/** @type {keyof typeof LIMITS} */ name) =>
    clean(String(given[name] ?? ""), LIMITS[name]);
  const promised = text("promised");
  return {
    id: given.id,
    office: given.office,
    day: given.day,
    place: Number.isSafeInteger(given.place) && given.place > 0 ? given.place : 0,
    kind: given.kind,
    answered: given.answered === true,
    no: given.no === true,
    person: text("person"),
    said: text("said"),
    promised,
    due: promised && isDay(given.due) ? given.due : "",
    kept: promised !== "" && given.kept === true,
  };
}

/**
 * Whether an office said no. It hears from nobody again.
 * @param {Touch[] | undefined} touches with it
 */
export function saidNo(touches) {
  return touches?.some(({ no }) => no) ?? false;
}

/**
 * Sort contacts: the earliest first.
 * @param {Touch} one
 * @param {Touch} other
 */
export function byDay(one, other) {
  if (one.day !== other.day) return one.day < other.day ? -1 : 1;
  return one.place - other.place;
}

/**
 * Contacts by the office they were with, each list in order.
 * @param {Touch[]} touches
 * @returns {Map<string, Touch[]>}
 */
export function byOffice(touches) {
  /** @type {Map<string, Touch[]>} */
  const found = new Map();
  for (const touch of touches) {
    const list = found.get(touch.office);
    if (list) list.push(touch);
    else found.set(touch.office, [touch]);
  }
  for (const list of found.values()) list.sort(byDay);
  return found;
}
