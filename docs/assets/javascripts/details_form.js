// The form of details: what is typed is kept at once, cleaned, and shown wherever a page waits for it.

import { clean, hasBreaks } from "./cleaning.js";
import { details, forget, isRefused, keep, onChange, ownDetails, replace } from "./details.js";
import { readFile, textOf, toFile } from "./details_file.js";
import { isNone, NONE } from "./phrases.js";
import { saveFile } from "./save.js";

const REFUSED = "Your browser keeps nothing for this site. What you type lasts until you leave this page.";
const NO_EMAIL = "this does not look like an address. It has one @, and a dot after it. It is kept as you typed it.";
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;
const UNKNOWN = 5; // names of a strange file that are told; more are counted
const LONGEST_NAME = 60; // characters of such a name that are repeated

/** Make the form work. */
export function startForm(form) {
  const status = form.querySelector("[role=status]");
  const say = (words) => (status.textContent = words);
  const promise = form.querySelector(".kit-details__promise");
  const warn = () => isRefused() && promise.textContent !== REFUSED && (promise.textContent = REFUSED);
  warn();
  fill(form);
  onChange(() => fill(form));
  document.addEventListener("kit:forgotten", () => inputs(form).forEach((input) => (input.value = "")));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    if (!target.name) return;
    keep(keeperOf(target), { [target.name]: clean(target.value, target.maxLength) });
    showNone(form);
    say("");
    warn();
  });
  form.addEventListener("paste", pasteLines);
  form.addEventListener("change", ({ target }) => target.dataset.none && setNone(form.querySelector(`[name="${target.dataset.none}"]`), target.checked));
  form.addEventListener("change", ({ target }) => {
    if (!target.name) return;
    target.value = clean(target.value, target.maxLength);
    if (target.inputMode === "email" && target.value && !EMAIL.test(target.value)) say(`${target.labels[0].textContent}: ${NO_EMAIL}`);
  });
  form.querySelector("[data-details-save]").addEventListener("click", () => save(say));
  form.querySelector("[data-details-file]").addEventListener("change", (event) => load(form, event.target, say));
  startForgetting(form.querySelector("[data-details-forget]"), say);
  for (const waiting of form.querySelectorAll("fieldset, button, input")) waiting.disabled = false;
}

/** Lines that are pasted get their commas before the input takes the breaks out of them, and glues the words. */
function pasteLines(event) {
  const text = event.clipboardData.getData("text/plain");
  if (!event.target.name || !hasBreaks(text)) return;
  event.preventDefault();
  const { value, selectionStart: start, selectionEnd: end, maxLength } = event.target;
  const room = Math.max(0, maxLength - (value.length - (end - start)));
  event.target.setRangeText(clean(text, room), start, end, "end");
  event.target.dispatchEvent(new Event("input", { bubbles: true }));
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
  showNone(form);
}

/** A tick says that there is none; so does the word, typed. */
function showNone(form) {
  for (const tick of form.querySelectorAll("[data-none]")) tick.checked = isNone(form.querySelector(`[name="${tick.dataset.none}"]`).value);
}

function setNone(input, checked) {
  input.value = checked ? NONE : "";
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

function save(say) {
  saveFile("my-details.json", toFile(ownDetails()), "application/json");
  say("Saved as my-details.json, in your downloads: you and your practice. The office and the client are not in it.");
}

async function load(form, chooser, say) {
  const [file] = chooser.files;
  chooser.value = "";
  if (!file) return;
  try {
    const { values, unknown } = readFile(await textOf(file), inputs(form).map((input) => input.name));
    for (const where of ["device", "tab"]) {
      const own = inputs(form).filter((input) => keeperOf(input) === where && Object.hasOwn(values, input.name));
      const cleaned = own.map((input) => [input.name, clean(values[input.name], input.maxLength)]);
      if (cleaned.length) replace(where, Object.fromEntries(cleaned)); // two people's details do not mix
    }
    say(loaded(Object.keys(values).length, unknown));
  } catch (error) {
    say(error.message);
  }
}

function loaded(count, unknown) {
  const told = unknown.slice(0, UNKNOWN).map((name) => clean(name, LONGEST_NAME)).join(", ") + (unknown.length > UNKNOWN ? ` and ${unknown.length - UNKNOWN} more` : "");
  const ignored = unknown.length ? ` Not known here, and left out: ${told}.` : "";
  if (!count) return `No detail in that file is known here. Nothing was changed.${ignored}`;
  return `${count === 1 ? "One detail" : `${count} details`} loaded, in place of what was here.${ignored}`;
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
      say("This clears every detail, every tick and every star from this browser. Press again to do it.");
      return;
    }
    forget();
    ask(false);
    say(isRefused() ? "Everything is forgotten in this tab." : "Everything is forgotten, here and in your other tabs.");
  });
  button.addEventListener("blur", () => ask(false));
}
