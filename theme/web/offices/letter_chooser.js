// Lets a visitor choose which offices a letter goes to: any of them, or the one that a client's page is for.

import { create } from "../lib/dom.js";
import { matching, nameOf, personOf } from "./office.js";

/**
 * @typedef {import("./office.js").Office} Office
 *
 * @typedef {object} Choice
 * @property {Office[]} offices in the order of the list
 * @property {Set<string>} chosen their ids
 * @property {(office: Office) => boolean} isFinal whether an office said no
 * @property {boolean} isForOne whether only one can be chosen
 * @property {() => void} tell what to do after each choice
 */

const SHOWN = 60; // offices in the list at once

/** @param {Choice} choice */
export function chooserOf(choice) {
  const { offices, chosen, isFinal, isForOne, tell } = choice;
  const part = create("div", { className: "kit-details" });
  const box = create("input", { type: "search", id: "kit-letters-find", autocomplete: "off" });
  const label = create("label", { htmlFor: box.id, textContent: "Find an office" });
  const every = create("button", { type: "button", className: "md-button" });
  const list = create("div", { className: "kit-letters" });
  let open = offices;
  const draw = () => {
    const found = matching(offices, box.value);
    open = found.filter((office) => !isFinal(office));
    list.replaceChildren(...found.slice(0, SHOWN).map((office) => tickOf(office, choice)));
    if (found.length > SHOWN) {
      const rest = `${found.length - SHOWN} more: find them by a word.`;
      list.append(create("p", { textContent: rest }));
    }
    every.textContent = areAll() ? "Choose none" : `Choose all ${open.length}`;
  };
  const areAll = () => open.length > 0 && open.every(({ id }) => chosen.has(id));
  box.addEventListener("input", draw);
  list.addEventListener("change", () => {
    every.textContent = areAll() ? "Choose none" : `Choose all ${open.length}`;
  });
  every.addEventListener("click", () => {
    const drops = areAll();
    for (const { id } of open) drops ? chosen.delete(id) : chosen.add(id);
    draw();
    tell();
  });
  part.append(label, box, list);
  if (!isForOne) part.append(every);
  draw();
  return part;
}

/**
 * An office to tick. One that said no cannot be: it hears from nobody again.
 * @param {Office} office
 * @param {Choice} choice
 */
function tickOf(office, { chosen, isFinal, isForOne, tell }) {
  const tick = create("input", {
    type: isForOne ? "radio" : "checkbox",
    name: "kit-letters",
    checked: chosen.has(office.id),
    disabled: isFinal(office),
  });
  tick.addEventListener("change", () => {
    if (isForOne) chosen.clear();
    if (tick.checked) chosen.add(office.id);
    else chosen.delete(office.id);
    tell();
  });
  const label = create("label", { className: "kit-details__none" });
  const { provider_address: address, provider_phone: phone } = office.facts;
  const words = [nameOf(office), personOf(office) || address || phone];
  if (isFinal(office)) words.push("said no");
  label.append(tick, ` ${words.filter(Boolean).join(" · ")}`);
  return label;
}
