// What a visitor starred and what they used last, by the names of templates, on this device until everything is forgotten.

import { keyOf, recall, store } from "./store.js";

const MOST = { starred: 500, recent: 12 };
const SLUG = /^[a-z0-9-]{1,80}$/;

/** The names on one of the two shelves, latest first. */
export function shelf(name) {
  try {
    const kept = JSON.parse(recall(name) ?? "null");
    return Array.isArray(kept) ? kept.filter((slug) => typeof slug === "string" && SLUG.test(slug)) : [];
  } catch {
    return []; // not written by us
  }
}

/** Remember that a template was copied, printed or taken home. */
export function used(slug) {
  put("recent", [slug, ...shelf("recent").filter((other) => other !== slug)]);
}

/** Let every star below `root` show whether it is set, and be set and taken away. */
export function startStars(root, changed = () => {}) {
  const show = () => {
    const starred = shelf("starred");
    for (const star of root.querySelectorAll("[data-star]")) star.setAttribute("aria-pressed", String(starred.includes(star.dataset.star)));
  };
  root.addEventListener("click", ({ target }) => {
    const star = target.closest("[data-star]");
    if (!star) return;
    const others = shelf("starred").filter((slug) => slug !== star.dataset.star);
    put("starred", star.getAttribute("aria-pressed") === "true" ? others : [star.dataset.star, ...others]);
    show();
    changed();
  });
  const again = () => (show(), changed());
  document.addEventListener("kit:forgotten", again);
  window.addEventListener("storage", (event) => (event.key === keyOf("starred") || event.key === null) && again());
  show();
}

function put(name, slugs) {
  store(name, JSON.stringify(slugs.slice(0, MOST[name])));
}
