// The menu button of narrow screens opens and closes the drawer, by keyboard as well: Enter, Space,
// Escape. So do the labels in it, which open a panel of the drawer or lead back from it.

import { all, maybe, one, targetOf } from "../lib/dom.js";

/** Let the button work the theme's hidden check box, and give focus back when the drawer closes. */
export function startMenu() {
  const button = maybe(".kit-menu", HTMLElement);
  const drawer = maybe("#__drawer", HTMLInputElement);
  if (!button || !drawer) return;
  const menu = one(".md-sidebar--primary", HTMLElement);
  const labels = all("label:not([for=__drawer])", HTMLLabelElement, menu);
  const show = () => {
    button.setAttribute("aria-expanded", String(drawer.checked));
    for (const label of labels) (drawer.checked ? likeButton : likeLabel)(label);
  };
  const set = (/** @type {boolean} */ isOpen) => {
    if (drawer.checked !== isOpen) drawer.click();
    show();
    if (isOpen) enterPanel(menu);
    else button.focus();
  };
  button.addEventListener("click", () => set(!drawer.checked));
  drawer.addEventListener("change", show);
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && drawer.checked) set(false);
  });
  for (const label of labels)
    label.addEventListener("keydown", (event) => press(event, labels, menu));
  // Focus that leaves the open drawer closes it: nothing behind it can be seen.
  menu.addEventListener("focusout", ({ relatedTarget: to }) => {
    const isAway = to instanceof Node && to !== button && !menu.contains(to);
    if (isAway && drawer.checked) drawer.click();
  });
  // A link to a place on this page shows it.
  menu.addEventListener("click", (event) => {
    if (targetOf(event, "a[href^='#']", HTMLElement) && drawer.checked) drawer.click();
  });
}

/**
 * Work a label by the keys that press a button, and move focus into the panel it opens, or back out.
 * @param {KeyboardEvent} event
 * @param {HTMLLabelElement[]} labels
 * @param {HTMLElement} menu
 */
function press(event, labels, menu) {
  const label = event.currentTarget;
  if ((event.key !== "Enter" && event.key !== " ") || !(label instanceof HTMLLabelElement)) return;
  event.preventDefault();
  label.click();
  const { control } = label;
  if (control instanceof HTMLInputElement && control.checked) enterPanel(menu);
  else labels.find((other) => other.control === control)?.focus();
}

/** @param {HTMLElement} menu */
function enterPanel(menu) {
  const panel = all(":checked ~ .md-nav", HTMLElement, menu).at(-1) ?? menu;
  all("a, label[tabindex]", HTMLElement, panel)
    .find((entry) => entry.checkVisibility({ visibilityProperty: true }))
    ?.focus();
}

/** @param {HTMLLabelElement} label */
function likeButton(label) {
  label.tabIndex = 0;
  label.setAttribute("role", "button");
  if (!label.matches(".md-nav__title")) return;
  label.setAttribute("aria-label", `Back from ${label.textContent.trim()}`);
}

/** @param {HTMLLabelElement} label */
function likeLabel(label) {
  for (const name of ["tabindex", "role", "aria-label"]) label.removeAttribute(name);
}
