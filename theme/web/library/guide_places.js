// A question leads to places in the guide as well. They show below the templates, a few at a time.

import { all, create, one } from "../lib/dom.js";

const MOST = 5;

/**
 * @typedef {{ title: string, page: string, words: string }} Texts what a place is found by
 * @typedef {{ element: HTMLElement, texts: Texts }} Place its line in the list
 * @typedef {ReturnType<typeof guideOf>} Guide
 */

/**
 * Every part of the guide that the page holds.
 * @param {HTMLElement} library
 */
export function guideOf(library) {
  const section = one(".kit-library__guide", HTMLElement, library);
  return {
    section,
    list: one(".kit-list", HTMLElement, section),
    parts: all("[data-page] > li", HTMLElement, section).map(placeOf),
    link: one(".kit-library__places", HTMLElement, library),
  };
}

/**
 * Show the places that fit, best first; none where no words were asked.
 * @param {Guide} guide
 * @param {Place[]} found
 */
export function showGuide(guide, found) {
  const shown = found.slice(0, MOST);
  guide.list.replaceChildren(...shown.map(({ element }) => element));
  guide.section.hidden = guide.link.hidden = shown.length === 0;
  guide.link.textContent =
    shown.length === 1 ? "and one place in the guide" : `and ${shown.length} places in the guide`;
}

/**
 * @param {HTMLElement} element
 * @returns {Place}
 */
function placeOf(element) {
  const page = element.parentElement?.dataset.page ?? "";
  const link = one("a", HTMLElement, element);
  const title = link.textContent;
  const words = one("p", HTMLElement, element).textContent;
  if (page !== title && !title.startsWith(`${page}: `)) {
    link.after(" ", create("span", { className: "kit-kind", textContent: page }));
  }
  return { element, texts: { title: title.replace(`${page}: `, ""), page, words } };
}
