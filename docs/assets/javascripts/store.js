// What this site keeps in the browser, under names of its own. What a browser refuses to keep lasts as long as the page.

const OURS = "referral-kit.";
const KEEPERS = { device: () => window.localStorage, tab: () => window.sessionStorage };

const refused = { device: new Map(), tab: new Map() }; // newer than whatever the browser still holds under the same name

/** What a name is called where the browser keeps it. */
export function keyOf(name) {
  return OURS + name;
}

/** The text kept under a name with "device" or "tab"; null where there is none. */
export function recall(name, where = "device") {
  if (refused[where].has(name)) return refused[where].get(name);
  try {
    return KEEPERS[where]().getItem(keyOf(name));
  } catch {
    return null;
  }
}

/** Keep a text under a name; whether the browser will still have it after the page. */
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

/** Forget one name. */
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
  for (const where of Object.keys(KEEPERS)) {
    refused[where].clear();
    try {
      const keeper = KEEPERS[where]();
      for (const key of Object.keys(keeper)) if (key.startsWith(OURS)) keeper.removeItem(key);
    } catch {
      // a browser that keeps nothing has nothing to forget
    }
  }
}
