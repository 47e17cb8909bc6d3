// The list of a page's sections shows which of them is being read.

import { all } from "../lib/dom.js";
import { idOf } from "../lib/hash.js";

/** Mark the section at the top of the window in the list, as the page is scrolled. */
export function startContents() {
  const found = all(".md-nav--secondary a[href^='#']", HTMLAnchorElement);
  const links = new Map(found.map((link) => [idOf(link.hash), link]));
  const headings = [...links.keys()]
    .map((id) => document.getElementById(id))
    .filter((heading) => heading !== null);
  if (!headings.length) return;
  const above = new Set();
  const watch = new IntersectionObserver(
    (seen) => {
      for (const { target, boundingClientRect, rootBounds } of seen) {
        if (boundingClientRect.top < (rootBounds?.bottom ?? 0)) above.add(target);
        else above.delete(target);
      }
      const read = headings.filter((heading) => above.has(heading)).at(-1);
      for (const [id, link] of links) mark(link, read?.id === id);
    },
    { rootMargin: "0px 0px -75% 0px", threshold: [0, 1] },
  );
  for (const heading of headings) watch.observe(heading);
}

/**
 * @param {HTMLAnchorElement} link
 * @param {boolean} isRead
 */
function mark(link, isRead) {
  link.classList.toggle("md-nav__link--active", isRead);
  if (isRead) link.setAttribute("aria-current", "true");
  else link.removeAttribute("aria-current");
}
