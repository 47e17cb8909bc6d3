// The file that all offices and contacts are kept and moved in. What is read from one is held to the same form as
// what is typed.

import { isDay } from "./days.js";
import { readOffice } from "./office.js";
import { readTouch } from "./touch.js";

/**
 * @typedef {import("./office.js").Office} Office
 * @typedef {import("./touch.js").Touch} Touch
 * @typedef {{ offices: Office[], touches: Touch[] }} Contents
 */

const KIT = "offices";
const VERSION = 1;
const UNREADABLE =
  "That file cannot be read. A copy that this page saved is called my-offices.json.";
const OTHER =
  "That is not a copy of your offices. It should be one that this page saved, my-offices.json.";
const DETAILS = "That is a file of your details. It is loaded under Your details.";

/**
 * Write the text of a copy.
 * @param {Contents} contents
 * @param {import("./days.js").Day} today
 */
export function copyFile({ offices, touches }, today) {
  const file = { kit: KIT, version: VERSION, saved: today, offices, touches };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/**
 * Read the text of a copy. Throws an Error in words for the visitor. Lines that hold nothing we know are counted.
 * @param {string} text
 * @param {Record<string, number>} limits of the kit's fields
 * @returns {Contents & { saved: string, left: number }}
 */
export function readCopy(text, limits) {
  const file = checked(parsed(text));
  const offices = only(file.offices, (one) => readOffice(one, limits));
  const known = new Set(offices.map(({ id }) => id));
  const touches = only(file.touches, readTouch).filter(({ office }) => known.has(office));
  const given = file.offices.length + file.touches.length;
  const left = given - offices.length - touches.length;
  return { offices, touches, saved: isDay(file.saved) ? file.saved : "", left };
}

/**
 * What there is after a copy was added to what was there: of two states of one office or contact the one that was
 * changed more often stays, and a contact that is logged stays logged.
 * @param {Contents} here
 * @param {Contents} copy
 */
export function together(here, copy) {
  const offices = new Map(here.offices.map((office) => [office.id, office]));
  for (const office of copy.offices) {
    const own = offices.get(office.id);
    if (!own || own.revision < office.revision) offices.set(office.id, office);
  }
  const touches = new Map([...copy.touches, ...here.touches].map((touch) => [touch.id, touch]));
  return { offices: [...offices.values()], touches: [...touches.values()] };
}

/**
 * @template T
 * @param {unknown[]} given
 * @param {(one: unknown) => T | null} read
 * @returns {NonNullable<T>[]}
 */
function only(given, read) {
  return given.map(read).filter((one) => one !== null && one !== undefined);
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    throw new Error(UNREADABLE);
  }
}

/** @param {any} file */
function checked(file) {
  if (file?.kit === "details") throw new Error(DETAILS);
  if (file?.kit !== KIT || !Array.isArray(file.offices) || !Array.isArray(file.touches)) {
    throw new Error(OTHER);
  }
  if (file.version === VERSION) return file;
  const version = typeof file.version === "number" ? `version ${file.version}` : "no version";
  throw new Error(
    `That copy has ${version}; this page reads version ${VERSION}. Nothing was changed.`,
  );
}
