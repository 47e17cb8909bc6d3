// Ranks pages for a question: by how much of it their lines hold, and by how nearly their names are the
// question itself.

import { WordIndex } from "./word_index.js";

/**
 * @typedef {import("./word_index.js").Language} Language
 * @typedef {{ text: string, weight: number, isName?: boolean }} Line a name may be all that a question asks for
 * @typedef {{ lines: Line[], boost: number }} Page as the search knows it
 * @typedef {{ page: number, score: number }} Hit a page, by its number
 * @typedef {{ weight: number, page: number, said: number }} Known a line; how much a name says, 0 for others
 * @typedef {{ fit: import("./word_index.js").Fit, says: number }} Asked a word of a question; how much it says
 */

const SMALL = 0.25; // how little a small word says
const NAMED = 0.8; // what a page gains whose name is the question itself
const NEXT = 0.3; // how much less each further name adds
const COVERED = 2; // how much more it counts that a name covers the question than that it says nothing else
const FAINT = 0.4; // what fits this much less than the best is left out

/**
 * Make the ranking of these pages: a function from a question to those that fit, best first.
 * @param {Page[]} pages
 * @param {Language} language
 * @returns {(question: string) => Hit[]}
 */
export function makeRanking(pages, language) {
  const lines = pages.flatMap(({ lines }, page) => lines.map((line) => ({ ...line, page })));
  const index = new WordIndex(
    lines.map(({ text }) => text),
    language,
  );
  const small = new Set(language.small.map((word) => index.termOf(word)));
  /** How much a word says: the less, the more pages have it. */
  const says = (/** @type {string} */ term, /** @type {Iterable<number>} */ numbers) => {
    const having = new Set([...numbers].map((number) => lines[number].page)).size;
    return Math.log(1 + pages.length / Math.max(1, having)) * (small.has(term) ? SMALL : 1);
  };
  /** @type {Map<string, number>} */
  const saying = new Map();
  const known = lines.map(({ text, weight, page, isName }) => {
    const terms = isName ? [...index.termsOf(text)] : [];
    for (const term of terms) {
      if (!saying.has(term)) saying.set(term, says(term, index.linesOf(term)));
    }
    return { weight, page, said: sum(terms.map((term) => saying.get(term) ?? 0)) };
  });

  return (question) => {
    const asked = index.wordsOfQuestion(question).map((word) => {
      const fit = index.fitOf(word);
      return { fit, says: says(index.termOf(word), fit.keys()) };
    });
    const [covered, named] = [coverage(known, asked), naming(known, asked)];
    const hits = pages.map(({ boost }, page) => ({
      page,
      score: boost * ((covered.get(page) ?? 0) + NAMED * (named.get(page) ?? 0)),
    }));
    const best = hits.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
    return best.filter(({ score }) => score >= FAINT * best[0].score);
  };
}

/**
 * How much of what a question says each page holds, each word where it weighs most.
 * @param {Known[]} lines
 * @param {Asked[]} asked
 */
function coverage(lines, asked) {
  const whole = sum(asked.map(({ says }) => says));
  /** @type {Map<number, number>} */
  const covered = new Map();
  for (const { fit, says } of asked) {
    /** @type {Map<number, number>} */
    const best = new Map();
    for (const [number, quality] of fit) {
      const { page, weight } = lines[number];
      best.set(page, Math.max(best.get(page) ?? 0, weight * quality));
    }
    for (const [page, value] of best) add(covered, page, (says / whole) * value);
  }
  return covered;
}

/**
 * How nearly the names of each page are the question: the nearest one, and a little for each further one.
 * @param {Known[]} lines
 * @param {Asked[]} asked
 */
function naming(lines, asked) {
  const whole = sum(asked.map(({ says }) => says));
  /** @type {Map<number, number>} */
  const held = new Map();
  for (const { fit, says } of asked) {
    for (const [number, quality] of fit) if (lines[number].said) add(held, number, says * quality);
  }
  const near = [...held].map(([number, value]) => {
    const { page, said } = lines[number];
    const [recall, precision] = [value / whole, Math.min(1, value / said)];
    const square = COVERED ** 2;
    return { page, value: ((1 + square) * recall * precision) / (square * precision + recall) };
  });
  /** @type {Map<number, number>} */
  const named = new Map();
  /** @type {Map<number, number>} */
  const seen = new Map();
  for (const { page, value } of near.sort((a, b) => b.value - a.value)) {
    const before = seen.get(page) ?? 0;
    seen.set(page, before + 1);
    add(named, page, value * NEXT ** before);
  }
  return named;
}

/**
 * @param {Map<number, number>} sums
 * @param {number} key
 * @param {number} value
 */
function add(sums, key, value) {
  sums.set(key, (sums.get(key) ?? 0) + value);
}

/** @param {number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
