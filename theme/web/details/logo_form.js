// The part of the form where a visitor chooses the practice's logo, sees it, and takes it out again.

import { one } from "../lib/dom.js";
import { isFromDisk } from "../lib/site_url.js";
import { drop, recall, store } from "../lib/store.js";
import { LOGO_KEPT, noteChange, onChange } from "./details.js";

/** @typedef {import("./picture/picture.js").Made} Made */

const READING = "Reading the picture …";
const KEPT = "Your logo is kept in this browser. Nothing is sent.";
const KEPT_FROM_DISK = "Your logo is kept for this page. Nothing is sent.";
const REFUSED =
  "Your browser keeps nothing for this site. Your logo lasts until you leave this page.";
const TAKEN_OUT = "Your logo is taken out. Letterheads are without one.";
const NOT_READ = "The picture could not be read. Load the page again.";
const STAYS = " The logo from before stays.";

/**
 * Keep a logo, or none. Returns whether the browser will still have it after this page.
 * @param {Made | null} logo
 */
export async function keepLogo(logo) {
  let isKept = true;
  if (logo) {
    const { pictureAddress } = await import("./letterhead.js");
    const png = pictureAddress(logo.png).split(",")[1];
    isKept = store(LOGO_KEPT, JSON.stringify({ ...logo, png }));
  } else drop(LOGO_KEPT);
  noteChange();
  return isKept;
}

/**
 * Make the part of the form work.
 * @param {HTMLElement} part
 * @param {(words: string) => void} announce
 */
export function startLogo(part, announce) {
  const chooser = one("input", HTMLInputElement, part);
  const shown = one("[data-logo-shown]", HTMLElement, part);
  let chosen = 0; // what was chosen later counts, however long the first one takes
  let size = Promise.resolve("");
  let last = "";
  const show = () => {
    const kept = recall(LOGO_KEPT) ?? "";
    if (kept === last) return;
    last = kept;
    size = import("./logo_view.js").then((view) => view.showLogoIn(shown));
    size.catch(() => {
      shown.hidden = true; // its script did not come, or what is kept is no picture
    });
  };
  chooser.addEventListener("change", async () => {
    const file = chooser.files?.[0];
    chooser.value = "";
    if (!file) return;
    const mine = ++chosen;
    announce(READING);
    try {
      const { logoOf } = await import("./picture/picture.js").catch(() => {
        throw new Error(NOT_READ);
      });
      const logo = await logoOf(file);
      if (mine !== chosen) return;
      const isKept = await keepLogo(logo);
      show();
      announce(`${wordsFor(isKept)} ${await size}`);
    } catch (error) {
      if (mine === chosen) announce(`${error.message}${recall(LOGO_KEPT) ? STAYS : ""}`);
    }
  });
  one("button", HTMLButtonElement, part).addEventListener("click", async () => {
    await keepLogo(null);
    announce(TAKEN_OUT);
    chooser.focus();
  });
  onChange(show);
  show();
}

/** @param {boolean} isKept */
function wordsFor(isKept) {
  if (!isKept) return REFUSED;
  return isFromDisk() ? KEPT_FROM_DISK : KEPT;
}
