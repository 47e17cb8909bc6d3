// The menu button of narrow screens opens and closes the drawer, by keyboard as well: Enter, Space, Escape. So do the labels
// within it, which open a panel of the drawer or lead back from it.

/** Let the button stand for the theme's hidden check box, and give focus back when the drawer closes. */
export function startMenu() {
  const button = document.querySelector(".kit-menu");
  const drawer = document.getElementById("__drawer");
  if (!button || !drawer) return;
  const menu = document.querySelector(".md-sidebar--primary");
  const labels = [...menu.querySelectorAll("label:not([for=__drawer])")];
  const show = () => {
    button.setAttribute("aria-expanded", String(drawer.checked));
    for (const label of labels) (drawer.checked ? likeButton : likeLabel)(label);
  };
  const enter = () => {
    const panel = [...menu.querySelectorAll(":checked ~ .md-nav")].at(-1) ?? menu;
    [...panel.querySelectorAll("a, label[tabindex]")].find((one) => one.checkVisibility({ visibilityProperty: true }))?.focus();
  };
  const set = (open) => {
    if (drawer.checked !== open) drawer.click();
    show();
    if (open) enter();
    else button.focus();
  };
  button.addEventListener("click", () => set(!drawer.checked));
  drawer.addEventListener("change", show);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drawer.checked) set(false);
  });
  for (const label of labels) {
    label.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      label.click();
      if (label.control.checked) enter();
      else labels.find((one) => one.control === label.control).focus();
    });
  }
  // Nobody walks on behind the open drawer.
  menu.addEventListener("focusout", ({ relatedTarget: to }) => {
    if (to && to !== button && !menu.contains(to) && drawer.checked) drawer.click();
  });
  // A link to a place on this page shows it.
  menu.addEventListener("click", ({ target }) => {
    const link = target.closest("a[href^='#']");
    if (link && drawer.checked) drawer.click();
  });
}

function likeButton(label) {
  label.tabIndex = 0;
  label.setAttribute("role", "button");
  if (label.matches(".md-nav__title")) label.setAttribute("aria-label", `Back from ${label.textContent.trim()}`);
}

function likeLabel(label) {
  for (const name of ["tabindex", "role", "aria-label"]) label.removeAttribute(name);
}
