// The library narrows down as it is asked: choices within a facet widen, facets together narrow, words
// rank. The address holds the filters, the tab holds the words.

import { all, create, maybe, one } from "../lib/dom.js";
import { loadScript } from "../lib/site_url.js";
import { noteWords, readAddress, writeAddress } from "./address.js";
import { startCardStars } from "./card_stars.js";
import {
  cardsOf,
  chosenIn,
  FACETS,
  fits,
  noteFavorites,
  sorted,
  textsOf,
  titleOf,
} from "./cards.js";
import { emptyState } from "./empty_state.js";
import { startStars } from "./favorites.js";
import { showFilterChips, startFilterChips } from "./filter_chips.js";
import { chosenBoxes, filterBoxes, nameOrder, orderBox, wordsBox } from "./filter_form.js";
import { takePendingSearch } from "./pending_search.js";
import { placesView, showPlaces } from "./places.js";
import { startSharing } from "./sharing.js";
import { announceCount, put, showStatus } from "./status.js";

const PAUSE = 120; // milliseconds of quiet before a question is answered and announced
const NOT_LOADED = "The search did not load; this is everything.";
const FIRST_RESULT =
  ".kit-library__first a, .kit-card:not([hidden]) a, .kit-library__nothing a, .kit-library__guide a, .kit-library__elsewhere a";

/**
 * @typedef {import("./cards.js").Card} Card
 * @typedef {import("./places.js").Place} Place
 * @typedef {{ cards: Card[] | null, places: Place[], isPlaceFirst: boolean, otherwise: Card[] }} Answer to a
 * question: cards are null where none was asked; the others help where none fits
 * @typedef {ReturnType<typeof viewOf>} View the parts of the page that change
 */

/** @type {Answer} */
const NO_WORDS = { cards: null, places: [], isPlaceFirst: false, otherwise: [] };

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
    if (asked && !search) {
      showStatus(form, "Searching …");
      search = await searchOf(view);
    }
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

  startCardStars(view.cards);
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

/**
 * The search of these cards, null where it could not be fetched: the next question asks again.
 * @param {View} view
 * @returns {Promise<((question: string) => Answer) | null>}
 */
async function searchOf({ cards }) {
  try {
    const [{ makeSearch }, { words }] = await Promise.all([
      import("./search.js"),
      loadScript("library_words"),
    ]);
    const search = makeSearch(cards.map(textsOf), words);
    const otherwise = words.otherwise.flatMap((/** @type {string} */ slug) =>
      cards.filter((card) => card.slug === slug),
    );
    return (question) => {
      const found = search(question);
      return { ...found, cards: found.cards.map((number) => cards[number]), otherwise };
    };
  } catch {
    return null;
  }
}

/** @param {HTMLElement} library */
function viewOf(library) {
  const ranked = create("ul", { className: "kit-cards kit-library__ranked", hidden: true });
  const empty = create("div", { className: "kit-library__nothing", hidden: true });
  const results = one(".kit-library__results", HTMLElement, library);
  const places = placesView(library);
  const heading = create("h2", { className: "kit-spoken", textContent: "What fits", hidden: true });
  results.prepend(heading, places.first, ranked, empty);
  return {
    cards: cardsOf(library),
    heading,
    ranked,
    empty,
    results,
    groups: all(".kit-library__step", HTMLElement, library),
    places,
  };
}

/**
 * @param {HTMLFormElement} form
 * @param {View} view
 * @param {Answer} answer
 * @param {string} aside
 */
function show(form, view, answer, aside) {
  const { cards, places, isPlaceFirst, otherwise } = answer;
  const chosen = chosenIn(form);
  const pool = cards ?? view.cards;
  const kept = new Set(pool.filter((card) => fits(card, chosen)));
  for (const card of view.cards) card.element.hidden = !kept.has(card);
  const order = sorted(pool, orderBox(form).value) ?? cards;
  arrange(view, order);
  for (const group of view.groups) {
    group.hidden = Boolean(order) || !group.querySelector(".kit-card:not([hidden])");
  }
  const isElsewhere = cards?.length === 0 && places.length > 0;
  view.empty.hidden = kept.size > 0 || isElsewhere;
  view.empty.replaceChildren(
    ...(view.empty.hidden ? [] : emptyState(view.cards, chosen, cards, otherwise)),
  );
  nameOrder(form, cards !== null);
  showPlaces(view.places, places, isPlaceFirst);
  showCounts(form, pool, chosen);
  showFilterChips(form, kept.size);
  const best = isPlaceFirst ? undefined : order?.find((card) => kept.has(card));
  const place = isPlaceFirst || isElsewhere ? places[0].shown : "";
  const first = cards && (best ? titleOf(best) : place);
  announceCount(form, kept.size, view.cards.length, [first ? `First: ${first}.` : "", aside]);
}

/**
 * @param {View} view
 * @param {Card[] | null} order
 */
function arrange(view, order) {
  view.heading.hidden = view.ranked.hidden = !order;
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
