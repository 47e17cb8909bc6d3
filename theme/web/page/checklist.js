// Check-lists can be ticked. The ticks stay on this device and add up over the five steps.

import { all } from "../lib/dom.js";
import { keyOf, recall, store } from "../lib/store.js";

const NAME = "checklist";
const VERSION = 1;

/** Show the stored ticks in every list and every row of steps, and store what is ticked from now on. */
export function startChecklists() {
  // Ticked before this script ran.
  for (const box of all("[data-task]:checked", HTMLInputElement)) keep(taskOf(box), true);
  document.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.dataset.task) return;
    keep(target.dataset.task, target.checked);
    show();
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
  for (const bar of bars()) bar.value = count(bar, done);
  for (const status of all("[data-progress]", HTMLElement)) showProgress(status, done);
}

/**
 * @param {HTMLElement} status
 * @param {Set<string>} done
 */
function showProgress(status, done) {
  const { progress = "" } = status.dataset;
  const words = progress === "plan" ? planProgress() : stepProgress(progress, done);
  if (status.textContent !== words) status.textContent = words;
}

function planProgress() {
  const days = all("[data-checklist=plan] input", HTMLInputElement);
  return `${days.filter((day) => day.checked).length} of ${days.length} days done`;
}

/**
 * Such as "3 of 7 here · 12 of 33 in all", and a word when a step is done.
 * @param {string} here
 * @param {Set<string>} done
 */
function stepProgress(here, done) {
  const ticked = bars().reduce((sum, bar) => sum + count(bar, done), 0);
  const total = bars().reduce((sum, bar) => sum + bar.max, 0);
  const bar = bars().find(({ dataset }) => dataset.step === here);
  if (!bar) return `${ticked} of ${total} ticked so far`;
  const end = count(bar, done) === bar.max ? " · this step is done" : "";
  return `${count(bar, done)} of ${bar.max} here · ${ticked} of ${total} in all${end}`;
}

function bars() {
  return all("progress[data-tasks]", HTMLProgressElement);
}

/** @param {HTMLElement} box */
function taskOf({ dataset: { task = "" } }) {
  return task;
}

/**
 * @param {HTMLProgressElement} bar
 * @param {Set<string>} done
 */
function count({ dataset: { tasks = "" } }, done) {
  return tasks.split(" ").filter((task) => done.has(task)).length;
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
