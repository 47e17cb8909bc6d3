// What only some pages have: its script is fetched by a page that holds it.

import { LOGO_KEPT, onChange } from "../details/details.js";
import { announcer } from "../lib/announce.js";
import { maybe } from "../lib/dom.js";
import { recall } from "../lib/store.js";

const MISSING =
  "Part of this page did not arrive: the network is gone, or a new edition is here. Load the page again.";

/** Say what to do where a script is not there any more: a page that stays open for days outlives its edition. */
export function sayMissing() {
  announcer()(MISSING);
}

/** Start the parts that this page has; three of them are only for who has kept something. */
export function startParts() {
  startLogo();
  on(
    "#kit-text",
    () => import("../template/template.js"),
    (part, text) => part.startTemplate(text),
  );
  on(
    "[data-library]",
    () => import("../library/library.js"),
    (part) => part.startLibrary(),
  );
  on(
    "[data-papers]",
    () => import("./papers.js"),
    (part, list) => part.startPapers(list),
  );
  on(
    "[data-packet]",
    () => import("../packet/packet.js"),
    (part, page) => part.startPacket(page),
  );
  on(
    "[data-rehearse]",
    () => import("../rehearse/rehearse.js"),
    (part, page) => part.startRehearsing(page),
  );
  on(
    "[data-offices]",
    () => import("../offices/page.js"),
    (part, page) => part.startOffices(page),
  );
  on(
    "[data-updates], [data-until]",
    () => import("../institute/institute.js"),
    (part) => part.startInstitute(),
  );
  on(
    "[data-details-form]",
    () => import("../details/form.js"),
    (part, form) => part.startForm(/** @type {HTMLFormElement} */ (form)),
  );
  if (isKept("rehearsal")) {
    on(
      "[data-rounds]",
      () => import("../rehearse/home.js"),
      (part, link) => part.showRest(link),
    );
  }
  if (isKept("offices")) {
    on(
      ".kit-band",
      () => import("../offices/home.js"),
      (part, head) => part.startHome(head),
    );
  }
  maybe("[data-plan-calendar]", HTMLElement)?.addEventListener("click", () => {
    import("../offices/plan_calendar.js").then((part) => part.savePlan(), sayMissing);
  });
}

/** Show the practice's logo in the letterheads of this page, now and after every change: only for who chose one. */
function startLogo() {
  if (!maybe(".kit-letterhead", HTMLElement)) return;
  const show = () => {
    if (!isKept(LOGO_KEPT) && !maybe(".kit-logo", HTMLElement)) return;
    import("../details/letterhead.js").then((part) => part.showLogo(document), sayMissing);
  };
  onChange(show);
  show();
}

/**
 * Fetch the script of a part and start it, if the part is on this page.
 * @template T
 * @param {string} selector
 * @param {() => Promise<T>} load
 * @param {(part: T, place: HTMLElement) => unknown} start
 */
function on(selector, load, start) {
  const place = maybe(selector, HTMLElement);
  if (place) load().then((part) => start(part, place), sayMissing);
}

/** @param {string} name of a text that is empty, or of a number that is 0, where nothing is kept */
function isKept(name) {
  return !["", "0"].includes(recall(name) ?? "");
}
