// Copies of everything, the browser's promise to keep it, and forgetting it.

import { one } from "../lib/dom.js";
import { saveFile } from "../lib/save_file.js";
import { copyFile } from "./copy_file.js";
import { daysBetween, isDay } from "./days.js";

/** @typedef {import("./page.js").Desk} Desk */

const [NOTE, OLD] = ["copy", 30];
const WORDS = {
  refused:
    "Your browser keeps nothing for this site. Your offices last until you leave this page: save a copy before you do.",
  full: "Your browser has no room left. What you typed last is on this page alone: save a copy now.",
};
const FIRM = "Your browser promised to keep your offices until you clear them yourself.";
const LOOSE =
  "Your browser may clear your offices when it needs room, or when you have not been here for a while: save a copy now and then.";
const SURE = "Yes, forget all offices";

/**
 * @param {HTMLElement} root
 * @param {Desk} desk
 * @returns {() => void} what shows how things are kept
 */
export function startKeeping(root, desk) {
  const { book } = desk;
  one("[data-copy]", HTMLElement, root).addEventListener("click", () => {
    const contents = { offices: [...book.offices.values()], touches: [...book.touches.values()] };
    saveFile("my-offices.json", copyFile(contents, desk.today()), "application/json");
    book.note(NOTE, desk.today());
    desk.announce("Saved as my-offices.json, in your downloads.");
  });
  startForgetting(one("[data-forget-offices]", HTMLButtonElement, root), desk);
  const state = one(".kit-offices__state", HTMLElement, root);
  return () => {
    const words = book.state === "kept" ? copyWords(desk) : WORDS[book.state];
    if (state.textContent !== words) state.textContent = words;
  };
}

/**
 * Ask the browser once to keep what it has, and say what it answered.
 * @param {HTMLElement} root
 * @param {Desk} desk
 */
export async function askToKeep(root, desk) {
  const told = one(".kit-offices__told", HTMLElement, root);
  if (told.textContent || desk.book.state !== "kept") return;
  const isFirm = await navigator.storage?.persist?.().catch(() => false);
  told.textContent = isFirm ? FIRM : LOOSE;
}

/** @param {Desk} desk */
function copyWords(desk) {
  const { book } = desk;
  if (!book.touches.size) return "";
  const last = book.notes.get(NOTE) ?? "";
  if (!isDay(last)) return "";
  const age = daysBetween(last, desk.today());
  return age > OLD ? `Your last copy is ${age} days old. Save a new one below.` : "";
}

/**
 * @param {HTMLButtonElement} button
 * @param {Desk} desk
 */
function startForgetting(button, desk) {
  const first = button.textContent;
  const ask = (/** @type {boolean} */ isAsking) => {
    button.toggleAttribute("data-sure", isAsking);
    button.textContent = isAsking ? SURE : first;
  };
  button.addEventListener("click", async () => {
    if (!button.hasAttribute("data-sure")) return ask(true);
    ask(false);
    await desk.book.replace({ offices: [], touches: [] });
    desk.announce("Your offices and their log are forgotten.");
  });
  button.addEventListener("blur", () => ask(false));
}
