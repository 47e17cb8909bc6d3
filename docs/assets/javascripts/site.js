// Every page starts here. What only some pages need is fetched by the pages that need it.

import { startDetails } from "./details.js";
import { startMenu } from "./menu.js";

startMenu();
startDetails();
const text = document.getElementById("kit-text");
if (text) import("./template.js").then((module) => module.startTemplate(text));
if (document.querySelector("[data-library]")) import("./library.js").then((module) => module.startLibrary());
if (document.querySelector("[data-progress]")) import("./checklist.js").then((module) => module.startChecklists());

const form = document.querySelector("[data-details-form]");
if (form) import("./details_form.js").then((module) => module.startForm(form));

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-details]");
  const place = event.target.closest("#kit-text [data-field]");
  if ((link || place) && !form && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
    event.preventDefault();
    const page = (link ?? document.querySelector("a[data-details]")).href;
    import("./details_dialog.js").then((module) => module.openDetails(page, place?.dataset.field));
  }
  if (event.target.closest("[data-prints]")) window.print();
});

// On paper every way a talk can go is shown.
window.addEventListener("beforeprint", () => setBranches(true));
window.addEventListener("afterprint", () => setBranches(false));

function setBranches(printing) {
  for (const branch of document.querySelectorAll("#kit-text details")) {
    if (printing) branch.dataset.wasOpen = branch.open;
    branch.open = printing || branch.dataset.wasOpen === "true";
  }
}

// The offline copy is seen to where there is one, and where somebody comes to its button.
const offline = document.querySelector("[data-offline]");
const startOffline = () => import("./offline.js").then((module) => module.startOffline());
if (navigator.serviceWorker?.controller || location.search.includes("offline=off")) startOffline();
else if (offline) {
  const watch = new IntersectionObserver(([seen]) => seen.isIntersecting && (watch.disconnect(), startOffline()), { rootMargin: "200px" });
  watch.observe(offline);
}
