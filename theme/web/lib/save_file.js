// Hands what was made in the browser to the visitor, as a file.

import { create } from "./dom.js";

const PATIENCE = 60_000; // milliseconds; some browsers read the file only once the visitor has said where it goes

/**
 * Save content, text or bytes, as a file.
 * @param {string} name
 * @param {BlobPart} content
 * @param {string} type
 */
export function saveFile(name, content, type) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  create("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), PATIENCE);
}
