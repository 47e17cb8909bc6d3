// The colors: the visitor's system decides, until the visitor does. The theme's own few inline words show a stored choice early.

const STORED = "__palette"; // as the theme's inline script reads it
const SYSTEM = "(prefers-color-scheme)";
const DARK = "(prefers-color-scheme: dark)";

/** Let the switch in the header go round, and follow the system while it is asked to. */
export function startPalette() {
  const choices = [...document.querySelectorAll("[data-md-component=palette] input")];
  if (!choices.length) return;
  const stored = window.__md_get?.(STORED)?.index;
  let chosen = choices[stored] ?? choices[0];
  const show = () => {
    chosen.checked = true;
    for (const choice of choices) choice.nextElementSibling.hidden = choice !== chosen;
    const system = matchMedia(DARK).matches ? DARK : "(prefers-color-scheme: light)";
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
      choose(choices[(choices.indexOf(choice) + 1) % choices.length]);
      chosen.focus();
    });
  }
  matchMedia(DARK).addEventListener("change", show);
  show();
}
