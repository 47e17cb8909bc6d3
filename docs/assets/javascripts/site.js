// Every page starts here. What only some pages need is fetched by the pages that need it.

import { startAsking } from "./asking.js";
import { details, startDetails } from "./details.js";
import { startContents } from "./contents.js";
import { idOf } from "./fragment.js";
import { startMenu } from "./menu.js";
import { startPalette } from "./palette.js";
import { startSearchKey } from "./search_key.js";
import { teller } from "./status.js";

const NOT_COME = "Part of this page did not arrive. Load it again when you have a network.";

startPalette();
startMenu();
startContents();
startSearchKey();
startAsking();
startDetails();

const notCome = () => teller()(NOT_COME);
const text = document.getElementById("kit-text");
if (text) import("./template.js").then((module) => module.startTemplate(text), notCome);
if (document.querySelector("[data-library]")) import("./library.js").then((module) => module.startLibrary(), notCome);
if (document.querySelector("[data-progress]")) import("./checklist.js").then((module) => module.startChecklists(), notCome);

const form = document.querySelector("[data-details-form]");
if (form) import("./details_form.js").then((module) => module.startForm(form), notCome);

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-details]");
  const place = event.target.closest("#kit-text [data-field]");
  if ((link || place) && !form && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
    event.preventDefault();
    const page = (link ?? document.querySelector("a[data-details]")).href;
    import("./details_dialog.js").then((module) => module.openDetails(page, place?.dataset.field), () => location.assign(page));
  }
});

// A file comes filled in for somebody who typed something, and blank for those who want it so, or open it in a tab of its own.
// From a disk no file can be fetched, and so none be filled in.
const fillIn = location.protocol === "file:" ? null : document.querySelector("[data-fill-in]");
if (fillIn) fillIn.disabled = false;
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-fill]");
  if (!link || !fillIn?.checked || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const typed = Object.keys(details()).length;
  if (typed) event.preventDefault();
  const blank = () => typed && Object.assign(document.createElement("a"), { href: link.href, download: link.download }).click();
  import("./download.js").then((module) => (typed ? module.handOver(link, fillIn.dataset.fillIn) : module.tellBlank(link)), blank);
});

// What is folded opens for somebody who was sent to it.
const unfold = () => document.getElementById(idOf(location.hash))?.closest("details")?.setAttribute("open", "");
window.addEventListener("hashchange", unfold);
unfold();

// The offline copy is seen to where there is one, and where somebody comes to its button. Without its script none is offered.
const offline = document.querySelector("[data-offline]");
const startOffline = () => import("./offline.js").then((module) => module.startOffline(), () => {});
if (navigator.serviceWorker?.controller || location.search.includes("offline=off")) startOffline();
else if (offline) {
  const watch = new IntersectionObserver(([seen]) => seen.isIntersecting && (watch.disconnect(), startOffline()), { rootMargin: "200px" });
  watch.observe(offline);
}
