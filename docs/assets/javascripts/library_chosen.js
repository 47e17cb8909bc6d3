// What was chosen stands below the search box, each with a way to take it back, and on narrow screens a way to the results.

/** Let the chosen filters be taken back one by one or all at once, and the list of filters be left for the results. */
export function startChosen(form, changed, goOn) {
  const list = form.querySelector(".kit-chosen");
  list.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    const place = [...list.querySelectorAll("button")].indexOf(button);
    form.querySelector(`input[name=${button.dataset.name}][value="${button.dataset.value}"]`).checked = false;
    changed();
    const left = list.querySelectorAll("button");
    (left[place] ?? left[place - 1] ?? form.querySelector("summary")).focus();
  });
  form.querySelector(".kit-library__clear").addEventListener("click", () => {
    form.reset();
    changed();
    form.elements.find.focus();
  });
  form.querySelector(".kit-library__show button").addEventListener("click", () => {
    form.querySelector("details").open = false;
    goOn();
  });
}

/** Show what is chosen, and how many templates that leaves. */
export function showChosen(form, kept) {
  const chosen = [...form.querySelectorAll("input:checked")];
  form.querySelector(".kit-chosen").replaceChildren(...chosen.map(chip));
  form.querySelector(".kit-library__clear").hidden = !chosen.length && !form.elements.find.value.trim();
  form.querySelector(".kit-library__show button").textContent =
    kept === 0 ? "Show what comes nearest" : `Show ${kept} ${kept === 1 ? "template" : "templates"}`;
}

function chip(box) {
  const words = box.name === "step" ? `Step ${box.value}` : box.closest("label").querySelector("span").textContent;
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: words });
  button.setAttribute("aria-label", `${words}: take away`);
  Object.assign(button.dataset, { name: box.name, value: box.value });
  const line = document.createElement("li");
  line.append(button);
  return line;
}
