// Where nothing fits, the library says why, and offers what comes nearest or helps with what no page names.

import { create, one } from "../lib/dom.js";
import { FACETS } from "./cards.js";

/** @typedef {import("./cards.js").Card} Card */

const NEAREST = 3;
const UNKNOWN = "Is it a condition? Then these say whom to take, and whom to ask:";
/** @type {Record<string, string>} */
const EMPTY_LIST = {
  starred: "You have starred nothing yet. Press ☆ on a card, and it is kept here.",
  recent: "You have used nothing yet. What you copy, print or take home is kept here.",
};

/**
 * Say why nothing fits, and link what comes nearest. `found` holds the cards that the words lead to,
 * null where there are no words; `otherwise` those that help where words lead to none.
 * @param {Card[]} cards
 * @param {Record<string, string[]>} chosen
 * @param {Card[] | null} found
 * @param {Card[]} otherwise
 */
export function emptyState(cards, chosen, found, otherwise) {
  const asked = FACETS.filter((facet) => chosen[facet].length);
  const list = chosen.mine.find((name) => !cards.some(({ values }) => values.mine.includes(name)));
  const others = asked.length && !list ? cards : cards.filter(({ isStart }) => isStart);
  const isUnknown = found?.length === 0 && otherwise.length > 0;
  const pool = found?.length ? found : isUnknown ? otherwise : others;
  const hint = isUnknown
    ? UNKNOWN
    : pool === others && others !== cards
      ? "Many begin with these:"
      : "These come nearest:";
  const words = create("p", { textContent: `${reason(asked, list, found)} ${hint}` });
  const links = create("ul");
  links.append(...nearest(pool, asked, chosen).map(linkTo));
  return [words, links];
}

/**
 * @param {Card[]} pool
 * @param {string[]} asked
 * @param {Record<string, string[]>} chosen
 */
function nearest(pool, asked, chosen) {
  /** @param {Card} card */
  const met = ({ values }) =>
    asked.filter((facet) => chosen[facet].some((value) => values[facet].includes(value))).length;
  return pool.toSorted((one, other) => met(other) - met(one)).slice(0, NEAREST);
}

/** @param {Card} card */
function linkTo({ element }) {
  const { href, textContent } = one("h3 a", HTMLAnchorElement, element);
  const line = create("li");
  line.append(create("a", { href, textContent }));
  return line;
}

/**
 * @param {string[]} asked
 * @param {string | undefined} list
 * @param {Card[] | null} found
 */
function reason(asked, list, found) {
  if (list) return EMPTY_LIST[list];
  if (!asked.length) return "No template fits these words. Try another one.";
  return `Nothing fits all of that. Take a filter away${found ? ", or try another word" : ""}.`;
}
