// Browsers that guard the addresses of scripts ask the loader, which vouches for the site's own.

/**
 * The address of one of our scripts, in the form a browser takes. Throws for any other.
 * @param {URL} address
 * @returns {string}
 */
export function scriptUrl(address) {
  return Object(globalThis).kitScripts.scriptUrl(address);
}
