// Lets the visitor save details as a file, and load them from one.

import { maybe, one } from "../lib/dom.js";
import { saveFile } from "../lib/save_file.js";
import { recall } from "../lib/store.js";
import { sayMissing } from "../page/parts.js";
import { clean } from "./cleaning.js";
import { LOGO_KEPT, ownDetails, replace } from "./details.js";
import { detailsFile, parseDetails, readText, wordsFor } from "./file.js";
import { inputs, keeperOf } from "./form_inputs.js";
import { keepLogo } from "./logo_form.js";

const SAVED = "Saved as my-details.json, in your downloads: you and your practice";
const NOT_SAVED = "The office and the client are not in it.";
const NO_PATH =
  "That file names a logo by where it lies, which a browser may not open. Choose the logo on this page.";
const NOT_READ = "The logo in that file could not be read. Load the page again.";

/**
 * @param {HTMLFormElement} form
 * @param {(words: string) => void} announce
 */
export function startFile(form, announce) {
  one("[data-details-save]", HTMLElement, form).addEventListener("click", async () => {
    const logo = await keptAddress();
    saveFile("my-details.json", detailsFile(ownDetails(), logo), "application/json");
    announce(`${SAVED}${logo ? ", with your logo" : ""}. ${NOT_SAVED}`);
  });
  one("[data-details-card]", HTMLElement, form).addEventListener("click", () => {
    import("../card/card.js").then((part) => part.saveCard(ownDetails(), announce), sayMissing);
  });
  const chooser = maybe("[data-details-file]", HTMLInputElement, form);
  chooser?.addEventListener("change", async () => {
    const file = chooser.files?.[0];
    chooser.value = "";
    if (!file) return;
    try {
      announce(await load(form, await readText(file)));
    } catch (error) {
      announce(error.message);
    }
  });
}

/** The logo that is kept, as an address that holds it; "" where there is none. */
async function keptAddress() {
  if (!recall(LOGO_KEPT)) return "";
  const [{ keptLogo }, { pictureAddress }] = await Promise.all([
    import("./logo.js"),
    import("./letterhead.js"),
  ]);
  const logo = await keptLogo();
  return logo ? pictureAddress(logo.png) : "";
}

/**
 * Take details from the text of a file. Returns what to announce.
 * @param {HTMLFormElement} form
 * @param {string} text
 */
async function load(form, text) {
  const names = inputs(form).map(({ name }) => name);
  const { values, logo, unknown } = parseDetails(text, names);
  const made = logo?.startsWith("data:") ? await logoAt(logo) : null; // before anything is changed
  for (const where of /** @type {const} */ (["device", "tab"])) {
    const own = inputs(form).filter((input) => keeperOf(input) === where);
    const given = own.filter(({ name }) => Object.hasOwn(values, name));
    const cleaned = given.map(({ name, maxLength }) => [name, clean(values[name], maxLength)]);
    if (cleaned.length) replace(where, Object.fromEntries(cleaned)); // never two people's mixed
    if (where === "device" && (made || cleaned.length)) await keepLogo(made);
  }
  const words = wordsFor(Object.keys(values).length, unknown, made !== null);
  return logo && !made ? `${words} ${NO_PATH}` : words;
}

/**
 * The logo that an address in a file holds, as strictly looked at as a picture that is chosen.
 * @param {string} address
 */
async function logoAt(address) {
  const { logoIn } = await import("./picture/picture.js").catch(() => {
    throw new Error(NOT_READ);
  });
  return logoIn(address);
}
