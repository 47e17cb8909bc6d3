// Reads the turns of a talk from a page: what they say, and the words to answer with.

import { all, maybe, one } from "../lib/dom.js";
import { secondsIn } from "./talk.js";

/** @typedef {import("./player.js").SpokenTurn} SpokenTurn */

const YOU_BEGIN = "You begin."; // where a script says nothing of what comes before
const QUOTES = /[“"]([^“”"]+)[”"]/g;

/**
 * The turns of a script's text. What is said in a branch answers the branch; anything else, the heading above it. Of several
 * things to say in one branch, the first is its answer, as in the rounds: the others are for somebody else.
 * @param {HTMLElement} text
 */
export function turnsOfScript(text) {
  const says = all(".kit-say", HTMLElement, text).filter((say) => {
    const branch = say.closest("details");
    return !branch || branch.querySelector(".kit-say") === say;
  });
  return says.map((say) => {
    const branch = say.closest("details");
    const title = branch ? maybe("summary", HTMLElement, branch) : headingAbove(say);
    return turn(wordsOf(title), say);
  });
}

/**
 * The turns of a round that the page lists.
 * @param {HTMLElement} list
 */
export function turnsOfRound(list) {
  return all("li", HTMLElement, list).map((item) => ({
    ...turn("", one(".kit-say", HTMLElement, item)),
    they: one(".kit-they", HTMLElement, item).textContent,
    isQuoted: true,
    isFirst: false,
  }));
}

/**
 * @param {string} title
 * @param {HTMLElement} say
 * @returns {SpokenTurn}
 */
function turn(title, say) {
  const quoted = [...title.matchAll(QUOTES)].map(([, words]) => words).join("” or “");
  const label = maybe(".kit-say__label span", HTMLElement, say)?.textContent ?? "";
  const words = [...one(":scope > div", HTMLElement, say).childNodes];
  return {
    they: quoted || title || YOU_BEGIN,
    isQuoted: quoted !== "",
    isFirst: !title,
    seconds: secondsIn(label),
    words,
  };
}

/** @param {HTMLElement} say */
function headingAbove(say) {
  let before = (say.closest(".kit-note") ?? say).previousElementSibling; // what a slide's notes say goes with the slide
  while (before && !/^H[1-6]$/.test(before.tagName)) before = before.previousElementSibling;
  return before;
}

/**
 * The words of a title, without those that are for ears alone and without its number.
 * @param {Element | null} title
 */
function wordsOf(title) {
  const shown = [...(title?.childNodes ?? [])].filter(
    (node) => !(node instanceof Element && node.matches(".kit-spoken")),
  );
  const words = shown.map(({ textContent }) => textContent ?? "").join("");
  return words.replace(/^\s*\d+\.\s*/, "").trim();
}
