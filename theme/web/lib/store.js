// What this site keeps in the browser, under names that begin alike. What a browser refuses to keep
// lasts as long as the page.

/** @typedef {"device" | "tab"} Keeper */

const OURS = "referral-kit.";
const KEEPERS = { device: () => window.localStorage, tab: () => window.sessionStorage };

/**
 * Newer than what the browser still holds under the same name.
 * @type {Record<Keeper, Map<string, string>>}
 */
const refused = { device: new Map(), tab: new Map() };

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
  const ours = refused[where].get(name);
  if (ours !== undefined) return ours;
  try {
    return KEEPERS[where]().getItem(keyOf(name));
  } catch {
    return null;
  }
}

/**
 * Keep a text under a name. Returns whether the browser will still have it after this page.
 * @param {string} name
 * @param {string} text
 * @param {Keeper} [where]
 */
export function store(name, text, where = "device") {
  try {
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

/** Forget everything under our names. */
export function dropAll() {
  for (const where of /** @type {Keeper[]} */ (Object.keys(KEEPERS))) {
    refused[where].clear();
    try {
      const keeper = KEEPERS[where]();
      for (const key of Object.keys(keeper)) if (key.startsWith(OURS)) keeper.removeItem(key);
    } catch {
      // a browser that keeps nothing has nothing to forget
    }
  }
}
