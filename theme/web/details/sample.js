// The sample on the front page: what is typed there is a detail like any other, kept and shown on every page.

import { all, maybe } from "../lib/dom.js";
import { clean } from "./cleaning.js";
import { details, keep, onChange } from "./details.js";
import { keptNotice } from "./kept.js";

/** Make the boxes of the sample work, if this page has them. */
export function startSample() {
  const boxes = maybe("[data-sample]", HTMLElement);
  if (!boxes) return;
  const inputs = all("input", HTMLInputElement, boxes);
  const status = maybe(".kit-kept", HTMLElement);
  const notice = keptNotice((words) => {
    if (status) status.textContent = words;
  });
  const take = (/** @type {HTMLInputElement} */ input) => {
    keep("device", { [input.name]: clean(input.value, input.maxLength) });
    notice(input, "device");
  };
  const fill = () => {
    const values = details();
    for (const input of inputs) {
      if (input !== document.activeElement) input.value = values[input.name] ?? "";
    }
  };
  for (const input of inputs) if (input.value) take(input); // typed before this script ran
  boxes.addEventListener("input", ({ target }) => {
    if (target instanceof HTMLInputElement) take(target);
  });
  onChange(fill);
  fill();
}
