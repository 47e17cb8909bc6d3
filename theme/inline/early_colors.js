(() => {
  const all = [...document.querySelectorAll("[data-md-component=palette] input")];
  const stored = __md_get("__palette");
  const chosen = all[stored && stored.index] || all[0];
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const follows = chosen.dataset.mdColorMedia === "(prefers-color-scheme)";
  const shown = follows ? all.find((one) => one.dataset.mdColorMedia.includes(`: ${system}`)) : chosen;
  for (const part of ["media", "scheme", "primary", "accent"])
    document.body.setAttribute(`data-md-color-${part}`, shown.getAttribute(`data-md-color-${part}`));
})();
