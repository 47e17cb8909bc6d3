// Makes offices of somebody's table: the row that names the columns is found, columns are matched by name, and what
// was not matched is told. A column about clients is left out.

import { cleanFacts, plainName } from "./office.js";

/**
 * @typedef {import("./cadence.js").Outreach} Outreach
 *
 * @typedef {object} Row
 * @property {Record<string, string>} facts
 * @property {Record<string, string>} more
 *
 * @typedef {object} Table
 * @property {Row[]} rows that hold an office
 * @property {{ name: string, fact: string }[]} matched
 * @property {string[]} kept columns that no fact is for
 * @property {string[]} clients columns that were left out, because they are about clients
 * @property {number} samples rows that are the kit's made-up ones
 */

const DEEPEST = 60; // rows in which the names of the columns may stand
const NAMING = ["provider_practice", "provider_name", "contact_name", "last_name"];
const IN_PARTS = ["first_name", "last_name"]; // of a provider's name
const SAMPLE = /^FICT/i;
const NOT_OURS = ["letter_date"];
const COUNTED = " shared clients "; // the target list counts them, and names none
const RANK = /^[abc]$/i;
/** @type {Record<string, string>} */
const REACHES = {
  visits: "In person",
  calls: "By phone",
  mail: "By mail",
  fax: "By fax",
  "e-mail": "By e-mail",
};
const NO_HEAD =
  "No row in that table names its columns. Put names such as Practice, Provider, Phone and Fax into its first row.";

/**
 * @param {string[][]} cells
 * @param {Outreach} outreach
 * @returns {Table} Throws an Error in words for the visitor.
 */
export function officesOf(cells, outreach) {
  const names = namesOf(outreach);
  const place = headOf(cells, names);
  const head = cells[place].map((cell) => cell.trim());
  const facts = factsOf(head, names);
  const isClients = head.map((name) => isAboutClients(name, outreach.clients));
  const kept = head.filter(
    (name, at) => name && !facts[at] && !isClients[at] && !NOT_OURS.includes(name),
  );
  const made = cells.slice(place + 1).map((row) => rowOf(row, head, facts, kept, outreach));
  const real = made.filter((row) => !SAMPLE.test(row.facts.code ?? ""));
  return {
    rows: real.filter((row) => NAMING.some((name) => row.facts[name])),
    matched: head.flatMap((name, at) => (facts[at] ? [{ name, fact: wholeOf(facts[at]) }] : [])),
    kept,
    clients: head.filter((_, at) => isClients[at]),
    samples: made.length - real.length,
  };
}

/**
 * The facts by every name their columns may have.
 * @param {Outreach} outreach
 */
function namesOf({ columns }) {
  const pairs = Object.entries(columns).flatMap(([fact, others]) =>
    [fact, ...others].map((name) => /** @type {const} */ ([plainName(name), fact])),
  );
  return new Map(pairs.reverse()); // the first of two meanings stays
}

/**
 * The row that names the columns: of the first ones, the one with the most names we know.
 * @param {string[][]} cells
 * @param {Map<string, string>} names
 */
function headOf(cells, names) {
  const scores = cells.slice(0, DEEPEST).map((row) => {
    const facts = new Set(row.map((cell) => names.get(plainName(cell))).filter(Boolean));
    return NAMING.some((name) => facts.has(name)) ? facts.size : 0;
  });
  const most = Math.max(0, ...scores);
  if (most === 0) throw new Error(NO_HEAD);
  return scores.indexOf(most);
}

/**
 * The fact of each column, "" for none; a fact has one column, the first.
 * @param {string[]} head
 * @param {Map<string, string>} names
 */
function factsOf(head, names) {
  /** @type {Set<string>} */
  const taken = new Set();
  return head.map((name) => {
    const fact = names.get(plainName(name)) ?? "";
    if (!fact || taken.has(fact)) return "";
    taken.add(fact);
    return fact;
  });
}

/**
 * @param {string[]} row
 * @param {string[]} head
 * @param {string[]} facts
 * @param {string[]} kept
 * @param {Outreach} outreach
 * @returns {Row}
 */
function rowOf(row, head, facts, kept, { limits }) {
  /** @type {Record<string, string>} */
  const given = {};
  /** @type {Record<string, string>} */
  const more = {};
  row.forEach((cell, at) => {
    if (facts[at]) given[facts[at]] = cell;
    else if (cell.trim() && kept.includes(head[at])) more[head[at]] = cell.trim();
  });
  if (!given.provider_name?.trim()) {
    given.provider_name = IN_PARTS.map((part) => given[part] ?? "").join(" ");
  }
  given.list = RANK.test(given.list?.trim() ?? "") ? given.list.trim().toUpperCase() : "";
  given.reach = reachOf(given.reach ?? "");
  return { facts: cleanFacts(given, limits), more };
}

/** @param {string} fact the fact that a column is about, or is a part of */
function wholeOf(fact) {
  return IN_PARTS.includes(fact) ? "provider_name" : fact;
}

/** @param {string} words such as "Calls only" */
function reachOf(words) {
  const said = words.toLowerCase();
  return Object.entries(REACHES).find(([word]) => said.includes(word))?.[1] ?? "";
}

/**
 * @param {string} name
 * @param {string[]} clients
 */
function isAboutClients(name, clients) {
  const words = ` ${plainName(name)} `;
  const isNumber = words === COUNTED;
  return (
    !isNumber &&
    clients.some((word) => [` ${word} `, ` ${word}s `].some((one) => words.includes(one)))
  );
}
