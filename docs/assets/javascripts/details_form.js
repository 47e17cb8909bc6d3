// The form of details: what is typed is kept at once, cleaned, and shown wherever a page waits for it.

import { clean, details, forget, isRefused, keep, onChange } from "./details.js";
import { readFile, toFile } from "./details_file.js";
import { saveFile } from "./save.js";

const REFUSED = "Your browser keeps nothing for this site. What you type lasts until you leave this page.";

/** Make the form work. */
export function startForm(form) {
  const status = form.querySelector("[role=status]");
  const say = (words) => (status.textContent = words);
  fill(form);
  onChange(() => fill(form));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    if (!target.name) return;
    keep(keeperOf(target), { [target.name]: clean(target.value, target.maxLength) });
    say(isRefused() ? REFUSED : "");
  });
  form.addEventListener("change", ({ target }) => target.name && (target.value = clean(target.value, target.maxLength)));
  form.querySelector("[data-details-save]").addEventListener("click", () => save(say));
  form.querySelector("[data-details-file]").addEventListener("change", (event) => load(form, event.target, say));
  startForgetting(form.querySelector("[data-details-forget]"), say);
  for (const waiting of form.querySelectorAll("fieldset, button, input")) waiting.disabled = false;
}

function inputs(form) {
  return [...form.querySelectorAll("fieldset input[name]")];
}

function keeperOf(input) {
  return input.closest("fieldset").dataset.keep;
}

function fill(form) {
  const values = details();
  for (const input of inputs(form)) {
    if (input !== document.activeElement) input.value = values[input.name] ?? "";
  }
}

function save(say) {
  saveFile("my-details.json", toFile(details()), "application/json");
  say("Saved as my-details.json, in your downloads.");
}

async function load(form, chooser, say) {
  const [file] = chooser.files;
  chooser.value = "";
  if (!file) return;
  try {
    const { values, unknown } = readFile(await file.text(), inputs(form).map((input) => input.name));
    for (const where of ["device", "tab"]) {
      const own = inputs(form).filter((input) => keeperOf(input) === where && Object.hasOwn(values, input.name));
      keep(where, Object.fromEntries(own.map((input) => [input.name, clean(values[input.name], input.maxLength)])));
    }
    const ignored = unknown.length ? ` Not known here, and left out: ${unknown.join(", ")}.` : "";
    say(`${Object.keys(values).length} details loaded.${ignored}${isRefused() ? ` ${REFUSED}` : ""}`);
  } catch (error) {
    say(error.message);
  }
}

function startForgetting(button, say) {
  const first = button.textContent;
  const ask = (asking) => {
    button.toggleAttribute("data-sure", asking);
    button.textContent = asking ? "Yes, forget everything" : first;
  };
  button.addEventListener("click", () => {
    if (!button.hasAttribute("data-sure")) {
      ask(true);
      say("This clears every detail and every tick from this browser. Press again to do it.");
      return;
    }
    forget();
    ask(false);
    say("Everything is forgotten, here and in your other tabs.");
  });
  button.addEventListener("blur", () => ask(false));
}
