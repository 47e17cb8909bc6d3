// Each card gets its star as it comes into view: made with the page, they would be a hundred elements that few visitors reach.

import { create } from "../lib/dom.js";
import { titleOf } from "./cards.js";
import { favorites } from "./favorites.js";

const NEAR = "400px"; // of the window, when a card gets its star

/**
 * Put a star on each card that is seen, or about to be.
 * @param {import("./cards.js").Card[]} cards
 */
export function startCardStars(cards) {
  const slugs = new Map(cards.map(({ element, slug }) => [/** @type {Element} */ (element), slug]));
  const watch = new IntersectionObserver(
    (seen) => {
      for (const { target, isIntersecting } of seen) {
        if (!isIntersecting) continue;
        watch.unobserve(target);
        target.append(starOf(target, slugs.get(target) ?? ""));
      }
    },
    { rootMargin: NEAR },
  );
  for (const { element } of cards) watch.observe(element);
}

/**
 * @param {Element} card
 * @param {string} slug
 */
function starOf(card, slug) {
  const star = create("button", { type: "button", className: "kit-star" });
  star.dataset.star = slug;
  star.setAttribute(
    "aria-label",
    `Star ${titleOf({ element: /** @type {HTMLElement} */ (card) })}`,
  );
  star.setAttribute("aria-pressed", String(favorites("starred").includes(slug)));
  return star;
}
