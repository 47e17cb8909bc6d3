// The form of details opens over any page, so that a visitor sees the page fill while typing.

import { startForm } from "./details_form.js";

let dialog;

/** Open the form that stands on `page`, at the field called `name` if one is given; without it, go to that page. */
export async function openDetails(page, name = "") {
  try {
    dialog ??= await build(page);
  } catch {
    window.location.href = page;
    return;
  }
  const here = fieldsHere();
  for (const input of dialog.querySelectorAll("[name]")) input.closest("div").toggleAttribute("data-here", here.has(input.name));
  showAll(here.size === 0);
  dialog.showModal();
  const fields = [...dialog.querySelectorAll("[name]")]; // in the order of the form, so that nothing to fill in stands above
  fields.find((field) => (name ? field.name === name : here.has(field.name) && !field.value))?.focus();
}

/** The names of the fields this page shows. */
function fieldsHere() {
  return new Set([...document.querySelectorAll("#kit-text [data-field]")].map((place) => place.dataset.field));
}

/** Show every field, or only those of this page: a script asks for two, and the form has thirty. */
function showAll(all) {
  dialog.toggleAttribute("data-only-here", !all);
  for (const group of dialog.querySelectorAll("fieldset")) group.toggleAttribute("data-none-here", !group.querySelector("[data-here]"));
  const more = dialog.querySelector(".kit-dialog__more");
  more.hidden = all;
  more.textContent = `Show all ${dialog.querySelectorAll("[name]").length} details`;
}

async function build(page) {
  const form = (await documentAt(page)).querySelector("[data-details-form]");
  const made = document.createElement("dialog");
  made.className = "kit-dialog md-typeset";
  made.setAttribute("aria-labelledby", "kit-dialog-title");
  const more = Object.assign(document.createElement("button"), { type: "button", className: "kit-dialog__more md-button" });
  more.addEventListener("click", () => {
    showAll(true);
    dialog.querySelector("[name]:not([data-here] *)")?.focus();
  });
  form.querySelector(".kit-details__actions").before(more);
  made.append(head(made), document.adoptNode(form));
  made.addEventListener("click", (event) => event.target === made && made.close());
  document.body.append(made);
  startForm(form);
  return made;
}

/** The document at an address: the browser reads it, and runs nothing of it. */
function documentAt(address) {
  return new Promise((resolve, reject) => {
    const asked = new XMLHttpRequest();
    const end = () => (asked.status === 200 && asked.response ? resolve(asked.response) : reject(new Error(`${address} is not there`)));
    asked.open("GET", address);
    Object.assign(asked, { responseType: "document", onload: end, onerror: end }).send();
  });
}

function head(made) {
  const title = Object.assign(document.createElement("h2"), { id: "kit-dialog-title", textContent: "Your details" });
  const close = Object.assign(document.createElement("button"), { type: "button", textContent: "Done", className: "md-button md-button--primary" });
  close.addEventListener("click", () => made.close());
  const bar = Object.assign(document.createElement("div"), { className: "kit-dialog__head" });
  bar.append(title, close);
  return bar;
}
