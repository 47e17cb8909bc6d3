// Colors follow the visitor's system until the visitor chooses. An inline script of each page shows a
// stored choice before anything is drawn; this makes the button in the header work.

import { maybe } from "../lib/dom.js";

const STORED = "__palette"; // the name under which the inline script looks
const [SYSTEM, LIGHT, DARK] = [0, 1, 2]; // as they are stored
const STATES = ["Colors follow your system", "Colors are light", "Colors are dark"];
const NEXT = ["your system’s", "light", "dark"];
/** @type {{ __md_get?: Function, __md_set?: Function }} what the inline script puts there */
const theme = Object(globalThis);

/** Let the button go round its three choices, and follow the system while that is the choice. */
export function startPalette() {
  const button = maybe("[data-colors]", HTMLButtonElement);
  if (!button) return;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const kept = theme.__md_get?.(STORED)?.index;
  let chosen = kept in STATES ? kept : SYSTEM;
  // After the system's colors come the others, so that a first press is seen.
  const next = () => {
    const round = system.matches ? [SYSTEM, LIGHT, DARK] : [SYSTEM, DARK, LIGHT];
    return round[(round.indexOf(chosen) + 1) % round.length];
  };
  const show = () => {
    const name = `${STATES[chosen]}. Change to ${NEXT[next()]}`;
    button.setAttribute("aria-label", name);
    button.title = name;
    const isDark = chosen === DARK || (chosen === SYSTEM && system.matches);
    document.body.setAttribute("data-md-color-scheme", isDark ? "slate" : "default");
  };
  button.addEventListener("click", () => {
    chosen = next();
    theme.__md_set?.(STORED, { index: chosen });
    show();
  });
  system.addEventListener("change", show);
  show();
}
