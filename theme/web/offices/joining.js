// Adds the rows of a table to the offices that are there: one that is there already only has its gaps filled.

import { isSameOffice, newOffice, plainName } from "./office.js";

/**
 * @typedef {import("./office.js").Office} Office
 *
 * @typedef {object} Joined
 * @property {Office[]} added
 * @property {Office[]} filled offices that were there, with what was missing
 * @property {number} same rows that had nothing new
 * @property {number} left rows beyond the most offices there may be
 */

export const MOST_OFFICES = 2000;

/**
 * @param {Office[]} offices
 * @param {import("./table.js").Row[]} rows
 * @param {import("./days.js").Day} today
 * @param {() => string} newId
 * @returns {Joined}
 */
export function joined(offices, rows, today, newId) {
  const known = [...offices];
  /** @type {Map<string, number[]>} */
  const index = new Map();
  for (const [place, office] of known.entries()) addTo(index, practiceOf(office.facts), place);
  /** @type {Set<number>} */
  const changed = new Set();
  let [same, left] = [0, 0];
  for (const { facts, more } of rows) {
    const places = index.get(practiceOf(facts)) ?? [];
    const found = places.find((place) => isOne(known[place].facts, facts));
    if (found === undefined) {
      if (known.length >= MOST_OFFICES) {
        left++;
        continue;
      }
      addTo(index, practiceOf(facts), known.length);
      known.push(newOffice(newId(), today, facts, more));
      continue;
    }
    const office = known[found];
    const full = {
      ...office,
      facts: { ...facts, ...office.facts },
      more: { ...more, ...office.more },
    };
    const isNew =
      JSON.stringify([full.facts, full.more]).length >
      JSON.stringify([office.facts, office.more]).length;
    known[found] = full;
    if (!isNew) same++;
    else if (found < offices.length) changed.add(found);
  }
  return {
    added: known.slice(offices.length),
    filled: [...changed].map((place) => known[place]),
    same,
    left,
  };
}

/**
 * Whether a row is an office that is there: the same names, and no other address or phone number.
 * @param {Record<string, string>} one
 * @param {Record<string, string>} other
 */
function isOne(one, other) {
  const differs = ["provider_address", "provider_phone"].some(
    (name) => one[name] && other[name] && one[name] !== other[name],
  );
  return isSameOffice(one, other) && !differs;
}

/** @param {Record<string, string>} facts */
function practiceOf({ provider_practice: practice, provider_name: name }) {
  return plainName(practice || name || "");
}

/**
 * @param {Map<string, number[]>} index
 * @param {string} name
 * @param {number} place
 */
function addTo(index, name, place) {
  const places = index.get(name) ?? [];
  if (!places.includes(place)) places.push(place);
  index.set(name, places);
}
