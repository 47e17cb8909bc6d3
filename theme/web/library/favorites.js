// The templates a visitor starred and those used last, on this device until everything is forgotten.

import { all, targetOf } from "../lib/dom.js";
import { keyOf, recall, store } from "../lib/store.js";

/** @typedef {"starred" | "recent"} List */

const MOST = { starred: 500, recent: 12 };
const SLUG = /^[a-z0-9-]{1,80}$/;

/**
 * The slugs on one of the two lists, latest first.
 * @param {List} list
 * @returns {string[]}
 */
export function favorites(list) {
  try {
    const kept = JSON.parse(recall(list) ?? "null");
    return Array.isArray(kept) ? kept.filter(isSlug) : [];
  } catch {
    return []; // not written by us
  }
}

/**
 * Remember that a template was copied, printed or downloaded.
 * @param {string} slug
 */
export function noteUse(slug) {
  keep("recent", [slug, ...favorites("recent").filter((other) => other !== slug)]);
}

/**
 * Let every star below `root` show whether it is set, and be set and taken away.
 * @param {Document | HTMLElement} root
 */
export function startStars(root, changed = () => {}) {
  const show = () => {
    const starred = favorites("starred");
    for (const star of all("[data-star]", HTMLElement, root)) {
      star.setAttribute("aria-pressed", String(starred.includes(star.dataset.star ?? "")));
    }
  };
  const update = () => {
    show();
    changed();
  };
  root.addEventListener("click", (event) => {
    const star = targetOf(event, "[data-star]", HTMLElement);
    if (!star?.dataset.star) return;
    const { star: slug } = star.dataset;
    const others = favorites("starred").filter((other) => other !== slug);
    const isSet = star.getAttribute("aria-pressed") === "true";
    keep("starred", isSet ? others : [slug, ...others]);
    update();
  });
  document.addEventListener("kit:forgotten", update);
  window.addEventListener("storage", ({ key }) => {
    if (key === keyOf("starred") || key === null) update();
  });
  show();
}

/** @param {unknown} slug */
function isSlug(slug) {
  return typeof slug === "string" && SLUG.test(slug);
}

/**
 * @param {List} list
 * @param {string[]} slugs
 */
function keep(list, slugs) {
  store(list, JSON.stringify(slugs.slice(0, MOST[list])));
}
