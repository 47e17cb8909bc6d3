// Finds cards by words, best first: by other names, endings and typing errors, and by the words people
// use for the same thing.

import MiniSearch from "minisearch";
import { one } from "../lib/dom.js";

/**
 * @typedef {import("./cards.js").Card} Card
 * @typedef {import("./guide_places.js").Place} Place
 * @typedef {import("minisearch").Query} Query
 * @typedef {{ also: Record<string, string[]>, small: string[] }} Language the kit's search.yml: what people
 * type and what our pages call it, and words that carry no meaning
 */

const CARD_WEIGHTS = { title: 5, aliases: 4, kind: 3, facets: 2, summary: 1 };
const PART_WEIGHTS = { title: 4, words: 2, page: 1 };
const [CLOSE, FAR] = [0.2, 0.35]; // how much of a word may be wrong; far is for when close finds nothing
const FAINT = 0.12; // what fits this much less than the best is left out
const START_HERE = 1.15; // of two that fit alike, the one to start with comes first

/**
 * Make the search of these cards and places in the guide: a function from words to those that fit, and
 * to cards that nearly do.
 * @param {Card[]} cards
 * @param {Place[]} parts
 * @param {Language} language
 */
export function makeSearch(cards, parts, language) {
  const boost = (/** @type {number} */ id) => (cards[id].isStart ? START_HERE : 1);
  const findCards = finder(
    cards.map(({ element }) => textsOf(element)),
    CARD_WEIGHTS,
    boost,
    language,
  );
  const findParts = finder(
    parts.map(({ texts }) => texts),
    PART_WEIGHTS,
    () => 1,
    language,
  );
  return (/** @type {string} */ words) => {
    const found = findCards(words, CLOSE).map((id) => cards[id]);
    const near = found.length ? [] : findCards(words, FAR).map((id) => cards[id]);
    return { cards: found, near, parts: findParts(words, CLOSE).map((id) => parts[id]) };
  };
}

/**
 * @param {Record<string, string | undefined>[]} documents
 * @param {Record<string, number>} weights of their fields
 * @param {(id: number) => number} boostDocument
 * @param {Language} language
 * @returns {(words: string, fuzzy: number) => number[]}
 */
function finder(documents, weights, boostDocument, { also, small }) {
  const ignored = new Set(small);
  const index = new MiniSearch({ fields: Object.keys(weights), processTerm: stem, tokenize });
  index.addAll(documents.map((texts, id) => ({ id, ...texts })));
  return (words, fuzzy) => {
    /** @type {import("minisearch").SearchOptions} */
    const options = {
      boost: weights,
      prefix: (term) => term.length > 2,
      fuzzy: (term) => (term.length > 4 ? fuzzy : false),
      weights: { prefix: 0.5, fuzzy: 0.3 },
      boostDocument,
    };
    const queries = wordsOf(words, ignored).map((word) => widened(word, also));
    const hits = index.search({ combineWith: "OR", queries }, options);
    const fitting = queries.map(
      (query) =>
        new Set(index.search({ combineWith: "OR", queries: [query] }, options).map(({ id }) => id)),
    );
    const met = new Map(hits.map(({ id }) => [id, fitting.filter((ids) => ids.has(id)).length]));
    const most = Math.max(0, ...met.values());
    const best = hits.filter(({ id }) => met.get(id) === most);
    return best.filter(({ score }) => score >= best[0].score * FAINT).map(({ id }) => id);
  };
}

/**
 * The words of a question that carry meaning; all of them where none does.
 * @param {string} question
 * @param {Set<string>} ignored
 */
function wordsOf(question, ignored) {
  const all = tokenize(question).filter(Boolean);
  const telling = all.filter((word) => !ignored.has(word));
  return telling.length ? telling : all;
}

/**
 * The stem of a word, roughly: letters and letter, calling and call, replies and reply are the same.
 * @param {string} word
 */
function stem(word) {
  const plain = word
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "");
  if (plain.length < 4) return plain;
  return plain
    .replace(/ies$/, "y")
    .replace(/(ss|us|is)$/, "$1_")
    .replace(/(?<=ch|sh|x)es$|s$/, "")
    .replace(/_$/, "")
    .replace(/(?<=\p{L}{3})(ing|ed)$/u, "");
}

/**
 * @param {string} word
 * @param {Language["also"]} also
 * @returns {Query}
 */
function widened(word, also) {
  const others = Object.hasOwn(also, word) ? also[word] : [];
  // A word we know by another name is not also guessed at.
  return others.length ? { combineWith: "OR", queries: [word, ...others], fuzzy: false } : word;
}

/** @param {string} text */
function tokenize(text) {
  return text
    .toLowerCase()
    .replace(/e-mail/g, "email")
    .split(/[\s\p{P}|]+/u);
}

/** @param {HTMLElement} card */
function textsOf(card) {
  const { aliases, kind, audience, channel, stage } = card.dataset;
  const [title, summary] = ["h3", "h3 + p"].map((part) => one(part, HTMLElement, card).textContent);
  return { title, summary, aliases, kind, facets: [audience, channel, stage].join(" ") };
}
