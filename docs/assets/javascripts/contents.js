// The list of a page's sections shows which of them is being read.

import { idOf } from "./fragment.js";

/** Mark the section at the top of the window in the list, as the page is scrolled. */
export function startContents() {
  const links = new Map([...document.querySelectorAll(".md-nav--secondary a[href^='#']")].map((link) => [idOf(link.hash), link]));
  const headings = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
  if (!headings.length) return;
  const above = new Set();
  const watch = new IntersectionObserver((seen) => {
    for (const { target, boundingClientRect, rootBounds } of seen) {
      above[boundingClientRect.top < (rootBounds?.bottom ?? 0) ? "add" : "delete"](target);
    }
    const read = headings.filter((heading) => above.has(heading)).at(-1);
    for (const [id, link] of links) {
      const isRead = read?.id === id;
      link.classList.toggle("md-nav__link--active", isRead);
      if (isRead) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }, { rootMargin: "0px 0px -75% 0px", threshold: [0, 1] });
  for (const heading of headings) watch.observe(heading);
}
