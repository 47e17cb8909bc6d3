// The library narrows down as it is asked: choices within a facet widen, facets together narrow, words
// rank. The address holds the filters, the tab holds the words.

import { all, create, maybe, one } from "../lib/dom.js";
import { noteWords, readAddress, writeAddress } from "./address.js";
import { cardsOf, chosenIn, FACETS, fits, noteFavorites, sorted } from "./cards.js";
import { emptyState } from "./empty_state.js";
import { favorites, startStars } from "./favorites.js";
import { showFilterChips, startFilterChips } from "./filter_chips.js";
import { chosenBoxes, filterBoxes, orderBox, wordsBox } from "./filter_form.js";
import { guideOf, showGuide } from "./guide_places.js";
import { takePendingSearch } from "./pending_search.js";
import { startSharing } from "./sharing.js";

const PAUSE = 120; // milliseconds of quiet before a question is answered and announced
const NOT_LOADED = "The search did not load; this is everything.";
const FIRST_RESULT =
  ".kit-card:not([hidden]) a, .kit-library__nothing a, .kit-library__elsewhere a";

/**
 * @typedef {import("./cards.js").Card} Card
 * @typedef {import("./guide_places.js").Place} Place
 * @typedef {{ cards: Card[] | null, near: Card[], parts: Place[] }} Answer to words; null without any
 * @typedef {ReturnType<typeof viewOf>} View the parts of the page that change
 */

/** @type {Answer} */
const NO_WORDS = { cards: null, near: [], parts: [] };

/** Make the filter form of the library work. */
export function startLibrary() {
  const library = one("[data-library]", HTMLElement);
  const form = one("form", HTMLFormElement, library);
  const words = wordsBox(form);
  const view = viewOf(library);
  /** @type {Awaited<ReturnType<typeof searchOf>>} */
  let search = null;
  let aside = ""; // announced once, after the number of templates
  let pause = 0;

  const update = async () => {
    const asked = words.value.trim();
    if (asked) search ??= await searchOf(view);
    if (asked !== words.value.trim()) return; // the visitor typed on; a later update answers
    const answer = asked && search ? search(asked) : NO_WORDS;
    show(form, view, answer, asked && !search ? NOT_LOADED : aside);
    document.documentElement.classList.remove("kit-asked");
  };
  const changed = () => {
    clearTimeout(pause);
    aside = "";
    writeAddress(form);
    return update();
  };
  const goToResults = () => maybe(FIRST_RESULT, HTMLElement, view.results)?.focus();
  const arrive = () => {
    const unknown = readAddress(form, FACETS);
    if (unknown.length) writeAddress(form);
    else noteWords(form);
    aside = unknown.length ? `Not known here, and left out: ${unknown.join(", ")}.` : "";
  };

  for (const star of all("[data-star]", HTMLButtonElement, library)) star.disabled = false;
  startStars(library, () => {
    noteFavorites(view.cards);
    update();
  });
  startFilterChips(form, changed, goToResults);
  startSharing(form);
  const pending = takePendingSearch();
  if (pending !== null) words.value = pending;
  const isEarly = !location.search && (words.value !== "" || chosenBoxes(form).length > 0);
  if (pending !== null || isEarly) writeAddress(form); // asked before this script came
  arrive();
  update().then(() => {
    if (pending !== null && document.activeElement === document.body) goToResults();
  });
  one("details", HTMLDetailsElement, form).open = matchMedia("(min-width: 60em)").matches;
  if (location.hash === `#${words.id}`) words.focus();

  form.addEventListener("input", ({ target }) => {
    clearTimeout(pause);
    pause = window.setTimeout(changed, target === words ? PAUSE : 0);
  });
  /** @param {Event} event */
  const answer = (event) => {
    event.stopPropagation(); // it is not for another page
    changed().then(goToResults);
  };
  form.addEventListener("submit", answer);
  const header = maybe(".kit-search", HTMLFormElement);
  header?.addEventListener("submit", (event) => {
    words.value = wordsBox(header).value;
    header.reset();
    answer(event);
  });
  document.addEventListener("kit:forgotten", () => {
    words.value = "";
    changed();
  });
  window.addEventListener("popstate", () => {
    arrive();
    update();
  });
}

