(() => {
  const chosen = __md_get("__palette")?.index;
  const isDark = chosen === 2 || (chosen !== 1 && matchMedia("(prefers-color-scheme: dark)").matches);
  document.body.setAttribute("data-md-color-scheme", isDark ? "slate" : "default");
})();
