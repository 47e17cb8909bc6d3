// When an office that has not answered is left in peace: so many contacts in so many days, so many of a kind, and
// days between any two. One count for one office, whatever ladder a contact belongs to.

import { addDays } from "./days.js";

/**
 * @typedef {import("./cadence.js").Outreach} Outreach
 * @typedef {import("./days.js").Day} Day
 * @typedef {import("./touch.js").Touch} Touch
 *
 * @typedef {object} Rest
 * @property {number} count of contacts that nobody answered, in the time that counts
 * @property {boolean} isResting whether there were so many that the office rests
 * @property {Day} earliest the first day on which the next one may be
 * @property {(step: { kind: string }) => boolean} allows whether one of this kind may still be
 */

/**
 * How an office rests.
 * @param {Touch[]} touches with one office, in order
 * @param {Day} today
 * @param {Outreach} outreach
 * @returns {Rest}
 */
export function restOf(touches, today, { caps, touches: kinds }) {
  const answer = touches.findLastIndex(({ kind, answered }) => answered || kinds[kind]?.theirs);
  const open = touches.slice(answer + 1).filter(({ kind }) => kinds[kind]?.asks);
  const lately = open.filter(({ day }) => day > addDays(today, -caps.within));
  const family = (/** @type {string} */ kind) => kinds[kind]?.like ?? kind;
  const last = open.at(-1);
  return {
    count: lately.length,
    isResting: lately.length >= caps.unanswered,
    earliest: last ? addDays(last.day, caps.apart) : "",
    allows: ({ kind }) =>
      open.filter((touch) => family(touch.kind) === family(kind)).length < caps.of_a_kind,
  };
}
