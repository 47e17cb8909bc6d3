// What this site keeps in the browser, under names that begin alike. What a browser refuses to keep
// lasts as long as the page.
//
// Every forgetting leaves a new random mark on the device, and a tab notes the mark that its texts were
// kept under. A tab that was at another site meanwhile comes back with an older one, and forgets then.

/** @typedef {"device" | "tab"} Keeper */

const OURS = "referral-kit.";
const KEEPERS = { device: () => window.localStorage, tab: () => window.sessionStorage };
const MARK = "forgotten";
const SETTINGS = [MARK, "search-key"].map(keyOf); // nothing about anybody, so they stay

/** The name of the database that holds a visitor's offices, as offices/database.js opens it. */
export const OFFICES_KEPT = keyOf("offices");

/**
 * Newer than what the browser still holds under the same name.
 * @type {Record<Keeper, Map<string, string>>}
 */
const refused = { device: new Map(), tab: new Map() };

/** The mark that this tab's texts were kept under. */
let noted = kept("tab", MARK);

/**
 * The name under which the browser keeps what we call `name`.
 * @param {string} name
 */
export function keyOf(name) {
  return OURS + name;
}

/**
 * The text kept under a name; null where there is none.
 * @param {string} name
 * @param {Keeper} [where]
 * @returns {string | null}
 */
export function recall(name, where = "device") {
  forgetWhatIsOld();
  return refused[where].get(name) ?? kept(where, name);
}

/**
 * Keep a text under a name. Returns whether the browser will still have it after this page.
 * @param {string} name
 * @param {string} text
 * @param {Keeper} [where]
 */
export function store(name, text, where = "device") {
  forgetWhatIsOld();
  try {
    if (where === "tab" && noted !== null) window.sessionStorage.setItem(keyOf(MARK), noted);
    KEEPERS[where]().setItem(keyOf(name), text);
    refused[where].delete(name);
    return true;
  } catch {
    refused[where].set(name, text);
    return false;
  }
}

/**
 * Forget one name.
 * @param {string} name
 * @param {Keeper} [where]
 */
export function drop(name, where = "device") {
  refused[where].delete(name);
  try {
    KEEPERS[where]().removeItem(keyOf(name));
  } catch {
    // a browser that keeps nothing has nothing to forget
  }
}

/** Forget all but settings. Returns whether the browser keeps the mark of it, so that other tabs follow. */
export function forgetAll() {
  clear("device");
  clear("tab");
  dropDatabase();
  const isMarked = store(MARK, String(Math.random()));
  noted = lastMark();
  return isMarked;
}

/** The mark of the last forgetting, in whatever tab; null where there was none. */
export function lastMark() {
  return kept("device", MARK);
}

/** Follow a forgetting in another tab, which has cleared the device itself. */
function forgetWhatIsOld() {
  const last = lastMark();
  if (noted === last) return;
  refused.device.clear();
  clear("tab");
  noted = last;
}

/**
 * What the browser holds under a name; null where that is nothing, or it refuses.
 * @param {Keeper} where
 * @param {string} name
 */
function kept(where, name) {
  try {
    return KEEPERS[where]().getItem(keyOf(name));
  } catch {
    return null;
  }
}

/** Forget the offices too, on pages that never open their database as well. */
function dropDatabase() {
  try {
    globalThis.indexedDB?.deleteDatabase(OFFICES_KEPT);
  } catch {
    // a browser that keeps nothing has nothing to forget
  }
}

/** @param {Keeper} where */
function clear(where) {
  refused[where].clear();
  try {
    const keeper = KEEPERS[where]();
    const ours = Object.keys(keeper).filter((key) => key.startsWith(OURS));
    const isSetting = (/** @type {string} */ key) => where === "device" && SETTINGS.includes(key);
    for (const key of ours) if (!isSetting(key)) keeper.removeItem(key);
  } catch {
    // a browser that keeps nothing has nothing to forget
  }
}
