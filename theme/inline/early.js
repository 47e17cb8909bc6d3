document.documentElement.classList.replace("no-js", "js");
if (location.protocol === "file:") {
  document.documentElement.classList.add("kit-from-disk");
  addEventListener("DOMContentLoaded", () => {
    for (const a of document.querySelectorAll("a[href]"))
      if (a.protocol === "file:" && a.pathname.endsWith("/")) a.pathname += "index.html";
    for (const form of document.forms) if (!form.target && form.action.endsWith("/")) form.action += "index.html";
  });
} else {
  for (const href of Object.values(document.currentScript.dataset)) {
    const font = { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "", href };
    document.head.append(Object.assign(document.createElement("link"), font));
  }
}
addEventListener("submit", (event) => event.target.target || event.preventDefault(), true);
if (location.search || location.hash.startsWith("#find") || history.state?.entry)
  document.documentElement.classList.add("kit-asked");
