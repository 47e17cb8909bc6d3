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
  dialog.showModal();
  const field = name && dialog.querySelector(`[name="${CSS.escape(name)}"]`);
  if (field) field.focus();
}

async function build(page) {
  const response = await fetch(page);
  if (!response.ok) throw new Error(`${page} is not there`);
  const form = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("[data-details-form]");
  const made = document.createElement("dialog");
  made.className = "kit-dialog md-typeset";
  made.setAttribute("aria-labelledby", "kit-dialog-title");
  made.append(head(made), document.adoptNode(form));
  made.addEventListener("click", (event) => event.target === made && made.close());
  document.body.append(made);
  startForm(form);
  return made;
}

function head(made) {
  const title = Object.assign(document.createElement("h2"), { id: "kit-dialog-title", textContent: "Your details" });
  const close = Object.assign(document.createElement("button"), { type: "button", textContent: "Done", className: "md-button md-button--primary" });
  close.addEventListener("click", () => made.close());
  const bar = Object.assign(document.createElement("div"), { className: "kit-dialog__head" });
  bar.append(title, close);
  return bar;
}
