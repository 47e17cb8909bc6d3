// A question leads to places on other pages as well. They show below the templates, a few at a time; one
// that fits better than every template shows above them.

import { create, one } from "../lib/dom.js";

/** @typedef {import("./search.js").Place} Place */
/** @typedef {ReturnType<typeof placesView>} PlacesView */

const MOST = 5;

/**
 * The parts of the library's page that show places.
 * @param {HTMLElement} library
 */
export function placesView(library) {
  const first = create("ul", { className: "kit-list kit-library__first", hidden: true });
  const section = one(".kit-library__guide", HTMLElement, library);
  return {
    root: library.dataset.library ?? "",
    first,
    section,
    list: one(".kit-list", HTMLElement, section),
    link: one(".kit-library__places", HTMLElement, library),
  };
}

/**
 * Show the places that fit, best first; none where no words were asked.
 * @param {PlacesView} view
 * @param {Place[]} found
 * @param {boolean} isFirst whether the first one goes above the templates
 */
export function showPlaces({ root, first, section, list, link }, found, isFirst) {
  const lines = found.slice(0, MOST).map((place) => lineOf(place, root));
  first.replaceChildren(...lines.splice(0, isFirst ? 1 : 0));
  first.hidden = !isFirst;
  list.replaceChildren(...lines);
  section.hidden = link.hidden = lines.length === 0;
  link.textContent =
    lines.length === 1
      ? "and one place on another page"
      : `and ${lines.length} places on other pages`;
}

/**
 * A place as a line of a list, with the page it is on.
 * @param {Place} place
 * @param {string} root leads to the front page
 */
function lineOf({ title, page, shown, place, words }, root) {
  const [line, heading] = [create("li"), create("p")];
  heading.append(create("a", { href: root + place, textContent: shown }));
  const kind = page === title ? "Page" : page;
  if (shown === title)
    heading.append(" ", create("span", { className: "kit-kind", textContent: kind }));
  line.append(heading, create("p", { textContent: words }));
  return line;
}
