// Check-lists can be ticked; the ticks stay on this device and add up over the five steps. Without a script they are lists.

import { keyOf, recall, store } from "./store.js";

const NAME = "checklist";
const VERSION = 1;

/** Show what is ticked in every list and every row of steps on this page, and keep what is ticked from now on. */
export function startChecklists() {
  for (const early of document.querySelectorAll("[data-task]:checked")) keep(early.dataset.task, true); // before this script came
  document.addEventListener("change", ({ target }) => {
    if (!target.dataset.task) return;
    keep(target.dataset.task, target.checked);
    show();
  });
  document.addEventListener("kit:forgotten", show);
  window.addEventListener("storage", (event) => (event.key === keyOf(NAME) || event.key === null) && show());
  window.addEventListener("pageshow", (event) => event.persisted && show());
  show();
}

function show() {
  const done = ticks();
  for (const box of document.querySelectorAll("[data-task]")) box.checked = done.has(box.dataset.task);
  for (const bar of document.querySelectorAll("progress[data-tasks]")) bar.value = count(bar, done);
  for (const status of document.querySelectorAll("[data-progress]")) tell(status, done);
}

function tell(status, done) {
  const words = status.dataset.progress === "plan" ? ofThePlan() : ofTheSteps(status.dataset.progress, done);
  if (status.textContent !== words) status.textContent = words;
}

function ofThePlan() {
  const days = [...document.querySelectorAll("[data-checklist=plan] input")];
  return `${days.filter((day) => day.checked).length} of ${days.length} days done`;
}

/** "3 of 7 here · 12 of 33 in all", and a word when a step is done. */
function ofTheSteps(here, done) {
  const bars = [...document.querySelectorAll("progress[data-tasks]")];
  const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);
  const all = `${sum(bars.map((bar) => count(bar, done)))} of ${sum(bars.map((bar) => bar.max))}`;
  const bar = bars.find((one) => one.dataset.step === here);
  if (!bar) return `${all} ticked so far`;
  return `${count(bar, done)} of ${bar.max} here · ${all} in all${count(bar, done) === bar.max ? " · this step is done" : ""}`;
}

function count(bar, done) {
  return bar.dataset.tasks.split(" ").filter((task) => done.has(task)).length;
}

function ticks() {
  try {
    const kept = JSON.parse(recall(NAME) ?? "null");
    return new Set(kept?.version === VERSION && Array.isArray(kept.done) ? kept.done : []);
  } catch {
    return new Set(); // not written by us
  }
}

function keep(task, ticked) {
  const done = ticks();
  if (ticked) done.add(task);
  else done.delete(task);
  store(NAME, JSON.stringify({ version: VERSION, done: [...done].sort() }));
}
