// The colors: the visitor's system decides, until the visitor does. The theme's own few inline words show a stored choice early.

const STORED = "__palette"; // as the theme's inline script reads it
const SYSTEM = "(prefers-color-scheme)";
const LIGHT = "(prefers-color-scheme: light)";
const DARK = "(prefers-color-scheme: dark)";
const NEXT = { [SYSTEM]: "your system’s", [LIGHT]: "light", [DARK]: "dark" };

/** Let the switch in the header go round, and follow the system while it is asked to. */
export function startPalette() {
  const choices = [...document.querySelectorAll("[data-md-component=palette] input")];
  if (!choices.length) return;
  const stored = window.__md_get?.(STORED)?.index;
  let chosen = choices[stored] ?? choices[0];
  // After the system's colors come the others, so that the first press is seen.
  const after = (choice) => {
    const [system, ...fixed] = choices;
    const round = [system, ...(matchMedia(DARK).matches ? fixed : fixed.reverse())];
    return round[(round.indexOf(choice) + 1) % round.length];
  };
  const show = () => {
    chosen.checked = true;
    for (const choice of choices) {
      const [label, next] = [choice.nextElementSibling, after(choice)];
      const [state] = choice.getAttribute("aria-label").split(". ");
      const name = `${state}. Change to ${NEXT[next.dataset.mdColorMedia]}`;
      choice.setAttribute("aria-label", name);
      Object.assign(label, { hidden: choice !== chosen, htmlFor: next.id, title: name });
    }
    const system = matchMedia(DARK).matches ? DARK : LIGHT;
    const shown = chosen.dataset.mdColorMedia === SYSTEM ? choices.find((one) => one.dataset.mdColorMedia === system) : chosen;
    for (const part of ["media", "scheme", "primary", "accent"]) document.body.setAttribute(`data-md-color-${part}`, shown.getAttribute(`data-md-color-${part}`));
  };
  const choose = (choice) => {
    chosen = choice;
    show();
    const { mdColorMedia: media, mdColorScheme: scheme, mdColorPrimary: primary, mdColorAccent: accent } = choice.dataset;
    window.__md_set?.(STORED, { index: choices.indexOf(choice), color: { media, scheme, primary, accent } });
  };
  for (const choice of choices) {
    choice.addEventListener("change", () => choose(choice));
    // What says "Change to dark" does so by the keys that press a button. Focus goes along, and so the new state is read out.
    choice.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      if (event.repeat) return;
      choose(after(choice));
      chosen.focus();
    });
  }
  matchMedia(DARK).addEventListener("change", show);
  show();
}
