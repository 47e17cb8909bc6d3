// What a visitor starred and what they used last, by the names of templates, on this device until everything is forgotten.

const KEYS = { starred: "referral-kit.starred", recent: "referral-kit.recent" };
const MOST = { starred: 500, recent: 12 };
const SLUG = /^[a-z0-9-]{1,80}$/;

const memory = { starred: [], recent: [] };
document.addEventListener("kit:forgotten", () => {
  for (const name of Object.keys(memory)) memory[name] = [];
});

/** The names on one of the two shelves, latest first. */
export function shelf(name) {
  try {
    const stored = JSON.parse(localStorage.getItem(KEYS[name]) ?? "null");
    return Array.isArray(stored) ? stored.filter((slug) => typeof slug === "string" && SLUG.test(slug)) : memory[name];
  } catch {
    return memory[name];
  }
}

/** Remember that a template was copied, printed or taken home. */
export function used(slug) {
  put("recent", [slug, ...shelf("recent").filter((other) => other !== slug)]);
}

/** Let every star below `root` show whether it is set, and be set and taken away. */
export function startStars(root, changed = () => {}) {
  const show = () => {
    const starred = shelf("starred");
    for (const star of root.querySelectorAll("[data-star]")) star.setAttribute("aria-pressed", String(starred.includes(star.dataset.star)));
  };
  root.addEventListener("click", ({ target }) => {
    const star = target.closest("[data-star]");
    if (!star) return;
    const others = shelf("starred").filter((slug) => slug !== star.dataset.star);
    put("starred", star.getAttribute("aria-pressed") === "true" ? others : [star.dataset.star, ...others]);
    show();
    changed();
  });
  const again = () => (show(), changed());
  document.addEventListener("kit:forgotten", again);
  window.addEventListener("storage", (event) => (event.key === KEYS.starred || event.key === null) && again());
  show();
}

function put(name, slugs) {
  memory[name] = slugs.slice(0, MOST[name]);
  try {
    localStorage.setItem(KEYS[name], JSON.stringify(memory[name]));
  } catch {
    // a browser that keeps nothing: the shelf lasts as long as the page
  }
}
