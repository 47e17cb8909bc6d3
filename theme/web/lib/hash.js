// The part of an address after its # names a place on its page.

/**
 * The id that a fragment names, "" for a broken one.
 * @param {string} hash
 */
export function idOf(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return "";
  }
}
