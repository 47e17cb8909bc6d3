// What is chosen stands above the results, each choice with a way to take it back: on a phone the form itself is folded away.

/** Show a chip for every box that is ticked; pressing it unticks the box and calls `changed`. */
export function showChips(list, form, changed) {
  const chosen = [...form.querySelectorAll("input[type=checkbox]:checked")];
  list.hidden = chosen.length === 0;
  list.replaceChildren(...chosen.map((box) => chip(box, changed)));
}

function chip(box, changed) {
  const words = box.nextElementSibling.textContent;
  const button = Object.assign(document.createElement("button"), { type: "button", className: "kit-chip", textContent: words });
  button.setAttribute("aria-label", `${words}: take this filter away`);
  button.addEventListener("click", () => {
    box.checked = false;
    changed();
  });
  const line = document.createElement("li");
  line.append(button);
  return line;
}
