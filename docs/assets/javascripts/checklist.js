// A step's check-list can be ticked; the ticks stay on this device and add up over the steps.

const KEY = "referral-kit.checklist";

/** Keep the ticks of the check-list on this page, and tell how far the visitor is. */
export function startChecklist(list) {
  const boxes = [...list.querySelectorAll("input[data-task]")];
  const show = () => {
    const done = ticks();
    for (const box of boxes) box.checked = done.has(box.dataset.task);
    tell(list, done);
  };
  list.addEventListener("change", ({ target }) => {
    keep(target.dataset.task, target.checked);
    tell(list, ticks());
  });
  window.addEventListener("storage", (event) => event.key === KEY && show());
  show();
}

function tell(list, done) {
  const here = [...list.querySelectorAll("input:checked")].length;
  const all = list.dataset.tasks.split(" ");
  const total = all.filter((task) => done.has(task)).length;
  const bar = list.querySelector("progress");
  bar.value = total;
  const [step, whole] = list.querySelectorAll("[data-count]");
  step.textContent = here;
  whole.textContent = total;
}

let memory = new Set(); // for a browser that keeps nothing: the ticks last as long as the page

function ticks() {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return stored?.version === 1 && Array.isArray(stored.done) ? new Set(stored.done) : memory;
  } catch {
    return memory;
  }
}

function keep(task, ticked) {
  const done = new Set(ticks());
  if (ticked) done.add(task);
  else done.delete(task);
  memory = done;
  try {
    localStorage.setItem(KEY, JSON.stringify({ version: 1, done: [...done].sort() }));
  } catch {
    // refused: memory holds it
  }
}
