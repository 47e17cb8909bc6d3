// Finds the lines of text that hold a word, words for the same thing, a word that goes on after it, or one
// that is nearly it.

import SearchableMap from "minisearch/SearchableMap";
import { stemOf, wordsOf } from "./words.js";

/**
 * @typedef {{ same: string[][], small: string[] }} Language words for one thing, and words that say little
 * @typedef {Map<number, number>} Fit how well a word fits each line that holds it, by the line's number: up to 1
 */

const [LONGER, NEAR, SLIP] = [0.8, 0.7, 0.1]; // how well longer and misspelt words fit, and what each slip costs

export class WordIndex {
  /** @type {SearchableMap<Set<number>>} */
  #lines;
  /** @type {Map<string, string>} */
  #alike;
  /** @type {Map<string, string>} */
  #terms = new Map(); // of words met before

  /**
   * Index lines of text. Of words that mean the same, the first stands for all.
   * @param {string[]} lines
   * @param {Language} language
   */
  constructor(lines, { same }) {
    this.#alike = new Map(
      same.flatMap((group) => group.map((word) => [stemOf(word), stemOf(group[0])])),
    );
    /** @type {Map<string, Set<number>>} */
    const held = new Map();
    lines.forEach((line, number) => {
      for (const term of this.termsOf(line)) {
        const numbers = held.get(term);
        if (numbers) numbers.add(number);
        else held.set(term, new Set([number]));
      }
    });
    for (const [word, term] of this.#alike) {
      const numbers = held.get(term);
      if (numbers) held.set(word, numbers); // half of it, or a slip in it, is found too
    }
    this.#lines = SearchableMap.from(held);
  }

  /**
   * What stands for each of the words of a text, once.
   * @param {string} text
   */
  termsOf(text) {
    return new Set(wordsOf(text).map((word) => this.termOf(word)));
  }

  /** @param {string} word */
  termOf(word) {
    const met = this.#terms.get(word);
    if (met !== undefined) return met;
    const stem = stemOf(word);
    const term = this.#alike.get(stem) ?? stem;
    this.#terms.set(word, term);
    return term;
  }

  /**
   * The numbers of the lines that hold just this term.
   * @param {string} term
   * @returns {ReadonlySet<number>}
   */
  linesOf(term) {
    return this.#lines.get(term) ?? new Set();
  }

  /**
   * The words of a question, as our pages write them: voicemail where it has voice mail, and follow up
   * where it has followup.
   * @param {string} question
   */
  wordsOfQuestion(question) {
    /** @type {string[]} */
    const words = [];
    for (const word of wordsOf(question)) {
      const joined = `${words.at(-1) ?? ""}${word}`;
      if (words.length && this.#isKnown(joined)) words.splice(-1, 1, joined);
      else words.push(word);
    }
    return [...new Set(words.flatMap((word) => (this.#isKnown(word) ? word : this.#cut(word))))];
  }

  /**
   * How well a word fits each line that holds it. Guessed at only where no line does.
   * @param {string} word
   * @returns {Fit}
   */
  fitOf(word) {
    const exact = this.linesOf(this.termOf(word));
    if (exact.size) return new Map([...exact].map((number) => [number, 1]));
    const longer = this.#longer(stemOf(word));
    return longer.size ? longer : this.#nearly(stemOf(word));
  }

  /** @param {string} stem */
  #longer(stem) {
    /** @type {Fit} */
    const fit = new Map();
    if (stem.length < 2) return fit;
    for (const [term, lines] of this.#lines.atPrefix(stem)) {
      note(fit, lines, LONGER * Math.sqrt(stem.length / term.length));
    }
    return fit;
  }

  /** @param {string} stem */
  #nearly(stem) {
    /** @type {Fit} */
    const fit = new Map();
    const near = [...this.#lines.fuzzyGet(stem, slipsIn(stem)).values()];
    const fewest = Math.min(...near.map(([, slips]) => slips));
    for (const [lines, slips] of near) {
      if (slips === fewest) note(fit, lines, NEAR - SLIP * slips);
    }
    return fit;
  }

  /** @param {string} word */
  #isKnown(word) {
    return this.#lines.has(this.termOf(word));
  }

  /** @param {string} word */
  #cut(word) {
    for (let at = 3; at < word.length - 1; at += 1) {
      const parts = [word.slice(0, at), word.slice(at)];
      if (parts.every((part) => this.#isKnown(part))) return parts;
    }
    return [word];
  }
}

/**
 * @param {Fit} fit
 * @param {ReadonlySet<number>} lines
 * @param {number} quality
 */
function note(fit, lines, quality) {
  for (const number of lines) fit.set(number, Math.max(quality, fit.get(number) ?? 0));
}

/**
 * How many letters of a word may be wrong.
 * @param {string} word
 */
function slipsIn({ length }) {
  if (length < 4) return 0;
  if (length < 7) return 1;
  return length < 9 ? 2 : 3;
}
