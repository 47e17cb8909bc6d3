// The form of details opens over any page, so that a visitor sees the page fill while typing.

import { all, create, maybe, one } from "../lib/dom.js";
import { isFromDisk, loadScript, loadStyle } from "../lib/site_url.js";
import { startForm } from "./form.js";
import { elementOf } from "./parts.js";

/** @type {HTMLDialogElement | undefined} */
let dialog;

/**
 * Open the form that is on another page over this one, at the field called `name` if one is given.
 * Go to that page where the form cannot be fetched, or is of another edition.
 * @param {string} page
 */
export async function openDetails(page, name = "") {
  try {
    dialog ??= await build(page);
  } catch {
    window.location.href = page;
    return;
  }
  const here = fieldsHere();
  const inputs = all("[name]", HTMLInputElement, dialog);
  for (const input of inputs)
    input.closest("div")?.toggleAttribute("data-here", here.has(input.name));
  showAll(dialog, here.size === 0);
  dialog.showModal();
  // The first one in the order of the form, so that nothing left to fill in is above it.
  const isNext = (/** @type {HTMLInputElement} */ input) =>
    name ? input.name === name : here.has(input.name) && !input.value;
  inputs.find(isNext)?.focus();
}

/** The names of the fields that this page shows. */
function fieldsHere() {
  return new Set(all("#kit-text [data-field]", HTMLElement).map(({ dataset }) => dataset.field));
}

/**
 * Show every field, or only those of this page: a script asks for two, and the form has thirty.
 * @param {HTMLDialogElement} dialog
 * @param {boolean} isAll
 */
function showAll(dialog, isAll) {
  dialog.toggleAttribute("data-only-here", !isAll);
  for (const group of all("fieldset", HTMLElement, dialog)) {
    group.toggleAttribute("data-none-here", !group.querySelector("[data-here]"));
  }
  const more = one(".kit-dialog__more", HTMLButtonElement, dialog);
  more.hidden = isAll;
  more.textContent = `Show all ${all("[name]", HTMLInputElement, dialog).length} details`;
}

/** @param {string} page */
async function build(page) {
  const [found] = await Promise.all([formAt(page), loadStyle("dialog"), loadStyle("details")]);
  const form = document.adoptNode(found);
  const made = create("dialog", { className: "kit-dialog md-typeset" });
  made.setAttribute("aria-labelledby", "kit-dialog-title");
  const more = create("button", { type: "button", className: "kit-dialog__more md-button" });
  more.addEventListener("click", () => {
    showAll(made, true);
    maybe("[name]:not([data-here] *)", HTMLInputElement, made)?.focus();
  });
  one(".kit-details__actions", HTMLElement, form).before(more);
  made.append(head(made), form);
  made.addEventListener("click", ({ target }) => {
    if (target === made) made.close();
  });
  document.body.append(made);
  startForm(form);
  return made;
}

/**
 * The form that is on another page. From a disk no page can be read, so there a script brings it.
 * @param {string} page
 */
async function formAt(page) {
  if (isFromDisk()) {
    const made = create("div");
    made.append(elementOf((await loadScript("details_parts")).form));
    return one("form", HTMLFormElement, made);
  }
  return one("[data-details-form]", HTMLFormElement, await pageAt(page));
}

/**
 * Another page of the site. Throws where it is of another edition.
 * @param {string} address
 */
export async function pageAt(address) {
  const other = await documentAt(address);
  if (editionOf(other) === editionOf(document)) return other;
  throw new Error(`${address} is of another edition`);
}

/**
 * The document at an address, which the browser reads without running anything of it.
 * @param {string} address
 * @returns {Promise<Document>}
 */
function documentAt(address) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const end = () => {
      if (request.status === 200 && request.response) resolve(request.response);
      else reject(new Error(`${address} is not there`));
    };
    request.open("GET", address);
    Object.assign(request, { responseType: "document", onload: end, onerror: end }).send();
  });
}

/**
 * The edition of the site that a page says it is of: its form goes with that edition's scripts only.
 * @param {Document} page
 */
function editionOf(page) {
  return maybe("meta[name=kit-page]", HTMLMetaElement, page)?.content.split(" ")[0];
}

/** @param {HTMLDialogElement} dialog */
function head(dialog) {
  const title = create("h2", { id: "kit-dialog-title", textContent: "Your details" });
  const className = "md-button md-button--primary";
  const close = create("button", { type: "button", textContent: "Done", className });
  close.addEventListener("click", () => dialog.close());
  const bar = create("div", { className: "kit-dialog__head" });
  bar.append(title, close);
  return bar;
}
