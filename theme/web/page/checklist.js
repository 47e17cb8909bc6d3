// Check-lists can be ticked. The ticks stay on this device and add up over the five steps.

import { announcer } from "../lib/announce.js";
import { all, create, maybe, one } from "../lib/dom.js";
import { keyOf, recall, store } from "../lib/store.js";
import { drawClimb } from "./climb.js";

/** @typedef {{ ticked: number, total: number }} Progress of a step */

const NAME = "checklist";
const VERSION = 1;

/** Show the stored ticks in every list and every row of steps, and store what is ticked from now on. */
export function startChecklists() {
  if (!document.querySelector("[data-tasks], [data-progress]")) return;
  // Ticked before this script ran.
  for (const box of all("[data-task]:checked", HTMLInputElement)) keep(taskOf(box), true);
  document.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.dataset.task) return;
    const before = finished(progressOf(ticks()));
    keep(target.dataset.task, target.checked);
    show();
    const [name] = finished(progressOf(ticks())).filter((step) => !before.includes(step));
    if (name) reward(name);
  });
  document.addEventListener("kit:forgotten", show);
  window.addEventListener("storage", ({ key }) => {
    if (key === keyOf(NAME) || key === null) show();
  });
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) show();
  });
  show();
}

function show() {
  const done = ticks();
  for (const box of all("[data-task]", HTMLInputElement)) box.checked = done.has(taskOf(box));
  const steps = progressOf(done);
  for (const item of all("[data-tasks]", HTMLElement)) showStep(item, steps);
  drawClimb([...steps.values()].map(({ ticked, total }) => ticked / total));
  for (const status of all("[data-progress]", HTMLElement)) showProgress(status, steps);
}

/**
 * @param {HTMLElement} item of a list of steps
 * @param {Map<string, Progress>} steps
 */
function showStep(item, steps) {
  const { ticked, total } = steps.get(item.dataset.step ?? "") ?? { ticked: 0, total: 1 };
  item.style.setProperty("--kit-done", String(ticked / total));
  item.toggleAttribute("data-done", ticked === total);
  const spoken = maybe(".kit-spoken", HTMLElement, item);
  if (ticked === total && !spoken) {
    const textContent = " (done)";
    one("a", HTMLElement, item).append(create("span", { className: "kit-spoken", textContent }));
  } else if (ticked < total) spoken?.remove();
}

/**
 * @param {HTMLElement} status
 * @param {Map<string, Progress>} steps
 */
function showProgress(status, steps) {
  const { progress = "" } = status.dataset;
  const words = progress === "plan" ? planProgress() : stepProgress(progress, steps);
  if (status.textContent !== words) status.textContent = words;
}

/**
 * Let the step that was just finished be seen, and lead on to the next one.
 * @param {string} name
 */
function reward(name) {
  for (const item of all(`[data-step="${name}"]`, HTMLElement)) {
    item.removeAttribute("data-just-done");
    item.getAnimations({ subtree: true }); // looks at it as it was: only then does it move anew
    item.setAttribute("data-just-done", "");
  }
  const item = one(`[data-step="${name}"]`, HTMLElement);
  const after = item.nextElementSibling;
  const next = after && maybe("a", HTMLAnchorElement, after);
  const number = one(".kit-steps__number", HTMLElement, item).textContent;
  const done = `✓ Step ${number} is done. `;
  if (!next) return announcer()(`${done}That was the last one.`);
  const { textContent } = one(".kit-steps__title", HTMLElement, next);
  announcer()(done, "Next: ", create("a", { href: next.href, textContent }));
}

function planProgress() {
  const days = all("[data-checklist=plan] input", HTMLInputElement);
  return `${days.filter((day) => day.checked).length} of ${days.length} days done`;
}

/**
 * Such as "3 of 7 here · 12 of 33 in all", and a word when a step is done.
 * @param {string} here
 * @param {Map<string, Progress>} steps
 */
function stepProgress(here, steps) {
  const every = [...steps.values()];
  const ticked = every.reduce((sum, step) => sum + step.ticked, 0);
  const total = every.reduce((sum, step) => sum + step.total, 0);
  const step = steps.get(here);
  if (!step) return `${ticked} of ${total} ticked so far`;
  const end = step.ticked === step.total ? " · this step is done" : "";
  return `${step.ticked} of ${step.total} here · ${ticked} of ${total} in all${end}`;
}

/**
 * How much of each step is done, by its name. A page may list the steps twice.
 * @param {Set<string>} done
 * @returns {Map<string, Progress>}
 */
function progressOf(done) {
  const steps = all("[data-tasks]", HTMLElement).map(({ dataset: { step = "", tasks = "" } }) => {
    const names = tasks.split(" ");
    const ticked = names.filter((task) => done.has(task)).length;
    return /** @type {const} */ ([step, { ticked, total: names.length }]);
  });
  return new Map(steps);
}

/** @param {Map<string, Progress>} steps */
function finished(steps) {
  return [...steps].filter(([, { ticked, total }]) => ticked === total).map(([name]) => name);
}

/** @param {HTMLElement} box */
function taskOf({ dataset: { task = "" } }) {
  return task;
}

/** @returns {Set<string>} */
function ticks() {
  try {
    const kept = JSON.parse(recall(NAME) ?? "null");
    return new Set(kept?.version === VERSION && Array.isArray(kept.done) ? kept.done : []);
  } catch {
    return new Set(); // not written by us
  }
}

/**
 * @param {string} task
 * @param {boolean} isTicked
 */
function keep(task, isTicked) {
  const done = ticks();
  if (isTicked) done.add(task);
  else done.delete(task);
  store(NAME, JSON.stringify({ version: VERSION, done: [...done].sort() }));
}
