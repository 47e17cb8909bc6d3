// Shows the whole kit on one paper, with a choice of the other. Without a script both are listed.

import { announcer } from "../lib/announce.js";
import { all, create } from "../lib/dom.js";
import { choosePaper, paper } from "../lib/paper.js";

/** @typedef {import("../lib/paper.js").Paper} Paper */

/** @param {HTMLElement} list */
export function startPapers(list) {
  const kits = all("[data-on]", HTMLElement, list);
  const options = kits.map((kit) => {
    const input = create("input", { type: "radio", name: "paper", value: kit.dataset.on ?? "" });
    const label = create("label");
    label.append(input, ` ${kit.dataset.title}`);
    return { input, label };
  });
  const choice = create("fieldset", { className: "kit-papers__choice" });
  choice.append(create("legend", { textContent: "Paper" }), ...options.map(({ label }) => label));
  const show = (/** @type {Paper} */ chosen) => {
    for (const kit of kits) kit.hidden = kit.dataset.on !== chosen;
    for (const { input } of options) input.checked = input.value === chosen;
  };
  choice.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    const chosen = /** @type {Paper} */ (target.value);
    choosePaper(chosen);
    show(chosen);
    const kit = kits.find(({ hidden }) => !hidden);
    announcer()(`Both files are on ${kit?.dataset.title} now.`);
  });
  list.prepend(choice);
  show(paper());
}
