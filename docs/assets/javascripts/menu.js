// The menu button of narrow screens opens and closes the drawer, by keyboard as well: Enter, Space, Escape.

/** Let the button stand for the theme's hidden check box, and give focus back when the drawer closes. */
export function startMenu() {
  const button = document.querySelector(".kit-menu");
  const drawer = document.getElementById("__drawer");
  if (!button || !drawer) return;
  const show = () => button.setAttribute("aria-expanded", String(drawer.checked));
  const set = (open) => {
    if (drawer.checked !== open) drawer.click();
    show();
    if (open) document.querySelector(".md-sidebar--primary a, .md-sidebar--primary label[tabindex]")?.focus();
    else button.focus();
  };
  button.addEventListener("click", () => set(!drawer.checked));
  drawer.addEventListener("change", show);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drawer.checked) set(false);
  });
}
