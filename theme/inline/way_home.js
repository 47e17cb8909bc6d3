(() => {
  const base = document.querySelector("base");
  if (location.protocol === "file:") return base.remove();
  const slashes = [...location.pathname.matchAll(/\//g)].slice(0, 8);
  const roots = slashes.map((slash) => location.pathname.slice(0, slash.index + 1)).reverse();
  if ("told" in base.dataset) roots.unshift(base.getAttribute("href"));
  for (const root of roots) {
    const at = location.origin + root;
    const asked = new XMLHttpRequest();
    try {
      asked.open("GET", at + base.dataset.style, false);
      asked.send();
    } catch {
      continue;
    }
    if (asked.status === 200 && asked.getResponseHeader("Content-Type")?.startsWith("text/css")) return (base.href = at);
  }
})();
