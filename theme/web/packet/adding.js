// Adds a template to the packet from its own page.

import { create, one } from "../lib/dom.js";
import { keepPacket, packetKept } from "./shelf.js";

/**
 * @param {string} slug
 * @param {(...parts: (string | Node)[]) => void} announce
 */
export function addToPacket(slug, announce) {
  const before = packetKept();
  const slugs = [...before.filter((other) => other !== slug), slug];
  if (!before.includes(slug)) keepPacket(slugs);
  const { page: href = "" } = one("[data-packs]", HTMLElement).dataset;
  const words = before.includes(slug)
    ? "This page is in your packet already. "
    : `Added to your packet${slugs.length > 1 ? `, as number ${slugs.length}` : ""}. `;
  announce(words, create("a", { href, textContent: "See the packet" }));
}
