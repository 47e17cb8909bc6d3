// A list marked as a check-list can be ticked; the ticks stay on this device and add up over the five steps.

const KEY = "referral-kit.checklists";

/** Give every line of every check-list a box, and tell how many are ticked. */
export function startChecklists() {
  for (const list of document.querySelectorAll(".kit-checklist")) start(list);
}

function start(list) {
  const name = list.dataset.name ?? location.pathname;
  const boxes = [...list.querySelectorAll("li")].map((line, place) => box(line, `${name}#${place}`));
  const status = Object.assign(document.createElement("p"), { className: "kit-checklist__status" });
  status.setAttribute("role", "status");
  list.append(status);
  const tell = () => (status.textContent = `${boxes.filter((one) => one.checked).length} of ${boxes.length} done`);
  list.addEventListener("change", ({ target }) => {
    remember(target.dataset.line, target.checked);
    tell();
  });
  tell();
}

function box(line, key) {
  const label = document.createElement("label");
  const input = Object.assign(document.createElement("input"), { type: "checkbox", checked: Boolean(ticks()[key]) });
  input.dataset.line = key;
  label.append(input, ...line.childNodes);
  line.append(label);
  return input;
}

function ticks() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}") ?? {};
  } catch {
    return {};
  }
}

function remember(key, ticked) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...ticks(), [key]: ticked }));
  } catch {
    // a browser that keeps nothing: the tick lasts as long as the page
  }
}
