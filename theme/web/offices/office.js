// An office: whom to write to, how it likes to be reached, and which list it is on. Never anything about a client.

import { clean } from "../details/cleaning.js";
import { isDay } from "./days.js";

/**
 * @typedef {import("./days.js").Day} Day
 *
 * @typedef {object} Office
 * @property {string} id
 * @property {number} revision how often it was kept, so that two tabs cannot undo each other
 * @property {Day} added
 * @property {Record<string, string>} facts by the names of the kit's fields, and those of OWN_LIMITS
 * @property {Record<string, Day>} later what was put off, and until when
 * @property {Record<string, string>} more cells of somebody's own table that no fact here is for
 */

/** Facts that no field of the kit is for, and how long each may be. */
const OWN_LIMITS = { email: 80, reach: 20, list: 1, code: 24, remark: 300 };
const [MOST_CELLS, LONGEST_CELL, LONGEST_ID, LONGEST_KEY] = [40, 300, 40, 120];

/**
 * A new office.
 * @param {string} id
 * @param {Day} today
 * @param {Record<string, string>} facts
 * @param {Record<string, string>} [more]
 * @returns {Office}
 */
export function newOffice(id, today, facts, more = {}) {
  return { id, revision: 0, added: today, facts, later: {}, more };
}

/**
 * What an office is called: the name on its door, else its provider's, else whoever is at its desk.
 * @param {Office} office
 */
export function nameOf({ facts }) {
  return (
    facts.provider_practice ||
    facts.provider_name ||
    facts.contact_name ||
    "An office without a name"
  );
}

/**
 * What tells two offices of one practice apart.
 * @param {Office} office
 */
export function personOf({ facts }) {
  const names = facts.provider_practice ? [facts.provider_name, facts.contact_name] : [];
  return names.filter(Boolean).join(" · ");
}

/**
 * The offices that have all of these words in what is known of them.
 * @param {Office[]} offices
 * @param {string} words
 */
export function matching(offices, words) {
  const asked = plainName(words).split(" ").filter(Boolean);
  if (!asked.length) return offices;
  return offices.filter((office) => {
    const text = plainOf(office).all;
    return asked.every((word) => text.includes(word));
  });
}

/**
 * Sort offices by their names.
 * @param {Office} one
 * @param {Office} other
 */
export function byName(one, other) {
  return plainOf(one).name < plainOf(other).name ? -1 : 1;
}

/** @type {WeakMap<Office, { name: string, all: string }>} */
const plain = new WeakMap();

/**
 * The plain name of an office, and all that is known of it; worked out once, for an office is never changed but exchanged.
 * @param {Office} office
 */
export function plainOf(office) {
  const known = plain.get(office);
  if (known) return known;
  const all = plainName(Object.values(office.facts).join(" "));
  const made = { name: plainName(nameOf(office)), all };
  plain.set(office, made);
  return made;
}

/**
 * Facts as they are kept: cleaned, and each within its limit; an empty one is left out.
 * @param {Record<string, unknown>} given
 * @param {Record<string, number>} limits of the kit's fields
 */
export function cleanFacts(given, limits) {
  const known = { ...limits, ...OWN_LIMITS };
  /** @type {Record<string, string>} */
  const facts = {};
  for (const [name, limit] of Object.entries(known)) {
    const value = Object.hasOwn(given, name) ? clean(String(given[name] ?? ""), limit) : "";
    if (value) facts[name] = value;
  }
  return facts;
}

/**
 * What a letter to this office merges: its facts by the names of the kit's fields.
 * @param {Office} office
 * @param {Record<string, number>} limits of the kit's fields
 * @returns {Record<string, string>}
 */
export function detailsOf({ facts }, limits) {
  const names = Object.keys(limits);
  return Object.fromEntries(names.map((name) => [name, facts[name] ?? ""]));
}

/**
 * Whether two offices are the same one, as far as names tell: one practice, and no two people in it.
 * @param {Record<string, string>} one
 * @param {Record<string, string>} other
 */
export function isSameOffice(one, other) {
  return keyOfFacts(one) !== "" && keyOfFacts(one) === keyOfFacts(other);
}

/**
 * What an office is found again by.
 * @param {Record<string, string>} facts
 */
function keyOfFacts(facts) {
  const parts = [facts.provider_practice, facts.provider_name].map((name) => plainName(name ?? ""));
  return parts.some(Boolean) ? parts.join("|") : "";
}

/**
 * An office as a file or another edition has it, made whole; null for what is none.
 * @param {any} given
 * @param {Record<string, number>} limits
 * @returns {Office | null}
 */
export function readOffice(given, limits) {
  if (typeof given?.id !== "string" || !given.id || given.id.length > LONGEST_ID) return null;
  const facts = cleanFacts(Object(given.facts), limits);
  const later = Object.entries(Object(given.later)).filter(
    ([key, day]) => key.length <= LONGEST_KEY && isDay(day),
  );
  const more = Object.entries(Object(given.more)).slice(0, MOST_CELLS);
  const cells = more.map(([name, cell]) => [
    clean(name, LONGEST_KEY),
    clean(String(cell), LONGEST_CELL),
  ]);
  return {
    id: given.id,
    revision: Number.isSafeInteger(given.revision) && given.revision > 0 ? given.revision : 0,
    added: isDay(given.added) ? given.added : "",
    facts,
    later: Object.fromEntries(later),
    more: Object.fromEntries(cells.filter(([name, cell]) => name && cell)),
  };
}

/**
 * A name without what tells none apart: case, accents, marks.
 * @param {string} name
 */
export function plainName(name) {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
