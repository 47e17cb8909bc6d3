// The details a visitor typed, shown on every page. You and your practice: kept on this device. An
// office and a client: in this tab only. Values reach a page through textContent alone, so nothing
// typed can become markup.

import { all } from "../lib/dom.js";
import { drop, forgetAll, keyOf, lastMark, recall, store } from "../lib/store.js";
import { clean } from "./cleaning.js";
import { showPhrases } from "./phrases.js";
import { shownAt } from "./placeholder.js";

/**
 * @typedef {import("../lib/store.js").Keeper} Keeper
 * @typedef {import("./values.js").Values} Values
 */

const NAME = "details";
/** The name that the practice's logo is kept under: JSON of {png: base64, width, height}. */
export const LOGO_KEPT = "logo";
const PROBE = "probe";
const VERSION = 1;
const LONGEST = 300; // no field takes more; a longer stored value was not written here

/** @type {Set<() => void>} */
const listeners = new Set();
let refused = false;
let mark = lastMark(); // of the forgetting that this page knows of

/**
 * Every detail, wherever it is kept.
 * @returns {Values}
 */
export function details() {
  return { ...read("device"), ...read("tab") };
}

/** The visitor's own details, without an office's or a client's. */
export function ownDetails() {
  return read("device");
}

/**
 * Keep cleaned values; an empty one is forgotten.
 * @param {Keeper} where
 * @param {Values} values
 */
export function keep(where, values) {
  const kept = Object.entries({ ...read(where), ...values }).filter(([, value]) => value);
  write(where, Object.fromEntries(kept));
  noteChange();
}

/**
 * Keep these values in place of all that were there.
 * @param {Keeper} where
 * @param {Values} values
 */
export function replace(where, values) {
  write(where, {});
  keep(where, values);
}

/** Forget everything this site keeps, in every tab: details, and what other modules keep. */
export function forget() {
  if (!forgetAll()) refused = true;
  showForgotten();
}

function showForgotten() {
  mark = lastMark();
  document.dispatchEvent(new Event("kit:forgotten"));
  noteChange();
}

/** Whether the browser refuses to keep anything, so that details last only as long as the page. */
export function isRefused() {
  if (!store(PROBE, "")) refused = true;
  drop(PROBE);
  return refused;
}

/**
 * Call `listener` whenever details or the logo change, here or in another tab.
 * @param {() => void} listener
 */
export function onChange(listener) {
  listeners.add(listener);
}

/**
 * Show the details at every placeholder below `root`; one without a detail shows its label. A browser
 * that translates pages leaves the visitor's own words alone.
 * @param {ParentNode} root
 * @param {Values} values
 */
export function merge(root, values) {
  for (const place of all("[data-field]", HTMLElement, root)) {
    place.dataset.label ??= place.textContent;
    const value = shownAt(place.dataset, values);
    const shown = value || place.dataset.label;
    if (place.textContent !== shown) place.textContent = shown;
    place.toggleAttribute("data-filled", value !== "");
    if (value) place.translate = false;
    else place.removeAttribute("translate");
  }
  showPhrases(root, values);
}

/** Merge now and after every change. */
export function startDetails() {
  const show = () => merge(document, details());
  onChange(show);
  /** @param {boolean} isNewer */
  const look = (isNewer) => {
    if (mark !== lastMark()) showForgotten();
    else if (isNewer) noteChange();
  };
  const shown = [NAME, LOGO_KEPT].map(keyOf);
  window.addEventListener("storage", ({ key }) => look(key === null || shown.includes(key)));
  window.addEventListener("pageshow", ({ persisted }) => look(persisted));
  show();
}

/** Let every listener know that details changed, or the logo. */
export function noteChange() {
  for (const listener of listeners) listener();
}

/**
 * @param {Keeper} where
 * @returns {Values}
 */
function read(where) {
  try {
    const kept = JSON.parse(recall(NAME, where) ?? "null");
    return kept?.version === VERSION ? onlyText(kept.values) : {};
  } catch {
    return {}; // not written by us
  }
}

/**
 * @param {Keeper} where
 * @param {Values} values
 */
function write(where, values) {
  if (!store(NAME, JSON.stringify({ version: VERSION, values }), where)) refused = true;
}

/** @param {unknown} values */
function onlyText(values) {
  const pairs = Object.entries(values ?? {}).filter(
    ([name, value]) => /^[a-z][a-z0-9_]*$/.test(name) && typeof value === "string",
  );
  return Object.fromEntries(pairs.map(([name, value]) => [name, clean(value, LONGEST)]));
}
