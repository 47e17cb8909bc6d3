// Colors follow the visitor's system until the visitor chooses. An inline script of each page shows a
// stored choice before anything is drawn; this makes the switch in the header work.

import { all } from "../lib/dom.js";

const STORED = "__palette"; // the name under which the inline script looks
const SYSTEM = "(prefers-color-scheme)";
const LIGHT = "(prefers-color-scheme: light)";
const DARK = "(prefers-color-scheme: dark)";
/** @type {Record<string, string>} */
const NEXT = { [SYSTEM]: "your system’s", [LIGHT]: "light", [DARK]: "dark" };
/** @type {{ __md_get?: Function, __md_set?: Function }} what the inline script puts there */
const theme = Object(globalThis);
const PARTS = ["media", "scheme", "primary", "accent"];

/** Let the switch go round its three choices, and follow the system while that is the choice. */
export function startPalette() {
  const choices = all("[data-md-component=palette] input", HTMLInputElement);
  if (!choices.length) return;
  let chosen = choices[theme.__md_get?.(STORED)?.index] ?? choices[0];
  const show = () => {
    chosen.checked = true;
    for (const choice of choices) showNext(choice, nextOf(choice, choices), choice === chosen);
    const shown = shownBy(chosen, choices);
    for (const part of PARTS) {
      const name = `data-md-color-${part}`;
      document.body.setAttribute(name, shown.getAttribute(name) ?? "");
    }
  };
  /** @param {HTMLInputElement} choice */
  const choose = (choice) => {
    chosen = choice;
    show();
    const { mdColorMedia, mdColorScheme, mdColorPrimary, mdColorAccent } = choice.dataset;
    const color = {
      media: mdColorMedia,
      scheme: mdColorScheme,
      primary: mdColorPrimary,
      accent: mdColorAccent,
    };
    theme.__md_set?.(STORED, { index: choices.indexOf(choice), color });
  };
  for (const choice of choices) {
    choice.addEventListener("change", () => choose(choice));
    // A switch named "Change to dark" works by the keys that press a button. Focus moves along, so
    // that a screen reader reads out the new state.
    choice.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      if (event.repeat) return;
      choose(nextOf(choice, choices));
      chosen.focus();
    });
  }
  matchMedia(DARK).addEventListener("change", show);
  show();
}

/**
 * The choice after this one. After the system's colors come the others, so that a first press is seen.
 * @param {HTMLInputElement} choice
 * @param {HTMLInputElement[]} choices
 */
function nextOf(choice, choices) {
  const [system, ...fixed] = choices;
  const round = [system, ...(matchMedia(DARK).matches ? fixed : fixed.reverse())];
  return round[(round.indexOf(choice) + 1) % round.length];
}

/**
 * The choice whose colors show: the one chosen, or the one that the system asks for.
 * @param {HTMLInputElement} chosen
 * @param {HTMLInputElement[]} choices
 */
function shownBy(chosen, choices) {
  if (chosen.dataset.mdColorMedia !== SYSTEM) return chosen;
  const system = matchMedia(DARK).matches ? DARK : LIGHT;
  return choices.find(({ dataset }) => dataset.mdColorMedia === system) ?? chosen;
}

/**
 * Name what the next press does, on the choice and on its label.
 * @param {HTMLInputElement} choice
 * @param {HTMLInputElement} next
 * @param {boolean} isChosen
 */
function showNext(choice, next, isChosen) {
  const [state] = (choice.getAttribute("aria-label") ?? "").split(". ");
  const name = `${state}. Change to ${NEXT[next.dataset.mdColorMedia ?? SYSTEM]}`;
  choice.setAttribute("aria-label", name);
  const label = choice.nextElementSibling;
  if (label) Object.assign(label, { hidden: !isChosen, htmlFor: next.id, title: name });
}
