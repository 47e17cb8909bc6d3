// The addresses of the site's own files, and scripts made with the site: the loader of the scripts knows them.

import { all, create } from "./dom.js";

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

/**
 * Run a script that is made with the site, once, and return what it exports.
 * @param {string} name
 * @returns {Promise<Record<string, any>>}
 */
export function loadScript(name) {
  return Object(globalThis).kitScripts.load(name);
}

/**
 * Have a style sheet that this page may not have, of what opens over it; wait until it is there, or cannot be had.
 * @param {string} name
 * @returns {Promise<unknown>}
 */
export function loadStyle(name) {
  const href = assetUrl(`stylesheets/${name}.css`);
  if (all("link", HTMLLinkElement).some((link) => link.href === href)) return Promise.resolve();
  return new Promise((resolve) => {
    document.head.append(
      create("link", { rel: "stylesheet", href, onload: resolve, onerror: resolve }),
    );
  });
}

/** Whether the site was opened from a disk, where no page can read another and some browsers let each keep its own. */
export function isFromDisk() {
  return location.protocol === "file:";
}
