// The file a visitor keeps their details in. `kit build --details` reads the same file.

import { clean } from "./cleaning.js";

/** @typedef {import("./values.js").Values} Values */

const VERSION = 1;
const LARGEST = 200_000; // bytes; a full form has about three thousand, the largest logo eighty thousand
const REPEATED = 5; // names of details nobody knows; more are counted
const LONGEST_NAME = 60; // characters of such a name that are repeated
const UNSEEN = "a name that cannot be shown";
const TOO_LARGE = "That file is too large to be a details file.";
const UNREADABLE =
  "That file cannot be read. It should be the one this page saved, my-details.json.";
const OTHER = "That is not a details file. It should be the one this page saved, my-details.json.";

/**
 * Write the text of a details file.
 * @param {Values} values
 * @param {string} [logo] the address that holds it; "" where there is none
 */
export function detailsFile(values, logo = "") {
  const pairs = Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1));
  const file = {
    kit: "details",
    version: VERSION,
    values: Object.fromEntries(pairs),
    ...(logo && { logo }),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * Read the text of a file. Throws an Error in words for the visitor.
 * @param {Blob} file
 */
export async function readText(file) {
  if (file.size > LARGEST) throw new Error(TOO_LARGE);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    throw new Error(UNREADABLE);
  }
}

/**
 * Read the values of `known` fields from a details file, its logo if it has one, and the names of its other fields.
 * Throws an Error in words for the visitor.
 * @param {string} text
 * @param {string[]} known
 * @returns {{ values: Values, logo?: string, unknown: string[] }}
 */
export function parseDetails(text, known) {
  const { values, logo } = checked(parsed(text));
  const names = Object.keys(values);
  const usable = names.filter((name) => known.includes(name) && typeof values[name] === "string");
  return {
    values: Object.fromEntries(usable.map((name) => [name, values[name]])),
    ...(logo !== undefined && { logo: String(logo) }),
    unknown: names.filter((name) => !usable.includes(name)),
  };
}

/**
 * Say how many details were loaded, and name those that nobody knows: a name may hold anything, and any length of it.
 * @param {number} count
 * @param {string[]} unknown
 * @param {boolean} [hasLogo]
 */
export function wordsFor(count, unknown, hasLogo = false) {
  const named = unknown.slice(0, REPEATED).map((name) => clean(name, LONGEST_NAME) || UNSEEN);
  const more = unknown.length > REPEATED ? ` and ${unknown.length - REPEATED} more` : "";
  const ignored = unknown.length
    ? ` Not known here, and left out: ${named.join(", ")}${more}.`
    : "";
  if (!count && hasLogo) return `The logo is loaded, in place of what was here.${ignored}`;
  if (!count) return `No detail in that file is known here. Nothing was changed.${ignored}`;
  const number = count === 1 ? "One detail" : `${count} details`;
  return `${number}${hasLogo ? " and the logo" : ""} loaded, in place of what was here.${ignored}`;
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    throw new Error(UNREADABLE);
  }
}

/**
 * The file, once it is known to be one of details and of this version.
 * @param {any} file
 */
function checked(file) {
  if (file?.kit !== "details" || typeof file.values !== "object" || file.values === null) {
    throw new Error(OTHER);
  }
  if (file.version === VERSION) return file;
  throw new Error(
    `That details file ${versionOf(file)}; this page reads version ${VERSION}. Nothing was changed.`,
  );
}

/** @param {{ version?: unknown }} file */
function versionOf({ version }) {
  if (version === undefined) return "has no version";
  return typeof version === "number"
    ? `is of version ${version}`
    : "has a version that is no number";
}