/** @param {View} view */
async function searchOf(view) {
  try {
    const { makeSearch } = await import("./search.js");
    return makeSearch(view.cards, view.guide.parts, languageOf(view.results));
  } catch {
    return null; // no network; the next question asks again
  }
}

/**
 * The words that the search knows, as the page has them from kit/search.yml.
 * @param {HTMLElement} results
 * @returns {import("./search.js").Language}
 */
function languageOf(results) {
  const library = results.closest("[data-search-language]");
  return JSON.parse(library?.getAttribute("data-search-language") ?? '{ "also": {}, "small": [] }');
}

/** @param {HTMLElement} library */
function viewOf(library) {
  const ranked = create("ul", { className: "kit-cards", hidden: true });
  const empty = create("div", { className: "kit-library__nothing", hidden: true });
  const results = one(".kit-library__results", HTMLElement, library);
  results.prepend(ranked, empty);
  return {
    cards: cardsOf(library),
    ranked,
    empty,
    results,
    groups: all(".kit-library__step", HTMLElement, library),
    guide: guideOf(library),
  };
}

/**
 * @param {HTMLFormElement} form
 * @param {View} view
 * @param {Answer} answer
 * @param {string} aside
 */
function show(form, view, { cards, near, parts }, aside) {
  const chosen = chosenIn(form);
  const pool = cards ?? view.cards;
  const kept = new Set(pool.filter((card) => fits(card, chosen)));
  for (const card of view.cards) card.element.hidden = !kept.has(card);
  const order = cards ?? sorted(view.cards, orderBox(form).value);
  arrange(view, order);
  for (const group of view.groups) {
    group.hidden = Boolean(order) || !group.querySelector(".kit-card:not([hidden])");
  }
  view.empty.hidden = kept.size > 0;
  view.empty.replaceChildren(...(kept.size ? [] : emptyState(view.cards, chosen, cards, near)));
  showGuide(view.guide, parts);
  showCounts(form, pool, chosen);
  showFilterChips(form, kept.size);
  announceCount(form, kept.size, view.cards.length, aside);
}

/**
 * @param {View} view
 * @param {Card[] | null} order
 */
function arrange(view, order) {
  view.ranked.hidden = !order;
  if (!order && !view.ranked.hasChildNodes()) return; // in place already; moving costs a new layout
  if (order) view.ranked.append(...order.map(({ element }) => element));
  else for (const { home, element } of view.cards) home?.append(element);
}

/**
 * Show on each filter how many templates it would leave.
 * @param {HTMLFormElement} form
 * @param {Card[]} pool
 * @param {Record<string, string[]>} chosen
 */
function showCounts(form, pool, chosen) {
  for (const box of filterBoxes(form)) {
    const left = pool.filter((card) => card.values[box.name].includes(box.value));
    const number = left.filter((card) => fits(card, chosen, box.name)).length;
    const label = box.closest("label");
    if (!label) continue;
    put(one(".kit-count", HTMLElement, label), String(number));
    label.toggleAttribute("data-none", number === 0 && !box.checked);
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {number} kept
 * @param {number} total
 * @param {string} aside
 */
function announceCount(form, kept, total, aside) {
  const isNarrowed = chosenBoxes(form).length > 0 || wordsBox(form).value.trim() !== "";
  const isUnused = orderBox(form).value === "recent" && !favorites("recent").length;
  const more = isUnused
    ? "You have used none yet, so they stand in the order of the steps."
    : aside;
  const number = isNarrowed ? `${kept} of ${total} templates` : `${total} templates in all`;
  put(one("[role=status]", HTMLElement, form), more ? `${number}. ${more}` : number);
}

/**
 * Show words, unless they show already: setting them again would cost a new layout.
 * @param {HTMLElement} element
 * @param {string} words
 */
function put(element, words) {
  if (element.textContent !== words) element.textContent = words;
}
