// The library's cards, as its page holds them, and the filters each of them meets.

import { all, maybe, one } from "../lib/dom.js";
import { favorites } from "./favorites.js";
import { chosenBoxes } from "./filter_form.js";

/** What cards can be filtered by. */
export const FACETS = ["step", "kind", "audience", "channel", "stage", "time", "language", "mine"];
const LISTS = /** @type {const} */ (["starred", "recent"]);

/**
 * @typedef {object} Card
 * @property {HTMLElement} element
 * @property {string} slug of its template
 * @property {HTMLElement | null} home the row of its step
 * @property {Record<string, string[]>} values what it has in each facet
 * @property {boolean} isStart whether it is one to begin with
 */

/**
 * @param {HTMLElement} library
 * @returns {Card[]}
 */
export function cardsOf(library) {
  const cards = all(".kit-card", HTMLElement, library).map((element) => ({
    element,
    slug: element.dataset.slug ?? "",
    home: element.parentElement,
    values: Object.fromEntries(
      FACETS.map((facet) => [facet, (element.dataset[facet] ?? "").split("|")]),
    ),
    isStart: maybe(".kit-start", HTMLElement, element) !== null,
  }));
  noteFavorites(cards);
  return cards;
}

/**
 * What a card says of its template, for the search.
 * @param {Card} card
 * @returns {import("./search.js").CardTexts}
 */
export function textsOf({ element, slug, isStart }) {
  const { kind = "", audience, channel, stage } = element.dataset;
  const facets = [audience, channel, stage].join(" ");
  const summary = one("h3 + p", HTMLElement, element).textContent;
  return { slug, title: titleOf({ element }), summary, kind, facets, isStart };
}

/** @param {Pick<Card, "element">} card */
export function titleOf({ element }) {
  return one("h3", HTMLElement, element).textContent;
}

/**
 * Note on each card which of the visitor's lists hold it.
 * @param {Card[]} cards
 */
export function noteFavorites(cards) {
  const lists = LISTS.map((name) => ({ name, slugs: favorites(name) }));
  for (const card of cards) {
    const holding = lists.filter(({ slugs }) => slugs.includes(card.slug));
    card.values.mine = holding.map(({ name }) => name);
  }
}

/**
 * The values chosen in each facet.
 * @param {HTMLFormElement} form
 */
export function chosenIn(form) {
  const checked = chosenBoxes(form);
  const valuesOf = (/** @type {string} */ facet) =>
    checked.filter(({ name }) => name === facet).map(({ value }) => value);
  return Object.fromEntries(FACETS.map((facet) => [facet, valuesOf(facet)]));
}

/**
 * Whether a card meets one choice of every facet that has any, apart from the facet `except`.
 * @param {Card} card
 * @param {Record<string, string[]>} chosen
 */
export function fits({ values }, chosen, except = "") {
  return FACETS.every((facet) => {
    const isOpen = facet === except || !chosen[facet].length;
    return isOpen || chosen[facet].some((value) => values[facet].includes(value));
  });
}

/**
 * The cards in one row: those to begin with first, or the latest used. Null where the order is by step.
 * @param {Card[]} cards
 * @param {string} order
 */
export function sorted(cards, order) {
  const latest = favorites("recent");
  /** @type {Record<string, (card: Card) => number>} */
  const ranks = {
    start: ({ isStart }) => (isStart ? 0 : 1),
    recent: ({ slug }) => latest.indexOf(slug) + 1 || cards.length,
  };
  const rank = ranks[order];
  return rank ? cards.toSorted((one, other) => rank(one) - rank(other)) : null;
}
