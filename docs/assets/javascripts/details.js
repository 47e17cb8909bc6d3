// What a visitor typed becomes what every page shows. You and your practice: this device. Contact and client: this tab only.
// Values reach the page through textContent alone, so nothing typed can become markup.

import { clean } from "./cleaning.js";
import { beforePeriod } from "./periods.js";
import { isNone, showPhrases } from "./phrases.js";
import { drop, dropAll, keyOf, recall, store } from "./store.js";

const NAME = "details";
const FORGOTTEN = "forgotten"; // set and taken away again: the one thing other tabs hear of at once
const PROBE = "probe";
const VERSION = 1;
const LONGEST = 300; // no field takes more; a stored value that does was not written here

const listeners = new Set();
let refused = false;

/** Every detail, by field name, whichever of the two keeps it. */
export function details() {
  return { ...read("device"), ...read("tab") };
}

/** The visitor's own details, without an office's or a client's. */
export function ownDetails() {
  return read("device");
}

/** Keep cleaned values with "device" or "tab"; an empty one is forgotten. */
export function keep(where, values) {
  const kept = Object.entries({ ...read(where), ...values }).filter(([, value]) => value);
  write(where, Object.fromEntries(kept));
  tell();
}

/** Keep these values with "device" or "tab" in place of all that was there. */
export function replace(where, values) {
  write(where, {});
  keep(where, values);
}

/** Forget everything, everywhere this site has kept it and in every open tab: details, and what other modules keep. */
export function forget() {
  forgetHere();
  if (!store(FORGOTTEN, String(Math.random()))) refused = true;
  drop(FORGOTTEN);
}

function forgetHere() {
  dropAll();
  document.dispatchEvent(new Event("kit:forgotten"));
  tell();
}

/** Whether the browser refuses to keep anything, so that details last only as long as the page. */
export function isRefused() {
  if (!store(PROBE, "")) refused = true;
  drop(PROBE);
  return refused;
}

/** Call `listener` whenever details change, here or in another tab. */
export function onChange(listener) {
  listeners.add(listener);
}

/** Show the details at every placeholder below `root`; a placeholder without one shows its label. */
export function merge(root, values) {
  for (const place of root.querySelectorAll("[data-field]")) {
    place.dataset.label ??= place.textContent;
    const value = Object.hasOwn(values, place.dataset.field) ? values[place.dataset.field] : "";
    const shown = (value && stops(place.dataset, values) ? beforePeriod(value) : value) || place.dataset.label;
    if (place.textContent !== shown) place.textContent = shown;
    place.toggleAttribute("data-filled", Boolean(value));
  }
  showPhrases(root, values);
}

/** Whether a period is shown right after a placeholder: always, or because the words between them are left out. */
function stops({ stops: always, stopsWithout: names }, values) {
  return always !== undefined || (names !== undefined && names.split(" ").every((name) => isNone(values[name])));
}

/** Merge now and after every change. */
export function startDetails() {
  const show = () => merge(document, details());
  onChange(show);
  window.addEventListener("storage", (event) => {
    if (event.key === keyOf(FORGOTTEN) && event.newValue) forgetHere();
    else if (event.key === keyOf(NAME) || event.key === null) tell();
  });
  window.addEventListener("pageshow", (event) => event.persisted && tell());
  show();
}

function tell() {
  for (const listener of listeners) listener();
}

function read(where) {
  try {
    const kept = JSON.parse(recall(NAME, where) ?? "null");
    return kept?.version === VERSION ? onlyText(kept.values) : {};
  } catch {
    return {}; // not written by us
  }
}

function write(where, values) {
  if (!store(NAME, JSON.stringify({ version: VERSION, values }), where)) refused = true;
}

function onlyText(values) {
  const pairs = Object.entries(values ?? {}).filter(([name, value]) => /^[a-z][a-z0-9_]*$/.test(name) && typeof value === "string");
  return Object.fromEntries(pairs.map(([name, value]) => [name, clean(value, LONGEST)]));
}
