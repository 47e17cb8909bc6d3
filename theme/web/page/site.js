// Every page starts here. What only some pages need is fetched by the pages that need it.

import { details, LOGO_KEPT, startDetails } from "../details/details.js";
import { startSample } from "../details/sample.js";
import { create, maybe, one, targetOf } from "../lib/dom.js";
import { idOf } from "../lib/hash.js";
import { isFromDisk } from "../lib/site_url.js";
import { recall } from "../lib/store.js";
import { startPendingSearch } from "../library/pending_search.js";
import { startChecklists } from "./checklist.js";
import { startContents } from "./contents.js";
import { startMenu } from "./menu.js";
import { startPalette } from "./palette.js";
import { sayMissing, startParts } from "./parts.js";
import { startQuestions } from "./questions.js";
import { startSearchKey } from "./search_key.js";

startPalette();
startMenu();
startContents();
startSearchKey();
startPendingSearch();
startDetails();
startSample();
startChecklists();
startQuestions();
startParts();
startDialog();
startFilling();
unfold();
window.addEventListener("hashchange", unfold);
startOfflineOnSight();

/** Let a placeholder, and every link to the details, open them over the page. */
function startDialog() {
  if (detailsForm()) return;
  document.addEventListener("click", (event) => {
    const link = targetOf(event, "a[data-details]", HTMLAnchorElement);
    const place = targetOf(event, "#kit-text [data-field]", HTMLElement);
    if (!(link || place) || isForNewTab(event)) return;
    event.preventDefault();
    const page = (link ?? one("a[data-details]", HTMLAnchorElement)).href;
    import("../details/dialog.js").then(
      (part) => part.openDetails(page, place?.dataset.field),
      () => location.assign(page),
    );
  });
}

/**
 * Hand files over filled in where details were typed, and blank to visitors who want them so or open
 * them in another tab. From a disk no file can be fetched, so none can be filled in.
 */
function startFilling() {
  const box = isFromDisk() ? null : maybe("[data-fill-in]", HTMLInputElement);
  if (!box) return;
  box.disabled = false;
  document.addEventListener("click", (event) => {
    const link = targetOf(event, "a[data-fill]", HTMLAnchorElement);
    if (!link || !box.checked || isForNewTab(event)) return;
    const hasDetails = Object.keys(details()).length > 0 || recall(LOGO_KEPT) !== null;
    if (hasDetails) event.preventDefault();
    const { href, download } = link;
    import("../fill/download.js").then(
      (part) => (hasDetails ? part.handOver(link) : part.tellBlank(link)),
      () => {
        if (hasDetails) create("a", { href, download }).click(); // blank, as it is not filled in
        sayMissing();
      },
    );
  });
}

/** Open what is folded for a visitor who was sent to it. */
function unfold() {
  const place = document.getElementById(idOf(location.hash));
  place?.closest("details")?.setAttribute("open", "");
}

/** Look after an offline copy that is there; else offer one once the visitor comes to its button. */
function startOfflineOnSight() {
  const button = document.querySelector("[data-offline]");
  const start = () => {
    import("./offline.js").then(
      (part) => part.startOffline(),
      () => {}, // without its script none is offered
    );
  };
  if (navigator.serviceWorker?.controller || location.search.includes("offline=off")) start();
  else if (button) {
    const watch = new IntersectionObserver(
      ([{ isIntersecting }]) => {
        if (!isIntersecting) return;
        watch.disconnect();
        start();
      },
      { rootMargin: "200px" },
    );
    watch.observe(button);
  }
}

function detailsForm() {
  return maybe("[data-details-form]", HTMLFormElement);
}

/** @param {MouseEvent} event */
function isForNewTab({ ctrlKey, metaKey, shiftKey }) {
  return ctrlKey || metaKey || shiftKey;
}
