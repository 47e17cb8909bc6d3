// The pages a visitor put together: their slugs, on this device until everything is forgotten. An address may name
// pages as well, and names nothing else.

import { recall, store } from "../lib/store.js";

const NAME = "packet";
const SLUG = /^[a-z0-9-]{1,80}$/;
const MOST = 40; // pages: more is no packet, and no address

/** The slugs of the packet, in order. */
export function packetKept() {
  try {
    return tidied(JSON.parse(recall(NAME) ?? "null"));
  } catch {
    return []; // not written by us
  }
}

/** @param {string[]} slugs */
export function keepPacket(slugs) {
  store(NAME, JSON.stringify(tidied(slugs)));
}

/**
 * The slugs that an address asks for; null where it asks for none.
 * @param {string} search
 */
export function packetAsked(search) {
  const asked = new URLSearchParams(search).get("pages");
  return asked === null ? null : tidied(asked.split(","));
}

/**
 * The part of an address that asks for these pages.
 * @param {string[]} slugs
 */
export function addressOf(slugs) {
  return slugs.length ? `?pages=${slugs.join(",")}` : "";
}

/**
 * The same slugs with one of them so many places further on.
 * @param {string[]} slugs
 * @param {string} slug
 * @param {number} to the place it has then, from 0; one beyond either end is that end
 */
export function moved(slugs, slug, to) {
  const others = slugs.filter((other) => other !== slug);
  const place = Math.max(0, Math.min(others.length, to));
  return [...others.slice(0, place), slug, ...others.slice(place)];
}

/** @param {unknown} slugs */
function tidied(slugs) {
  const named = Array.isArray(slugs) ? slugs : [];
  const known = named.filter((slug) => typeof slug === "string" && SLUG.test(slug));
  return [...new Set(known)].slice(0, MOST);
}
