// Finds templates, and places of other pages, by the words of a question.

import { makeRanking } from "./ranking.js";

/**
 * @typedef {object} CardTexts what a card says of its template
 * @property {string} slug
 * @property {string} title
 * @property {string} summary
 * @property {string} kind
 * @property {string} facets
 * @property {boolean} isStart whether it is one to begin with
 *
 * @typedef {object} Place of a page
 * @property {string} title
 * @property {string} page the title of its page
 * @property {string} shown what its link says
 * @property {string} place its address below the front page
 * @property {string} words
 * @property {string[]} names
 *
 * @typedef {object} SearchWords the kit's search.yml and its written pages, as search_words.py writes them
 * @property {Record<string, string>} same
 * @property {string} small
 * @property {string[]} otherwise slugs of what to offer where nothing fits
 * @property {Record<string, string>} names of templates, by slug
 * @property {{ names: string, parts: [title: string, place: string, words: string][] }[]} pages
 */

const BETWEEN = "|"; // two names
const WEIGHTS = {
  title: 1,
  name: 0.9,
  kind: 0.6,
  summary: 0.4,
  facets: 0.35,
  page: 0.3,
  words: 0.3,
};
const [START_HERE, ELSEWHERE] = [1.06, 0.9]; // of two that fit alike, a template comes first, and one to begin with

/**
 * Make the search: a function from a question to the numbers of the cards and to the places that fit, best
 * first, and whether the first place fits better than every card.
 * @param {CardTexts[]} cards
 * @param {SearchWords} words
 */
export function makeSearch(cards, words) {
  const places = placesOf(words);
  const same = Object.entries(words.same).map(([word, others]) => [word, ...others.split(" ")]);
  const pages = [
    ...cards.map((card) => pageOfCard(card, namesIn(words.names[card.slug]))),
    ...places.map(pageOfPlace),
  ];
  const rank = makeRanking(pages, { same, small: words.small.split(" ") });
  return (/** @type {string} */ question) => {
    const numbers = rank(question).map(({ page }) => page);
    return {
      cards: numbers.filter((number) => number < cards.length),
      places: numbers
        .filter((number) => number >= cards.length)
        .map((number) => places[number - cards.length]),
      isPlaceFirst: numbers[0] >= cards.length,
    };
  };
}

/**
 * @param {SearchWords} words
 * @returns {Place[]}
 */
function placesOf({ pages }) {
  const titles = pages.flatMap(({ parts }) => parts.map(([title]) => title));
  const recurs = new Set(titles.filter((title, number) => titles.indexOf(title) !== number));
  return pages.flatMap(({ names, parts }) => {
    const page = parts[0][0];
    return parts.map(([title, place, words], number) => ({
      title,
      page,
      shown: recurs.has(title) ? `${page}: ${title[0].toLowerCase()}${title.slice(1)}` : title,
      place,
      words,
      names: number ? [] : namesIn(names),
    }));
  });
}

/** @param {string} [names] */
function namesIn(names) {
  return names ? names.split(BETWEEN) : [];
}

/**
 * @param {CardTexts} card
 * @param {string[]} names
 */
function pageOfCard({ title, summary, kind, facets, isStart }, names) {
  const lines = [line("kind", kind), line("facets", facets), line("summary", summary)];
  return { lines: [...named(title, names), ...lines], boost: isStart ? START_HERE : 1 };
}

/** @param {Place} place */
function pageOfPlace({ title, page, words, names }) {
  const lines = [line("page", page), line("words", words)];
  return { lines: [...named(title, names), ...lines], boost: ELSEWHERE };
}

/**
 * @param {string} title
 * @param {string[]} names
 */
function named(title, names) {
  const others = names.map((text) => ({ text, weight: WEIGHTS.name, isName: true }));
  return [{ text: title, weight: WEIGHTS.title, isName: true }, ...others];
}

/**
 * @param {keyof typeof WEIGHTS} field
 * @param {string} text
 */
function line(field, text) {
  return { text, weight: WEIGHTS[field] };
}
