// The addresses of the site's own files, which the loader of the scripts knows.

/**
 * The address of one of our scripts, in the form a browser takes that guards them. Throws for any other.
 * @param {URL} address
 * @returns {string}
 */
export function scriptUrl(address) {
  return Object(globalThis).kitScripts.scriptUrl(address);
}

/**
 * The address of a file of this page's own edition, by its path below assets/.
 * @param {string} path
 * @returns {string}
 */
export function assetUrl(path) {
  return Object(globalThis).kitScripts.assetUrl(path);
}
