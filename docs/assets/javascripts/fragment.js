// What stands behind the # of an address names a place on its page.

/** Turn a fragment into the id it names. One that is broken names nothing a page holds, and does no harm. */
export function idOf(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return "";
  }
}
