// The form of details: what is typed is kept at once, cleaned, and shown wherever a page waits for it.

import { all, one } from "../lib/dom.js";
import { isFromDisk } from "../lib/site_url.js";
import { clean, hasBreaks } from "./cleaning.js";
import { details, forget, isRefused, keep, onChange } from "./details.js";
import { startFile } from "./form_file.js";
import { inputs, keeperOf } from "./form_inputs.js";
import { FROM_DISK, keptNotice, REFUSED } from "./kept.js";
import { startLogo } from "./logo_form.js";
import { isNone, NONE } from "./phrases.js";

/** @typedef {(words: string) => void} Announce */

const NO_EMAIL =
  "this does not look like an address. It has one @, and a dot after it. It is kept as you typed it.";
const SURE =
  "This clears every detail, your logo, every tick, every star and every office from this browser. Press again to do it.";
const SURE_FROM_DISK =
  "This clears every detail, your logo, every tick, every star and every office that this page remembers. Press again to do it.";
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;

/**
 * Make the form work.
 * @param {HTMLFormElement} form
 */
export function startForm(form) {
  const status = one("[role=status]", HTMLElement, form);
  /** @type {Announce} */
  const announce = (words) => {
    status.textContent = words;
  };
  const promise = one(".kit-details__promise", HTMLElement, form);
  const warn = () => {
    if (isRefused() && promise.textContent !== REFUSED) promise.textContent = REFUSED;
  };
  if (isFromDisk()) promise.textContent = FROM_DISK;
  warn();
  fill(form);
  onChange(() => fill(form));
  document.addEventListener("kit:forgotten", () => {
    for (const input of inputs(form)) input.value = "";
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  const notice = keptNotice(announce);
  form.addEventListener("input", ({ target }) => {
    if (!isDetail(target)) return;
    keep(keeperOf(target), { [target.name]: clean(target.value, target.maxLength) });
    showNone(form);
    announce("");
    warn();
    notice(target, keeperOf(target));
  });
  form.addEventListener("paste", pasteLines);
  form.addEventListener("change", ({ target }) => {
    if (isDetail(target)) settle(target, announce);
    else if (target instanceof HTMLInputElement && target.dataset.none) {
      setNone(inputOf(form, target), target.checked);
    }
  });
  startLogo(one("[data-logo]", HTMLElement, form), announce);
  startFile(form, announce);
  startForgetting(one("[data-details-forget]", HTMLButtonElement, form), announce);
  for (const part of all("fieldset", HTMLFieldSetElement, form)) part.disabled = false;
  for (const part of all("button", HTMLButtonElement, form)) part.disabled = false;
  for (const part of all("input", HTMLInputElement, form)) part.disabled = false;
}

/**
 * Put commas into pasted lines before the input takes their breaks out and glues the words together.
 * @param {ClipboardEvent} event
 */
function pasteLines(event) {
  const { target: input, clipboardData } = event;
  const text = clipboardData?.getData("text/plain") ?? "";
  if (!isDetail(input) || !hasBreaks(text)) return;
  event.preventDefault();
  const [start, end] = [input.selectionStart ?? 0, input.selectionEnd ?? 0];
  const room = Math.max(0, input.maxLength - (input.value.length - (end - start)));
  input.setRangeText(clean(text, room), start, end, "end");
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

/**
 * Show a detail as it is kept, and say where an e-mail address looks wrong.
 * @param {HTMLInputElement} input
 * @param {Announce} announce
 */
function settle(input, announce) {
  input.value = clean(input.value, input.maxLength);
  const isWrong = input.inputMode === "email" && input.value && !EMAIL.test(input.value);
  if (isWrong) announce(`${input.labels?.[0].textContent}: ${NO_EMAIL}`);
}

/**
 * Whether something is the input of a detail.
 * @param {EventTarget | null} target
 * @returns {target is HTMLInputElement}
 */
function isDetail(target) {
  return target instanceof HTMLInputElement && target.name !== "";
}

/** @param {HTMLFormElement} form */
function fill(form) {
  const values = details();
  for (const input of inputs(form)) {
    if (input !== document.activeElement) input.value = values[input.name] ?? "";
  }
  showNone(form);
}

/**
 * Tick the boxes that say "there is none", where that word was typed as well.
 * @param {HTMLFormElement} form
 */
function showNone(form) {
  for (const tick of all("[data-none]", HTMLInputElement, form)) {
    tick.checked = isNone(inputOf(form, tick).value);
  }
}

/**
 * The input whose detail a box ticks as none.
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} tick
 */
function inputOf(form, tick) {
  return one(`[name="${tick.dataset.none}"]`, HTMLInputElement, form);
}

/**
 * @param {HTMLInputElement} input
 * @param {boolean} isTicked
 */
function setNone(input, isTicked) {
  input.value = isTicked ? NONE : "";
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

/**
 * Let a button forget everything, at a second press.
 * @param {HTMLButtonElement} button
 * @param {Announce} announce
 */
function startForgetting(button, announce) {
  const first = button.textContent;
  /** @param {boolean} isAsking */
  const ask = (isAsking) => {
    button.toggleAttribute("data-sure", isAsking);
    button.textContent = isAsking ? "Yes, forget everything" : first;
  };
  button.addEventListener("click", () => {
    if (!button.hasAttribute("data-sure")) {
      ask(true);
      return announce(isFromDisk() ? SURE_FROM_DISK : SURE);
    }
    forget();
    ask(false);
    announce(forgotten());
  });
  button.addEventListener("blur", () => ask(false));
}

/** What a forgetting did. From a disk, some browsers let no page reach what another one keeps. */
function forgotten() {
  if (isFromDisk()) return "Everything that this page remembered is forgotten.";
  return `Everything is forgotten${isRefused() ? " in this tab" : ", here and in your other tabs"}.`;
}
